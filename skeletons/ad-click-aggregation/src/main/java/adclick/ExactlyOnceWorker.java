package adclick;

import dev.assay.kit.port.Fenced;
import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Unavailable;
import dev.assay.kit.port.VersionConflict;
import dev.assay.kit.port.Versioned;
import dev.assay.labs.adclick.AdConfig;
import dev.assay.labs.adclick.AggregationWorker;
import dev.assay.labs.adclick.Aggregators;
import dev.assay.labs.adclick.Assignment;
import dev.assay.labs.adclick.ClickAggregator;
import dev.assay.labs.adclick.LogEvent;
import dev.assay.labs.adclick.Result;
import dev.assay.labs.adclick.WorkerPorts;

/** Reads, aggregates, commits, and now and then saves what it remembers. */
final class ExactlyOnceWorker implements AggregationWorker {
    private static final int BATCH = 50;
    private static final long WAIT_MS = 1_000;
    private static final int CHECKPOINT_EVERY = 200;

    private final WorkerPorts ports;
    private final AdConfig config;
    private final Aggregators aggregators;
    private final Retry retry;

    /**
     * What is kept of an aggregator.
     *
     * @param next the offset of the first record that is not in the state
     */
    record Checkpoint(long next, Record state) {}

    ExactlyOnceWorker(WorkerPorts ports, AdConfig config, Aggregators aggregators) {
        this.ports = ports;
        this.config = config;
        this.aggregators = aggregators;
        this.retry = new Retry(ports.time());
    }

    @Override
    public void run(Assignment assignment) {
        if (assignment == null || assignment.epoch() < 1 || assignment.partition() < 0
                || assignment.partition() >= ports.clickTopic().partitions()) {
            throw new IllegalArgumentException("no such assignment: " + assignment);
        }
        // TODO Own the partition, find where to go on from, and then:
        // while (true) {
        //     read a batch; aggregate it; commit its results and the position together; save a checkpoint now and then
        // }
    }
}
