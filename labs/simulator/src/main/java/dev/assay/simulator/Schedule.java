package dev.assay.simulator;

import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Everything that the outside world decides in one run: which event is next, which message is lost, when a node crashes,
 * what a node's random numbers are. A run is a function of (code, schedule).
 *
 * <p>It is the one stream of choices. Drawn from a seed, it is simulation; counted through, exhaustive search; looked up in
 * a set of acts, replay; with acts left out, a smaller failure. Nothing is drawn from the schedule itself, only from streams
 * with labels, so that a draw added in one place shifts nothing elsewhere.
 */
public final class Schedule {
    private final long seed;
    private final Strategy strategy;
    private final Trial trial;
    /** Empty unless choices are counted through. */
    private final Optional<Path> path;

    private Schedule(long seed, Strategy strategy, Trial trial, Optional<Path> path) {
        this.seed = seed;
        this.strategy = strategy;
        this.trial = trial;
        this.path = path;
    }

    /** The schedule of a seed, in the order of time. */
    public static Schedule of(long seed) {
        return of(seed, Trial.plain());
    }

    /** The schedule of a seed, with some of its acts left out. */
    public static Schedule of(long seed, Trial trial) {
        return new Schedule(seed, new Strategy.Timed(), trial, Optional.empty());
    }

    /**
     * The schedule of a seed, in an order that a strategy chooses.
     *
     * @throws IllegalArgumentException for {@link Strategy.Exhaustive}, which is many schedules: see {@link Search}
     */
    public static Schedule of(long seed, Strategy strategy) {
        if (strategy instanceof Strategy.Exhaustive) {
            throw new IllegalArgumentException("an exhaustive search is no single schedule; use Search");
        }
        return new Schedule(seed, strategy, Trial.plain(), Optional.empty());
    }

    /** One path of an exhaustive search. */
    static Schedule along(long seed, Path path) {
        return new Schedule(seed, new Strategy.Timed(), Trial.plain(), Optional.of(path));
    }

    /** The same choices in another execution. */
    public Schedule again(Trial another) {
        return new Schedule(seed, strategy, another, path.map(Path::again));
    }

    /** The number that everything is derived from. */
    public long seed() {
        return seed;
    }

    /** The random numbers for one purpose; the same whenever they are asked for. */
    public RandomStream stream(String label, long... keys) {
        return RandomStream.of(seed, label, keys);
    }

    /** What this execution of the schedule leaves out. */
    public Trial trial() {
        return trial;
    }

    /** A schedule of its own for one of several runs within this one. */
    public Schedule part(String label, long... keys) {
        return new Schedule(Mix.of(seed, label, keys), strategy, trial, path);
    }

    // ------------------------------------------------------------------------------------------------ choices

    /**
     * A choice of the test's own: where a crash strikes, whether a step happens. An exhaustive search tries every answer.
     *
     * @param options how many there are, at least 1; the first, 0, should be the one without trouble
     * @param label what is chosen; the same label and keys give the same answer
     * @return a number below {@code options}
     */
    public int choose(int options, String label, long... keys) {
        long number = Mix.of(seed, label, keys);
        if (trial.isRestricted()) {
            for (int option = 1; option < options; option++) {
                if (trial.allows(Mix.mix(number, option), Trial.Kind.TEST)) {
                    return option;
                }
            }
            return 0;
        }
        int option = path.isPresent()
                ? path.get().chooseForTest(number, options)
                : (int) Mix.bounded(Mix.mix(number), options);
        if (option > 0) {
            trial.note(Mix.mix(number, option), Trial.Kind.TEST);
        }
        return option;
    }

    /**
     * Whether something happens that happens rarely.
     *
     * @param act its number: 64 random bits
     * @param permille how often of 1,000 times it happens, above 0
     */
    boolean happens(long act, int permille) {
        if (trial.isRestricted()) {
            return trial.allows(act, Trial.Kind.FAULT);
        }
        if (path.isPresent()) {
            boolean happens = path.get().choose(2) == 1;
            if (happens) {
                trial.note(act, Trial.Kind.FAULT);
            }
            return happens;
        }
        return Mix.bounded(act, 1000) < permille && trial.allows(act, Trial.Kind.FAULT);
    }

    /** A number between two others, both included; the middle where chance has no say. */
    long within(long act, long min, long max) {
        return path.isEmpty() && trial.allows(act, Trial.Kind.DELAY)
                ? min + Mix.bounded(act, max - min + 1)
                : min + (max - min) / 2;
    }

    /**
     * Chooses the order of one cluster's events.
     *
     * @param size how many nodes it has
     * @param state a number that stands for the cluster's whole state
     * @return null if the earliest event is always next
     */
    Scheduler scheduler(int size, LongSupplier state) {
        if (trial.isRestricted()) {
            return trial.allows(Replay.ASYNCHRONY, Trial.Kind.FRAME) ? new Replay(trial) : null;
        }
        if (path.isPresent()) {
            return path.get().scheduler(state);
        }
        return switch (strategy) {
            case Strategy.Timed timed -> null;
            case Strategy.Walk walk ->
                new RandomWalk(stream("walk"), walk.windowMillis() * Timeline.NANOS_PER_MILLI);
            case Strategy.Pct pct ->
                new PriorityOrder(
                        stream("priorities"),
                        size * size,
                        pct.depth(),
                        pct.steps(),
                        pct.windowMillis() * Timeline.NANOS_PER_MILLI);
            case Strategy.Exhaustive search -> throw new IllegalStateException("a search has a path");
        };
    }

    /** Whether states are compared, so that nodes' histories are to be kept. */
    boolean comparesStates() {
        return path.isPresent();
    }
}
