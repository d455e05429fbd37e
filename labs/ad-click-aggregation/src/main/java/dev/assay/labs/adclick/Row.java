package dev.assay.labs.adclick;

/**
 * A partial count: the clicks of one partition.
 *
 * @param count at least 1
 */
public record Row(int partition, RowKey key, Tier tier, long count) implements Result {}
