package dev.assay.labs.music;

import java.util.List;

/**
 * A track at one bit rate.
 *
 * @param segments the bytes of each segment
 * @param frames how many frames each has
 */
public record EncodedTrack(List<byte[]> segments, List<Integer> frames) {}
