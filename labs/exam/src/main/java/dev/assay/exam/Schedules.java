package dev.assay.exam;

import dev.assay.simulator.Exploration;
import dev.assay.simulator.Mix;
import dev.assay.simulator.Portfolio;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;

/**
 * The schedules of a test: one body is run under each of them. A test asks for them as a parameter. Seeds are derived
 * from the root seed, the test's id and the index, so no test's seeds depend on another test.
 */
public final class Schedules {
    private final Portfolio portfolio;
    private final Exploration exploration;
    private final Sitting sitting;
    private final Progress progress;
    private int index;

    Schedules(String checkId, Portfolio portfolio, Sitting sitting, Progress progress) {
        this.portfolio = portfolio;
        this.exploration = new Exploration(portfolio, at -> Mix.of(sitting.rootSeed(), checkId, at));
        this.sitting = sitting;
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

    /** How many there are at most, at least 1. */
    public int count() {
        return portfolio.count();
    }

    /**
     * Runs a body once for every schedule, in order, until one fails by throwing something. Where one run is to happen
     * again, runs it once for that.
     */
    public void forEach(ScheduleBody body) {
        if (sitting.repeated().isPresent()) {
            progress.begin(0);
            body.run(sitting.repeated().get());
            progress.end();
            return;
        }
        exploration.forEach(this::begins, schedule -> {
            try {
                body.run(schedule);
            } catch (Violation violation) {
                throw sitting.failed(new FailedSchedule(exploration, body, schedule, index, violation), count());
            }
        });
        progress.end();
    }

    private boolean begins(int at) {
        if (sitting.leavesOut(at)) {
            return false;
        }
        index = at;
        progress.begin(at);
        return true;
    }
}
