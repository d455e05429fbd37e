package dev.assay.labs.adclick;

/**
 * What a worker is told to work on.
 *
 * @param partition which partition
 * @param epoch at least 1; the newest owner's is the largest
 */
public record Assignment(int partition, long epoch) {}
