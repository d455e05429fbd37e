package dev.assay.exam;

import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;

/**
 * A schedule under which a test has failed, and what it takes to run it again.
 *
 * @param body what ran
 * @param seed the schedule
 * @param index which of the test's schedules it is, counted from 0
 * @param violation how it failed
 */
public record FailedSchedule(Schedules.ScheduleBody body, long seed, int index, Violation violation) {
    /** Runs it again, or a variant of it. */
    public void run(Schedule schedule) {
        body.run(schedule);
    }
}
