package dev.assay.labs.filestorage;

/**
 * What a user's files take.
 *
 * @param usedBytes the sum of the sizes of the current versions in all namespaces that are his
 */
public record QuotaRow(long usedBytes) {}
