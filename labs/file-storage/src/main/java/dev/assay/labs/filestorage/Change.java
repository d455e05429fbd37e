package dev.assay.labs.filestorage;

/**
 * An entry of a namespace's journal.
 *
 * @param seq 1, 2, 3 ... without gaps
 * @param path the file
 * @param entry what it became
 */
public record Change(long seq, String path, FileEntry entry) {}
