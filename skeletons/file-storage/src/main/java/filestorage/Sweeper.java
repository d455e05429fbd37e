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
        // TODO What may not be deleted? What can happen between your looking and your deleting?
        throw new UnsupportedOperationException("Sweeper.collect");
    }
}
