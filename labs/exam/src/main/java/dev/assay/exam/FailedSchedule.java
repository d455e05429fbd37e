package dev.assay.exam;

import dev.assay.simulator.Exploration;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Shrinker;
import dev.assay.simulator.Violation;
import java.util.Optional;

/**
 * A schedule under which a test has failed, and what it takes to run it again.
 *
 * @param exploration the schedules of the test
 * @param body what ran
 * @param schedule the schedule
 * @param index which of the test's schedules it is, counted from 0
 * @param violation how it failed
 */
public record FailedSchedule(
        Exploration exploration, Schedules.ScheduleBody body, Schedule schedule, int index, Violation violation) {
    /**
     * A small failure of the same rule.
     *
     * @param limits how much may be done
     * @return empty if it does not fail in the same way again, or nothing was simulated
     */
    public Optional<Shrinker.Failure> smallest(Shrinker.Limits limits) {
        return exploration.smallest(body::run, schedule, index, violation.rule(), limits);
    }
}
