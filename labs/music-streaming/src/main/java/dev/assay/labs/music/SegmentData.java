package dev.assay.labs.music;

/**
 * What a fetch brought.
 *
 * @param segment which segment, from 0
 * @param rendition which bit rate
 * @param bytes how many
 * @param checksum of the bytes
 */
public record SegmentData(int segment, int rendition, long bytes, long checksum) {}
