package dev.assay.labs.filestorage;

/**
 * A version of a file.
 *
 * @param version 1, 2, 3 ... for each path; never used again, not even when the file was deleted and made anew
 * @param manifest {@code null}: the file is deleted (a tombstone)
 */
public record FileEntry(long version, Manifest manifest) {}
