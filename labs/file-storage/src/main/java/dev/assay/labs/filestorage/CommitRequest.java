package dev.assay.labs.filestorage;

/**
 * A new version of a file.
 *
 * @param ns the namespace, 1 to 40 characters without {@code /}
 * @param path 1 to 150 characters
 * @param baseVersion the version that it follows: the one of the tombstone if the file is deleted, 0 if there never was one
 * @param manifest what it is made of; {@code null} to delete the file
 * @param opId names this request: who repeats it gets the same answer
 * @param uploadId the upload that its chunks are part of; {@code null} to delete
 */
public record CommitRequest(String ns, String path, long baseVersion, Manifest manifest, String opId, String uploadId) {}
