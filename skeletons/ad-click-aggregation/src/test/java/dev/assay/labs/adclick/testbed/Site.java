package dev.assay.labs.adclick.testbed;

import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Topic;
import dev.assay.labs.adclick.AdClickSolution;
import dev.assay.labs.adclick.AdConfig;
import dev.assay.labs.adclick.Aggregators;
import dev.assay.labs.adclick.Assignment;
import dev.assay.labs.adclick.LogEvent;
import dev.assay.labs.adclick.Result;
import dev.assay.labs.adclick.StoredRow;
import dev.assay.labs.adclick.Tables;
import dev.assay.labs.adclick.Tier;
import dev.assay.labs.adclick.Topics;
import dev.assay.labs.adclick.WorkerPorts;
import dev.assay.labs.adclick.WriterPorts;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.SimulatedCheckpoints;
import dev.assay.simulator.service.SimulatedLog;
import dev.assay.simulator.service.SimulatedStore;
import dev.assay.simulator.service.SimulatedTransactionalLog;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The logs, the checkpoints and the database, and the processes that work on them. Workers' clocks are years off. */
public final class Site {
    private static final long RESTART_MILLIS = 2_000;
    private static final long WRONG_CLOCK = -200_000_000_000L;
    private static final int MOST_CALLS_AFTER_FENCED = 5;

    private final World world;
    private final AdClickSolution solution;
    private final Aggregators aggregators;
    private final AdConfig config;
    private final SimulatedLog clicks;
    private final SimulatedTransactionalLog results;
    private final SimulatedCheckpoints checkpoints;
    private final SimulatedStore database;
    private final Topic<LogEvent> clickTopic;
    private final Topic<Result> resultTopic;
    private final List<Owner> owners = new ArrayList<>();
    private final List<Request<?>> writers = new ArrayList<>();
    private final long[] epochs;
    private Violation problem;

    /**
     * Empty logs, and nobody works.
     *
     * @param solution where workers and writers come from
     * @param aggregators where workers get aggregators from
     */
    public Site(World world, AdClickSolution solution, Aggregators aggregators, AdConfig config, int partitions) {
        this.world = world;
        this.solution = solution;
        this.aggregators = aggregators;
        this.config = config;
        this.clicks = new SimulatedLog(world, "clicks", Entrance.LOG_TIMEOUT_MILLIS);
        this.results = new SimulatedTransactionalLog(world, "results");
        this.checkpoints = new SimulatedCheckpoints(world, "checkpoints");
        this.database = new SimulatedStore(world, "database");
        this.clickTopic = Topics.clicks(partitions);
        this.resultTopic = Topics.results(partitions);
        this.epochs = new long[partitions];
        database.onCommit(changes -> changes.forEach(this::judge));
    }

    // ------------------------------------------------------------------------------------------------- what is there

    /** The world that all this is in. */
    public World world() {
        return world;
    }

    /** Raw events. */
    public SimulatedLog clicks() {
        return clicks;
    }

    /** Their topic. */
    public Topic<LogEvent> clickTopic() {
        return clickTopic;
    }

    /** Results. */
    public SimulatedTransactionalLog results() {
        return results;
    }

    /** Their topic. */
    public Topic<Result> resultTopic() {
        return resultTopic;
    }

    /** Checkpoints. */
    public SimulatedCheckpoints checkpoints() {
        return checkpoints;
    }

    /** The database. */
    public SimulatedStore database() {
        return database;
    }

    /** Puts records into the raw log. */
    public Site load(List<LogEntry<LogEvent>> records) {
        records.forEach(record -> clicks.write(clickTopic, record.partition(), record.value(), record.timestamp()));
        return this;
    }

    // ------------------------------------------------------------------------------------------------------ processes

    /** All owners so far, of all partitions, in the order of their starts. */
    public List<Owner> owners() {
        return List.copyOf(owners);
    }

    /** A partition gets a new owner now, with the next epoch, on a machine of its own. It is not started again when it dies. */
    public Owner own(int partition, String name) {
        return start(world.instance(name, WRONG_CLOCK), partition);
    }

    /** The same; and when it dies, its process starts again after two seconds, with the next epoch. */
    public Owner keepOwned(int partition, String name) {
        Instance instance = world.instance(name, WRONG_CLOCK);
        instance.whenDead(() -> world.after(RESTART_MILLIS, () -> start(instance, partition)));
        return start(instance, partition);
    }

    private Owner start(Instance instance, int partition) {
        long epoch = ++epochs[partition];
        Owner owner = new Owner(instance, partition, epoch);
        owners.add(owner);
        owner.runs(instance.begin("run of epoch " + epoch, () -> {
            WorkerPorts ports = new WorkerPorts(owner.seeing(clicks), clickTopic, owner.seeing(results), resultTopic,
                    owner.seeing(checkpoints), instance.time());
            solution.worker(ports, config, aggregators).run(new Assignment(partition, epoch));
            return null;
        }));
        return owner;
    }

    /** A writer of a partition; when it dies, its process starts again after two seconds. */
    public Instance keepWriting(int partition, String name) {
        Instance instance = world.instance(name, WRONG_CLOCK);
        instance.whenDead(() -> world.after(RESTART_MILLIS, () -> startWriter(instance, partition)));
        startWriter(instance, partition);
        return instance;
    }

    private void startWriter(Instance instance, int partition) {
        Request<?> run = instance.begin("writer", () -> {
            solution.writer(new WriterPorts(results, resultTopic, database, instance.time())).run(partition);
            return null;
        });
        writers.add(run);
    }

    // ------------------------------------------------------------------------------------------------------- judgement

    /** Remembers the first thing that is wrong; {@link #await} throws it. */
    public void wrong(String rule, String sentence) {
        if (problem == null) {
            problem = new Violation(rule, sentence);
        }
    }

    /** A stored row never goes back to a lower tier. */
    private void judge(SimulatedStore.Change change) {
        if (!change.table().equals(Tables.ROWS.name()) || change.before() == null) {
            return;
        }
        Tier before = ((StoredRow) change.before().value()).tier();
        Row<?> after = change.after();
        if (after == null) {
            wrong("tier", "The row " + change.id() + " was deleted.");
        } else if (((StoredRow) after.value()).tier().compareTo(before) < 0) {
            wrong("tier", "The row " + change.id() + " went from " + before + " back to " + ((StoredRow) after.value()).tier() + ".");
        }
    }

    /** Lets time pass until something holds, for at most so long. Throws what is wrong by then. */
    public void await(String what, long mostMillis, BooleanSupplier holds) {
        boolean came = world.runUntil(() -> problem != null || holds.getAsBoolean(), mostMillis);
        require();
        if (!came) {
            throw new Violation("progress", what + " has not come about after " + mostMillis / 1_000 + " s.");
        }
    }

    /** Lets time pass. Throws what is wrong by then. */
    public void runFor(long millis) {
        world.runFor(millis);
        require();
    }

    /** Throws what is wrong: rules about who ends and who goes on, and what was told to {@link #wrong}. */
    public void require() {
        if (problem != null) {
            throw problem;
        }
        for (Owner owner : owners) {
            boolean ended = owner.run().state() == Request.State.ANSWERED || owner.run().state() == Request.State.FAILED;
            if (ended && !owner.isFenced() && owner.epoch() == epochs[owner.partition()]) {
                throw new Violation("worker", "The worker of epoch " + owner.epoch() + " has ended and was not fenced"
                        + (owner.run().failure() == null ? "." : ": " + owner.run().failure().getClass().getSimpleName() + " escaped."));
            }
            if (owner.writesAfterFenced() > 0) {
                throw new Violation("fenced", "The worker of epoch " + owner.epoch() + " was told that it is fenced, and wrote something after that.");
            }
            if (owner.callsSinceFenced() > MOST_CALLS_AFTER_FENCED && owner.run().state() == Request.State.RUNNING) {
                throw new Violation("fenced", "The worker of epoch " + owner.epoch() + " was told that it is fenced and goes on: it has made "
                        + owner.callsSinceFenced() + " more calls.");
            }
        }
        for (Request<?> writer : writers) {
            if (writer.state() == Request.State.ANSWERED || writer.state() == Request.State.FAILED) {
                throw new Violation("writer", "A writer has ended"
                        + (writer.failure() == null ? "." : ": " + writer.failure().getClass().getSimpleName() + " escaped."));
            }
        }
    }

    /** Lets time pass until all records of a partition are consumed, for at most so long. */
    public void awaitConsumed(int partition, long mostMillis) {
        long end = clicks.entries(clickTopic, partition).size();
        await("Everything in partition " + partition + " to be committed", mostMillis, () -> results.position(resultTopic, partition) == end);
    }
}
