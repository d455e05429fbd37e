package dev.assay.simulator.service;

/** Chooses what happens first where several things can happen at the same moment. */
@FunctionalInterface
public interface Chooser {
    /** First come, first served. */
    Chooser FIFO = options -> 0;

    /**
     * Chooses.
     *
     * @param options how many there are, at least 2
     * @return 0 to options - 1; in the order in which they came up
     */
    int choose(int options);
}
