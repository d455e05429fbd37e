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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        // BEGIN SOLUTION
        // STUB: // TODO Own the partition, find where to go on from, and then:
        // STUB: // while (true) {
        // STUB: //     read a batch; aggregate it; commit its results and the position together; save a checkpoint now and then
        // STUB: // }
        try {
            new Run(assignment).work();
        } catch (Fenced newer) {
            return; // somebody else owns the partition
        }
        // END SOLUTION
    }

    // BEGIN SOLUTION
    /** One ownership of a partition. */
    private final class Run {
        private final int partition;
        private final long epoch;
        private final String key;
        private ClickAggregator aggregator;
        private long next;
        private long committed;
        private long version;
        private long saved;

        Run(Assignment assignment) {
            partition = assignment.partition();
            epoch = assignment.epoch();
            key = "worker/" + partition;
        }

        void work() {
            committed = retry.idempotent(() -> ports.results().open(ports.resultTopic(), partition, epoch));
            restore();
            while (true) {
                List<Result> results = new ArrayList<>();
                for (LogEntry<LogEvent> entry : read()) {
                    List<Result> effect = aggregator.accept(entry).results();
                    if (entry.offset() >= committed) {
                        results.addAll(effect); // what is below was committed before this run began
                    }
                    next = entry.offset() + 1;
                }
                if (next > committed) {
                    commit(results);
                }
                if (next == committed && next - saved >= CHECKPOINT_EVERY) {
                    save();
                }
            }
        }

        private void restore() {
            Optional<Versioned<Checkpoint>> found = load();
            version = found.map(Versioned::version).orElse(0L);
            next = found.map(checkpoint -> checkpoint.value().next()).orElse(0L);
            saved = next;
            aggregator = found.map(checkpoint -> aggregators.restored(config, partition, checkpoint.value().state()))
                    .orElseGet(() -> aggregators.aggregator(config, partition));
        }

        private Optional<Versioned<Checkpoint>> load() {
            return retry.idempotent(() -> ports.checkpoints().load(key, Checkpoint.class));
        }

        private List<LogEntry<LogEvent>> read() {
            return retry.idempotent(() -> ports.clicks().read(ports.clickTopic(), partition, next, BATCH, WAIT_MS));
        }

        private void commit(List<Result> results) {
            while (committed < next) {
                try {
                    ports.results().commit(ports.resultTopic(), partition, epoch, next, results);
                    committed = next;
                } catch (Unavailable failure) {
                    ports.time().sleep(200);
                } catch (OutcomeUnknown unknown) {
                    committed = retry.idempotent(() -> ports.results().committed(ports.resultTopic(), partition));
                }
            }
        }

        /** Only what is committed: a state that is ahead would lose results. A failure is no harm, the next one makes up for it. */
        private void save() {
            try {
                version = ports.checkpoints().save(key, version, new Checkpoint(next, aggregator.snapshot()));
                saved = next;
            } catch (VersionConflict other) {
                // Somebody who owned this partition before, or an earlier try of this run. It says nothing about who owns it now.
                Optional<Versioned<Checkpoint>> found = load();
                version = found.map(Versioned::version).orElse(0L);
                saved = found.map(checkpoint -> checkpoint.value().next()).orElse(0L);
            } catch (Unavailable | OutcomeUnknown failure) {
                ports.time().sleep(200);
            }
        }
    }
    // END SOLUTION
}
