package dev.assay.simulator;

/**
 * Everything that the outside world decides in one run: which message is lost, when a node crashes, what a node's random
 * numbers are. A run is a function of (code, schedule).
 *
 * <p>Nothing is drawn from the schedule itself, only from streams with labels, so that a draw added in one place shifts
 * nothing elsewhere.
 */
public final class Schedule {
    private final long seed;
    private final Trial trial;

    private Schedule(long seed, Trial trial) {
        this.seed = seed;
        this.trial = trial;
    }

    /** The schedule of a seed. */
    public static Schedule of(long seed) {
        return new Schedule(seed, Trial.plain());
    }

    /** The schedule of a seed, with some of its acts left out. */
    public static Schedule of(long seed, Trial trial) {
        return new Schedule(seed, trial);
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
        return new Schedule(Mix.of(seed, label, keys), trial);
    }
}
