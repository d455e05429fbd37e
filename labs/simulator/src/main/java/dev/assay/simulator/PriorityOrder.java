package dev.assay.simulator;

import java.util.Arrays;

/**
 * Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte: A Randomized Scheduler with
 * Probabilistic Guarantees of Finding Bugs, ASPLOS 2010). Every task (a link, or the timers of a node) has a random
 * priority, and the pending event of the highest is next. At {@code depth - 1} random steps the task that would run falls
 * below all others. A bug that needs {@code depth} events in one order, among n tasks and k steps, is found with a
 * probability of at least {@code 1 / (n * k^(depth - 1))}: unlike a walk, it can hold one message back for long.
 */
final class PriorityOrder implements Scheduler {
    private final int[] priorities;
    private final int[] changePoints;
    private final long windowNanos;
    private int changes;
    private int step;

    /**
     * @param tasks how many tasks there can be
     * @param depth how many events must come in one order for the bug to show, at least 1
     * @param steps how many events a run is expected to have, at least 1
     */
    PriorityOrder(RandomStream random, int tasks, int depth, int steps, long windowNanos) {
        this.windowNanos = windowNanos;
        priorities = new int[tasks];
        for (int task = 0; task < tasks; task++) {
            int other = random.nextInt(task + 1);
            priorities[task] = priorities[other];
            priorities[other] = task + 1;
        }
        changePoints = new int[depth - 1];
        for (int i = 0; i < changePoints.length; i++) {
            changePoints[i] = random.nextInt(steps);
        }
        Arrays.sort(changePoints);
    }

    @Override
    public int next(Pending<?> pending, int due) {
        int chosen = highest(pending, due);
        while (changes < changePoints.length && changePoints[changes] <= step) {
            priorities[pending.task(chosen)] = -changes;
            changes++;
            chosen = highest(pending, due);
        }
        step++;
        return chosen;
    }

    private int highest(Pending<?> pending, int due) {
        int highest = 0;
        for (int i = 1; i < due; i++) {
            if (priorities[pending.task(i)] > priorities[pending.task(highest)]) {
                highest = i;
            }
        }
        return highest;
    }

    @Override
    public long windowNanos() {
        return windowNanos;
    }
}
