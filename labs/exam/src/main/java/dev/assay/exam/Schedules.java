package dev.assay.exam;

import dev.assay.simulator.Mix;
import dev.assay.simulator.Schedule;

/**
 * The schedules of a test: one body is run under each of them. A test asks for them as a parameter. Seeds are derived
 * from the root seed, the test's id and the index, so no test's seeds depend on another test.
 */
public final class Schedules {
    private final long rootSeed;
    private final String checkId;
    private final int count;
    private final Progress progress;

    Schedules(long rootSeed, String checkId, int count, Progress progress) {
        this.rootSeed = rootSeed;
        this.checkId = checkId;
        this.count = count;
        this.progress = progress;
    }

    /** What is done under one schedule. */
    @FunctionalInterface
    public interface ScheduleBody {
        /**
         * Runs one schedule.
         *
         * @param schedule decides everything that chance decides in it
         */
        void run(Schedule schedule);
    }

    /** How many there are, at least 1. */
    public int count() {
        return count;
    }

    /** Runs a body once for every schedule, in order, until one fails by throwing something. */
    public void forEach(ScheduleBody body) {
        for (int index = 0; index < count; index++) {
            progress.begin(index);
            body.run(Schedule.of(Mix.of(rootSeed, checkId, index)));
        }
        progress.end();
    }
}
