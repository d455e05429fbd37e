package dev.assay.exam;

import dev.assay.simulator.Exploration;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Shrinker;
import dev.assay.simulator.Violation;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A schedule under which a test has failed, and what it takes to run it again.
 *
 * @param body what ran
 * @param exploration the test's schedules
 * @param schedule the schedule that failed
 * @param index which of the test's schedules it is, counted from 0
 * @param violation how it failed
 */
public record FailedSchedule(
        Schedules.ScheduleBody body, Exploration exploration, Schedule schedule, int index, Violation violation) {
    /** Runs it again, or a variant of it. */
    public void run(Schedule variant) {
        body.run(variant);
    }

    /**
     * Makes the failure small, see {@link Exploration#smallest}.
     *
     * @param again runs the body under a schedule, and bounds what student code may spend in it
     * @param limits how much else may be done
     */
    public Optional<Shrinker.Failure> smallest(Consumer<Schedule> again, Shrinker.Limits limits) {
        return exploration.smallest(again, schedule, index, violation.rule(), limits);
    }
}
