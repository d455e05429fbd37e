package dev.assay.labs.music;

import java.util.List;

/**
 * How a track is offered, and how much is kept at hand.
 *
 * @param kbps bit rates, ascending, at least one
 * @param segmentMs how long a segment is, at least 1
 * @param maxBufferMs how much may be buffered, at least one segment
 */
public record AbrConfig(List<Integer> kbps, long segmentMs, long maxBufferMs) {
    /** @throws IllegalArgumentException if a number is out of its range */
    public AbrConfig {
        kbps = List.copyOf(kbps);
        if (kbps.isEmpty() || kbps.getFirst() < 1 || segmentMs < 1 || maxBufferMs < segmentMs) {
            throw new IllegalArgumentException("no offer: " + kbps + " kbit/s in segments of " + segmentMs
                    + " ms, buffer " + maxBufferMs);
        }
        for (int i = 1; i < kbps.size(); i++) {
            if (kbps.get(i) <= kbps.get(i - 1)) {
                throw new IllegalArgumentException("bit rates are not ascending: " + kbps);
            }
        }
    }
}
