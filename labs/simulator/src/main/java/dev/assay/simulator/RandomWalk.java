package dev.assay.simulator;

/** Any event that is due may be next, each with the same probability. */
record RandomWalk(RandomStream random, long windowNanos) implements Scheduler {
    @Override
    public int next(Pending<?> pending, int due) {
        return random.nextInt(due);
    }
}
