package filestorage;

import dev.assay.kit.port.PortException;
import dev.assay.labs.filestorage.Chunker;
import dev.assay.labs.filestorage.DataPlane;
import dev.assay.labs.filestorage.Digest;
import dev.assay.labs.filestorage.FileChunk;
import dev.assay.labs.filestorage.Manifest;
import dev.assay.labs.filestorage.Uploader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Sends what is missing. */
final class ChunkUploader implements Uploader {
    private static final int TRIES = 3;

    private final DataPlane data;
    private final Chunker chunker;
    private final Digest digest;

    ChunkUploader(DataPlane data, Chunker chunker, Digest digest) {
        this.data = data;
        this.chunker = chunker;
        this.digest = digest;
    }

    @Override
    public Manifest upload(String uploadId, byte[] content) {
        // BEGIN SOLUTION
        // STUB: // TODO Which chunks are there already? What if a call goes wrong?
        // STUB: throw new UnsupportedOperationException("ChunkUploader.upload");
        if (uploadId == null || content == null) {
            throw new IllegalArgumentException("an upload needs an id and a content");
        }
        List<FileChunk> chunks = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int start = 0;
        for (int end : chunker.cuts(content)) {
            chunks.add(new FileChunk(digest.sha256(content, start, end), end - start));
            starts.add(start);
            start = end;
        }
        Set<String> hashes = new LinkedHashSet<>(chunks.stream().map(FileChunk::hash).toList());
        Set<String> missing = hashes.isEmpty() ? Set.of() : patiently(() -> data.missing(uploadId, List.copyOf(hashes)));
        Set<String> sent = new HashSet<>();
        for (int i = 0; i < chunks.size(); i++) {
            FileChunk chunk = chunks.get(i);
            if (missing.contains(chunk.hash()) && sent.add(chunk.hash())) {
                byte[] bytes = Arrays.copyOfRange(content, starts.get(i), starts.get(i) + chunk.length());
                patiently(() -> {
                    data.putChunk(uploadId, chunk.hash(), bytes);
                    return null;
                });
            }
        }
        return new Manifest(List.copyOf(chunks), content.length, digest.sha256(content));
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private static <R> R patiently(Supplier<R> call) {
        for (int tried = 1; ; tried++) {
            try {
                return call.get();
            } catch (PortException wrong) {
                if (tried == TRIES) {
                    throw wrong;
                }
            }
        }
    }
    // END SOLUTION
}
