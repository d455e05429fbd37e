package dev.assay.simulator;

import java.util.function.Consumer;

/**
 * Runs a test under every order of events, and with every fault that its links may show (a loss or a copy, wherever they
 * are above 0 permille), for as long as there are executions left. It goes depth first and runs everything again for each
 * path; a path ends where it comes to a state that has been seen. For small cases: the number of orders grows like a
 * factorial.
 *
 * <p>A state is what each node has been told since it booted (its code is a function of that), what its disk holds if the
 * lab says so ({@link Cluster#disks}), what is under way, and the network. Monitors should judge what happened, not in which
 * order unrelated nodes did it: orders that differ in that alone are one.
 */
public final class Search {
    private final long seed;
    private final Path path;
    private Schedule current;
    private int executions;
    private int cutShort;
    private boolean done;

    /**
     * @param seed what nodes' random numbers are derived from
     * @param strategy how far runs may depart from what happens without trouble
     */
    public Search(long seed, Strategy.Exhaustive strategy) {
        this.seed = seed;
        this.path = new Path(strategy.mostDeviations());
    }

    /** Whether there is nothing left to run. */
    public boolean isDone() {
        return done;
    }

    /** How many paths have been begun. */
    public int executions() {
        return executions;
    }

    /** How many of them came to a state that had been seen. */
    public int cutShort() {
        return cutShort;
    }

    /** How many different states have been seen. */
    public int states() {
        return path.stateCount();
    }

    /** The path that was run last. */
    public Schedule current() {
        return current;
    }

    /** Runs the next path. What the body throws comes through, and ends the search. */
    public void runNext(Consumer<Schedule> body) {
        if (done) {
            throw new IllegalStateException("every path has been run");
        }
        executions++;
        path.restart();
        current = Schedule.along(seed, path);
        try {
            body.accept(current);
        } catch (Abandoned seenBefore) {
            cutShort++;
        }
        done = !path.advance();
    }
}
