package dev.assay.labs.adclick;

import dev.assay.kit.port.LogEntry;

/**
 * Counts the clicks of one partition in windows of event time. A pure function of the records so far: no port, no clock, no chance.
 *
 * <p>With W the watermark after the record is taken into account, and {@code end} the end of a click's window:
 * <ul>
 * <li><b>Rejected</b> is a record whose time is negative or more than {@code maxFutureSkewMs} after the log's timestamp, and a click
 *     without impression or ad (null or blank). It changes nothing.
 * <li><b>W</b> is the largest time of records that were not rejected, less {@code outOfOrderMs}. Duplicates, late clicks and heartbeats
 *     move it too.
 * <li><b>Duplicate</b> is a click whose impression was counted here with a time t, as long as {@code W < t + dedupeHorizonMs}. This comes
 *     before late.
 * <li><b>Late</b> is a click with {@code end + allowedLatenessMs <= W}. It is not remembered.
 * <li><b>Counted</b> is any other click: one more for filter 0, and for each filter that fits.
 * </ul>
 */
public interface ClickAggregator {
    /**
     * Takes the next record. Its results: for each open window whose end W has reached through this record ({@code before < end <= W}), a
     * {@link Tier#FAST} row a key; for each open window with {@code end + allowedLatenessMs <= W}, a {@link Tier#FINAL} row a key, and the
     * window is closed; a {@link Progress} with W if {@code floor((W - allowedLatenessMs) / windowMs)} has grown, or if this is the first
     * record that was not rejected. A key has a row if its count is above 0.
     *
     * @param record of this aggregator's partition
     * @throws IllegalArgumentException if it is {@code null}, of another partition, or its offset is not larger than the last one's
     */
    Effect accept(LogEntry<LogEvent> record);

    /**
     * Everything that is to be known to go on from here, as plain data; later records do not change it. It holds at most
     * {@code 2 * (impressions to be remembered + keys of open windows) + 64} elements in all its collections together.
     */
    Record snapshot();

    /** W; {@link Long#MIN_VALUE} before the first record that was not rejected. */
    long watermarkMs();
}
