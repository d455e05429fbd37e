package adclick;

import dev.assay.kit.port.LogEntry;
import dev.assay.labs.adclick.AdConfig;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.Correction;
import dev.assay.labs.adclick.Filter;
import dev.assay.labs.adclick.LogEvent;
import dev.assay.labs.adclick.Reconciler;
import dev.assay.labs.adclick.RowKey;
import java.util.List;
import java.util.Map;

/** Counts everything again. */
final class BatchReconciler implements Reconciler {
    @Override
    public List<Correction> reconcile(
            AdConfig config, List<LogEntry<LogEvent>> rawLog, Map<RowKey, Long> served, long fromMs, long toMs) {
        if (config == null || rawLog == null || served == null || fromMs > toMs) {
            throw new IllegalArgumentException("a reconciliation from " + fromMs + " to " + toMs);
        }
        // TODO What is the truth? Then compare, with what was served and with what was not.
        throw new UnsupportedOperationException("BatchReconciler.reconcile");
    }
}
