package dev.assay.labs.filestorage;

/**
 * An upload.
 *
 * @param ns the namespace that it is for
 * @param state what has become of it
 * @param createdAtMs when it was opened, on the service's clock
 */
public record UploadRow(String ns, UploadState state, long createdAtMs) {}
