package dev.assay.labs.music;

/**
 * A line of a master playlist: one bit rate of a track.
 *
 * @param uri where its media playlist is, relative to the master
 * @param bandwidthBps bits a second
 * @param codecs how it is encoded, such as {@code mp4a.40.2}
 */
public record Variant(String uri, int bandwidthBps, String codecs) {}
