package dev.assay.simulator;

/**
 * The order of a recorded run, whoever chose it then: everything happens in the order of time, except that some events
 * overtake others. That one event overtakes another is an act like a lost message, so it can be left out; an act that has
 * no sense in a run that went differently does nothing.
 */
record Replay(Trial trial) implements Scheduler {
    /** The act that lets events overtake others at all, and gives every node a clock of its own. */
    static final long ASYNCHRONY = Mix.of(0, "asynchrony");

    /** The act that an event happens before another that was to be next. */
    static long overtaking(long overtaken, long overtaker) {
        return Mix.mix(overtaken, overtaker);
    }

    @Override
    public int next(Pending<?> pending, int due) {
        int first = 0;
        int firstRank = Integer.MAX_VALUE;
        for (int i = 1; i < due; i++) {
            int rank = trial.rank(overtaking(pending.identity(0), pending.identity(i)));
            if (rank < firstRank) {
                first = i;
                firstRank = rank;
            }
        }
        return first;
    }
}
