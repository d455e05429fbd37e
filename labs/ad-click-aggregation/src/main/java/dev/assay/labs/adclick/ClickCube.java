package dev.assay.labs.adclick;

import java.util.List;

/**
 * Counts by minute, rolled up by hour and day, so that long ranges take few reads. All of its state is in the {@link CountTable}.
 *
 * <p>A range [from, to) is tiled by the fewest aligned minutes, hours and days; {@link #count} makes at most so many {@code get} calls and
 * {@link #top} at most so many {@code scan} calls, and neither makes others. <b>Misuse</b> is an {@link IllegalArgumentException}: an ad that is
 * {@code null} or blank, a time that is negative or no multiple of 60,000, {@code from > to}, a negative filter, count or n.
 */
public interface ClickCube {
    /** Sets a minute's count, which may go down; hours and days follow. At most 3 gets and 3 puts. */
    void set(String adId, long minuteStartMs, int filterId, long count);

    /** How many clicks an ad has in a range; 0 in an empty one. */
    long count(String adId, long fromMs, long toMs, int filterId);

    /** The ads with most clicks in a range: by count, largest first, then by ad. Ads without clicks are left out. */
    List<AdCount> top(long fromMs, long toMs, int n, int filterId);
}
