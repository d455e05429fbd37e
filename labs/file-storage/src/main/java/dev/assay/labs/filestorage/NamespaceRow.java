package dev.assay.labs.filestorage;

/**
 * A namespace.
 *
 * @param owner whose it is
 * @param lastSeq the last entry of its journal; 0: there is none
 */
public record NamespaceRow(String owner, long lastSeq) {}
