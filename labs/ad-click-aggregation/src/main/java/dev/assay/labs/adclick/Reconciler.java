package dev.assay.labs.adclick;

import dev.assay.kit.port.LogEntry;
import java.util.List;
import java.util.Map;

/** Counts the whole raw log again, later, and compares. */
public interface Reconciler {
    /**
     * What was served wrongly in windows that lie in [from, to) entirely. The truth: rejected records (see {@link ClickAggregator}) do not
     * count, late ones do; each impression counts once over all partitions, without any horizon, and of several clicks of it the one with
     * the smallest (timestamp, partition, offset) counts.
     *
     * @param rawLog the entries of all partitions, in any order
     * @param served what was served, all partitions together; what is missing is 0
     * @return ascending by window, ad, filter; only what differs
     * @throws IllegalArgumentException if something is {@code null}, or {@code fromMs > toMs}
     */
    List<Correction> reconcile(AdConfig config, List<LogEntry<LogEvent>> rawLog, Map<RowKey, Long> served, long fromMs, long toMs);
}
