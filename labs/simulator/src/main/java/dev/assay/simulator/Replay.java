package dev.assay.simulator;

/**
 * The order of a recorded run, whoever chose it then: everything happens in the order of time, except that some events
 * overtake others. That one event overtakes another is an act like a lost message, so it can be left out; an act that has
 * no sense in a run that went differently does nothing.
 */
record Replay(Trial trial) implements Scheduler {
    /** The act that lets events overtake others at all, and gives every node a clock of its own. */
    static final long ASYNCHRONY = Mix.of(0, "asynchrony");

    /** So many acts left out between two that stay do not hide the second. */
    private static final int MOST_GAP = 16;

    /**
     * The act that an event happens before another that was to be next.
     *
     * @param count how many have overtaken that other one before
     */
    static long overtaking(long overtaken, int count, long overtaker) {
        return Mix.mix(Mix.mix(overtaken, count), overtaker);
    }

    @Override
    public int next(Pending<?> pending, int due) {
        long first = pending.identity(0);
        for (int count = pending.overtaken(); count < pending.overtaken() + MOST_GAP; count++) {
            for (int i = 1; i < due; i++) {
                if (trial.contains(overtaking(first, count, pending.identity(i)))) {
                    return i;
                }
            }
        }
        return 0;
    }
}
