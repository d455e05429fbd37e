package dev.assay.exam;

import dev.assay.simulator.fuel.Fuel;

/**
 * What some work of student code cost, by the grader's counters: a measure of complexity that is the same on every machine. In an
 * IDE nothing is counted, and nothing can be said about costs.
 *
 * @param steps steps taken, in units of fuel; 0 where nothing is counted
 * @param bytes bytes allocated, garbage included
 */
public record Work(long steps, long bytes) {
    /** Does it, and tells what it cost. */
    public static Work of(Runnable work) {
        long steps = Fuel.spent();
        long bytes = Fuel.allocated();
        work.run();
        return new Work(Fuel.spent() - steps, Fuel.allocated() - bytes);
    }

    /** Whether costs are counted here, which they are in the grader. */
    public boolean isCounted() {
        return steps > 0;
    }

    /** How many times as many steps this is as other work, at least 1 step of it assumed. */
    public double stepsPerStepOf(Work other) {
        return (double) steps / Math.max(1, other.steps);
    }
}
