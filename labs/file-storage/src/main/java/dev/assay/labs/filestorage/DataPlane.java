package dev.assay.labs.filestorage;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chunks, as a device reaches them: what S3 would be with presigned addresses. Each method is one round trip.
 *
 * <p><b>Failures.</b> {@link dev.assay.kit.port.Unavailable}, or {@link dev.assay.kit.port.OutcomeUnknown} after a while.
 */
public interface DataPlane {
    /**
     * Those of the chunks that are not stored. Those that are stored are now part of this upload: they stay as long as it is open.
     *
     * @param hashes any number; one may occur several times
     */
    Set<String> missing(String uploadId, List<String> hashes);

    /**
     * Stores a chunk, as part of this upload.
     *
     * @throws IllegalArgumentException if the data's SHA-256 is not the hash
     */
    void putChunk(String uploadId, String hash, byte[] data);

    /**
     * A chunk. Its bytes may have been damaged on the way.
     *
     * @return empty: it is gone, for no current version of a file has it
     */
    Optional<byte[]> getChunk(String hash);
}
