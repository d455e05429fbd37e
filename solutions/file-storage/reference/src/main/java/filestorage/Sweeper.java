package filestorage;

import dev.assay.kit.port.BlobInfo;
import dev.assay.kit.port.Blobs;
import dev.assay.kit.port.Check;
import dev.assay.kit.port.Keys;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Table;
import dev.assay.kit.port.Time;
import dev.assay.kit.port.Write;
import dev.assay.labs.filestorage.FileChunk;
import dev.assay.labs.filestorage.FileEntry;
import dev.assay.labs.filestorage.GarbageCollector;
import dev.assay.labs.filestorage.GcConfig;
import dev.assay.labs.filestorage.Schema;
import dev.assay.labs.filestorage.UploadRow;
import dev.assay.labs.filestorage.UploadState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Aborts what took too long, looks which chunks there are, looks which are needed, and deletes those that are not, are old, and are still
 * as it saw them. The order is the proof: a chunk that is old belongs to no open upload, for those that old were aborted before it was
 * listed; and whoever was faster is seen when files are read.
 */
final class Sweeper implements GarbageCollector {
    private static final int PAGE = 100;

    private final Store meta;
    private final Blobs chunks;
    private final Time time;
    private final GcConfig config;

    Sweeper(Store meta, Blobs chunks, Time time, GcConfig config) {
        this.meta = meta;
        this.chunks = chunks;
        this.time = time;
        this.config = config;
    }

    @Override
    public void collect() {
        // BEGIN SOLUTION
        // STUB: // TODO What may not be deleted? What can happen between your looking and your deleting?
        // STUB: throw new UnsupportedOperationException("Sweeper.collect");
        long start = time.now();
        abortOlderThan(start - config.maxSessionMs());
        List<BlobInfo> old = listOlderThan(start - config.graceMs());
        Set<String> needed = needed();
        for (BlobInfo chunk : old) {
            if (!needed.contains(chunk.key())) {
                chunks.deleteIf(chunk.key(), chunk.generation());
            }
        }
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private void abortOlderThan(long oldest) {
        scan(Schema.UPLOADS, row -> {
            UploadRow upload = row.value();
            if (upload.state() == UploadState.OPEN && upload.createdAtMs() < oldest) {
                UploadRow aborted = new UploadRow(upload.ns(), UploadState.ABORTED, upload.createdAtMs());
                meta.transact(List.of(new Check(Schema.UPLOADS, row.id(), row.version())),
                        List.of(new Write(Schema.UPLOADS, row.id(), aborted)));
            }
        });
    }

    private List<BlobInfo> listOlderThan(long oldest) {
        List<BlobInfo> old = new ArrayList<>();
        String after = "";
        List<BlobInfo> page;
        do {
            page = chunks.list(Schema.CHUNKS, after, PAGE);
            for (BlobInfo chunk : page) {
                if (chunk.modifiedAt() < oldest) {
                    old.add(chunk);
                }
                after = chunk.key();
            }
        } while (page.size() == PAGE);
        return old;
    }

    private Set<String> needed() {
        Set<String> needed = new HashSet<>();
        scan(Schema.FILES, row -> {
            FileEntry entry = row.value();
            if (entry.manifest() != null) {
                for (FileChunk chunk : entry.manifest().chunks()) {
                    needed.add(Schema.chunkKey(chunk.hash()));
                }
            }
        });
        return needed;
    }

    private <V extends Record> void scan(Table<V> table, Consumer<Row<V>> each) {
        String from = "\u0001";
        List<Row<V>> page;
        do {
            page = meta.scan(table, from, Keys.prefixEnd(""), PAGE);
            for (Row<V> row : page) {
                each.accept(row);
                from = Keys.after(row.id());
            }
        } while (page.size() == PAGE);
    }
    // END SOLUTION
}
