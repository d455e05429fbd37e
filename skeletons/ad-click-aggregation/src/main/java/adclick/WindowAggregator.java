package adclick;

import dev.assay.kit.port.LogEntry;
import dev.assay.labs.adclick.AdConfig;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.ClickAggregator;
import dev.assay.labs.adclick.Effect;
import dev.assay.labs.adclick.Filter;
import dev.assay.labs.adclick.LogEvent;
import dev.assay.labs.adclick.Progress;
import dev.assay.labs.adclick.Result;
import dev.assay.labs.adclick.Row;
import dev.assay.labs.adclick.RowKey;
import dev.assay.labs.adclick.Tier;
import dev.assay.labs.adclick.Verdict;

/** Counts the clicks of one partition in windows of event time. */
final class WindowAggregator implements ClickAggregator {
    private final AdConfig config;
    private final int partition;
    // TODO What has to be remembered? All of it belongs into a snapshot.

    WindowAggregator(AdConfig config, int partition) {
        if (config == null || partition < 0) {
            throw new IllegalArgumentException("an aggregator of the partition " + partition + " with " + config);
        }
        this.config = config;
        this.partition = partition;
    }

    WindowAggregator(AdConfig config, int partition, Record snapshot) {
        this(config, partition);
    }

    @Override
    public Effect accept(LogEntry<LogEvent> entry) {
        throw new UnsupportedOperationException("WindowAggregator.accept");
    }

    @Override
    public Record snapshot() {
        throw new UnsupportedOperationException("WindowAggregator.snapshot");
    }

    @Override
    public long watermarkMs() {
        throw new UnsupportedOperationException("WindowAggregator.watermarkMs");
    }
}
