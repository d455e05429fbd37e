package dev.assay.labs.adclick;

/**
 * A count that was served and is not true.
 *
 * @param served what was served; 0 if nothing was
 * @param truth what it should be
 */
public record Correction(RowKey key, long served, long truth) {}
