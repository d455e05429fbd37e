package dev.assay.labs.adclick;

import java.util.List;

/**
 * How clicks are counted.
 *
 * @param windowMs how long a window is, at least 1; windows begin at its multiples
 * @param outOfOrderMs how far the watermark stays behind the newest event, at least 0
 * @param allowedLatenessMs how long after its end a window takes late clicks, in time of the watermark, at least 0
 * @param maxFutureSkewMs how far ahead of the log's clock an event's time may be, at least 0
 * @param dedupeHorizonMs for how long a counted impression is remembered, at least as long as its window can be open
 * @param filters no two have the same number
 */
public record AdConfig(
        long windowMs, long outOfOrderMs, long allowedLatenessMs, long maxFutureSkewMs, long dedupeHorizonMs, List<Filter> filters) {
    /** @throws IllegalArgumentException if something is out of its range */
    public AdConfig {
        filters = List.copyOf(filters);
        if (windowMs < 1 || outOfOrderMs < 0 || allowedLatenessMs < 0 || maxFutureSkewMs < 0
                || dedupeHorizonMs < windowMs + allowedLatenessMs
                || filters.stream().map(Filter::id).distinct().count() < filters.size()) {
            throw new IllegalArgumentException("no such configuration: " + windowMs + ", " + outOfOrderMs + ", " + allowedLatenessMs + ", "
                    + maxFutureSkewMs + ", " + dedupeHorizonMs + ", " + filters);
        }
    }

    /** Windows of a minute; a first answer 5 s after a window's end, a final one 60 s after it; impressions for 10 minutes. */
    public static AdConfig standard(List<Filter> filters) {
        return new AdConfig(60_000, 5_000, 55_000, 300_000, 600_000, filters);
    }

    /** The beginning of the window that a time is in. */
    public long windowOf(long timeMs) {
        return Math.floorDiv(timeMs, windowMs) * windowMs;
    }
}
