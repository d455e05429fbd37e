package dev.assay.simulator;

/**
 * Decides which of the events that could be next is next. Made anew for every cluster. That the earliest is always next
 * needs no scheduler.
 */
interface Scheduler {
    /**
     * Chooses.
     *
     * @param pending the events to come, the earliest first
     * @param due how many of them may be next, at least 1
     * @return the place of the next event, below {@code due}; 0, the earliest, is what happens in a world without trouble
     */
    int next(Pending<?> pending, int due);

    /** How much later than the earliest an event may be that overtakes it, in virtual nanoseconds. */
    default long windowNanos() {
        return Long.MAX_VALUE;
    }
}
