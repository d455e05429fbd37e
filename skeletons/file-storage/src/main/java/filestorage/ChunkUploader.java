package filestorage;

import dev.assay.kit.port.PortException;
import dev.assay.labs.filestorage.Chunker;
import dev.assay.labs.filestorage.DataPlane;
import dev.assay.labs.filestorage.Digest;
import dev.assay.labs.filestorage.FileChunk;
import dev.assay.labs.filestorage.Manifest;
import dev.assay.labs.filestorage.Uploader;

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
        // TODO Which chunks are there already? What if a call goes wrong?
        throw new UnsupportedOperationException("ChunkUploader.upload");
    }
}
