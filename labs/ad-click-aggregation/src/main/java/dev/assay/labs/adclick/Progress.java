package dev.assay.labs.adclick;

/**
 * How far a partition has come: all {@link Tier#FINAL} rows of windows with {@code end + allowedLatenessMs <= watermarkMs} came before.
 */
public record Progress(int partition, long watermarkMs) implements Result {}
