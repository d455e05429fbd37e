package dev.assay.labs.music;

/**
 * A line of a media playlist.
 *
 * @param uri where the segment is, relative to the playlist
 * @param durationMicros how long it is
 */
public record Segment(String uri, long durationMicros) {}
