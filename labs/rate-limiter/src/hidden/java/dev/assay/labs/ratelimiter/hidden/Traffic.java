package dev.assay.labs.ratelimiter.hidden;

import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;

/** Requests that look for trouble: several in a millisecond, just before and after the edges of windows, and after long gaps. */
final class Traffic {
    private final RandomStream random;
    private final long window;
    private final long mostPermits;
    private final int backPermille;
    private long now;

    /**
     * Traffic.
     *
     * @param window whose edges are looked for
     * @param mostPermits the most that a request asks for
     * @param backPermille how many of a thousand steps of the clock lead back
     */
    Traffic(Schedule schedule, long window, long mostPermits, int backPermille) {
        this.random = schedule.stream("traffic");
        this.window = window;
        this.mostPermits = mostPermits;
        this.backPermille = backPermille;
        this.now = random.nextLong(0, 5 * window);
    }

    long nextTime() {
        if (random.chance(backPermille)) {
            return Math.max(0, now - random.nextLong(1, 2 * window + 1));
        }
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> { }
            case 4, 5, 6 -> now += random.nextLong(1, Math.max(2, window / 3));
            case 7, 8 -> now = Math.max(now, (now / window + 1) * window + random.nextLong(-1, 2));
            default -> now += random.nextLong(1, 5 * window);
        }
        return now;
    }

    long nextPermits() {
        return mostPermits == 1 || random.chance(500) ? 1 : random.nextLong(1, mostPermits + 1);
    }
}
