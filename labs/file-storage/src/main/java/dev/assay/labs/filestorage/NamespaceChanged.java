package dev.assay.labs.filestorage;

/**
 * What is published, with the namespace as its topic.
 *
 * @param ns the namespace
 * @param seq the journal's new entry
 */
public record NamespaceChanged(String ns, long seq) {}
