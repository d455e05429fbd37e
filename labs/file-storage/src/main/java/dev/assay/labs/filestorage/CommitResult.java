package dev.assay.labs.filestorage;

import java.util.Set;

/** What has become of a commit. */
public sealed interface CommitResult permits Committed, CommitResult.Denied, CommitResult.Conflict, CommitResult.UploadExpired,
        CommitResult.MissingChunks, CommitResult.QuotaExceeded {
    /** There is no such namespace, or the caller may not write to it. */
    record Denied() implements CommitResult {}

    /**
     * The base is not the current version.
     *
     * @param currentVersion the current one; 0 if there never was one
     */
    record Conflict(long currentVersion) implements CommitResult {}

    /** The upload is unknown, belongs to another namespace, or is no longer open. */
    record UploadExpired() implements CommitResult {}

    /**
     * Chunks are not stored.
     *
     * @param hashes which
     */
    record MissingChunks(Set<String> hashes) implements CommitResult {}

    /**
     * The owner's files would take more than they may.
     *
     * @param usedBytes what they take now
     */
    record QuotaExceeded(long usedBytes) implements CommitResult {}
}
