package dev.assay.labs.filestorage;

/**
 * It is done, once and for all.
 *
 * @param version the file's new version
 * @param seq its place in the namespace's journal
 */
public record Committed(long version, long seq) implements CommitResult {}
