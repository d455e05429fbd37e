package adclick;

import dev.assay.kit.port.LogEntry;
import dev.assay.labs.adclick.AdConfig;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.Correction;
import dev.assay.labs.adclick.Filter;
import dev.assay.labs.adclick.LogEvent;
import dev.assay.labs.adclick.Reconciler;
import dev.assay.labs.adclick.RowKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts everything again. */
final class BatchReconciler implements Reconciler {
    @Override
    public List<Correction> reconcile(
            AdConfig config, List<LogEntry<LogEvent>> rawLog, Map<RowKey, Long> served, long fromMs, long toMs) {
        if (config == null || rawLog == null || served == null || fromMs > toMs) {
            throw new IllegalArgumentException("a reconciliation from " + fromMs + " to " + toMs);
        }
        // BEGIN SOLUTION
        // STUB: // TODO What is the truth? Then compare, with what was served and with what was not.
        // STUB: throw new UnsupportedOperationException("BatchReconciler.reconcile");
        Map<RowKey, Long> truth = truth(config, rawLog);
        Set<RowKey> keys = new HashSet<>(truth.keySet());
        keys.addAll(served.keySet());
        List<Correction> corrections = new ArrayList<>();
        for (RowKey key : keys) {
            long was = served.getOrDefault(key, 0L);
            long is = truth.getOrDefault(key, 0L);
            if (was != is && fromMs <= key.windowStartMs() && key.windowStartMs() + config.windowMs() <= toMs) {
                corrections.add(new Correction(key, was, is));
            }
        }
        corrections.sort(Comparator.comparing(Correction::key, Comparator.comparingLong(RowKey::windowStartMs)
                .thenComparing(RowKey::adId).thenComparingInt(RowKey::filterId)));
        return corrections;
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private static Map<RowKey, Long> truth(AdConfig config, List<LogEntry<LogEvent>> rawLog) {
        List<LogEntry<LogEvent>> ordered = new ArrayList<>(rawLog);
        ordered.sort(Comparator.<LogEntry<LogEvent>>comparingLong(LogEntry::timestamp)
                .thenComparingInt(LogEntry::partition).thenComparingLong(LogEntry::offset));
        Set<String> seen = new HashSet<>();
        Map<RowKey, Long> truth = new HashMap<>();
        for (LogEntry<LogEvent> entry : ordered) {
            if (entry.value() instanceof Click click && isValid(config, click, entry.timestamp()) && seen.add(click.impressionId())) {
                long window = config.windowOf(click.clickTimeMs());
                truth.merge(new RowKey(click.adId(), window, 0), 1L, Long::sum);
                for (Filter filter : config.filters()) {
                    if (filter.fits(click)) {
                        truth.merge(new RowKey(click.adId(), window, filter.id()), 1L, Long::sum);
                    }
                }
            }
        }
        return truth;
    }

    private static boolean isValid(AdConfig config, Click click, long appendedMs) {
        return click.clickTimeMs() >= 0 && click.clickTimeMs() <= appendedMs + config.maxFutureSkewMs()
                && click.impressionId() != null && !click.impressionId().isBlank() && click.adId() != null && !click.adId().isBlank();
    }
    // END SOLUTION
}
