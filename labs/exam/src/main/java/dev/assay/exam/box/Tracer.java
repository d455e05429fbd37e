package dev.assay.exam.box;

import dev.assay.exam.FailedSchedule;
import dev.assay.exam.protocol.Frames;
import dev.assay.exam.protocol.Replay;
import dev.assay.exam.protocol.Traced;
import dev.assay.simulator.Recording;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Shrinker;
import dev.assay.simulator.Trace;
import dev.assay.simulator.Violation;
import dev.assay.simulator.fuel.Fuel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a failure small and turns it into a frame. Student code runs here as often as for many schedules, and it may be
 * hostile; so everything is bounded: the runs, and the fuel of all of them together. When the fuel is used up, the
 * smallest failure so far is taken. What comes out is a function of the submission, like the verdict.
 */
final class Tracer {
    /** What is done at most for one failure. */
    static final Shrinker.Limits LIMITS = new Shrinker.Limits(300, 150_000, 3);

    private static final int MOST_EVENTS = 40;

    private final long fuel;

    /**
     * @param fuel how much all runs for one failure may use together, and the last one once more; at least 1
     */
    Tracer(long fuel) {
        this.fuel = fuel;
    }

    /**
     * The trace of a failure.
     *
     * @param testId the test that failed
     * @param failed how
     * @return empty if it does not fail in this way again, if no small failure was found, or if nothing was simulated
     */
    Optional<Traced> trace(String testId, FailedSchedule failed) {
        Metered runs = new Metered(failed);
        return failed.smallest(runs::run, LIMITS).flatMap(one -> frame(
                testId,
                Optional.of(one.violation()),
                failed.index(),
                one.recording(),
                new Replay(one.seed(), sorted(one.acts()))));
    }

    /**
     * A recorded run as a frame.
     *
     * @param violation how it failed; empty if it did not
     * @return empty if it cannot be shown: there is too much of it
     */
    static Optional<Traced> frame(
            String testId, Optional<Violation> violation, int schedule, Recording recording, Replay replay) {
        if (!recording.isComplete() || recording.events().isEmpty() || replay.acts().size() > Replay.MOST_ACTS) {
            return Optional.empty();
        }
        Violation broken = violation.orElseGet(() -> new Violation("", ""));
        for (int most = MOST_EVENTS; most > 0; most /= 2) {
            Traced traced = new Slice(recording, Trace.of(recording, broken, most)).frame(testId, broken, schedule, replay);
            if (Frames.size(traced) <= Traced.MOST_BYTES) {
                return Optional.of(traced);
            }
        }
        return Optional.empty();
    }

    private static List<Long> sorted(Set<Long> acts) {
        return acts.stream().sorted(Long::compareUnsigned).toList();
    }

    /** Runs of a schedule on one budget. Only a broken rule gets out; a run that ends in any other way did not fail. */
    private final class Metered {
        private final FailedSchedule failed;
        private long left = fuel;

        Metered(FailedSchedule failed) {
            this.failed = failed;
        }

        void run(Schedule schedule) {
            boolean isLast = schedule.trial().isRecorded();
            if (left <= 0 && !isLast) {
                return;
            }
            // Every run begins with the same counts, so that the last one can be repeated in another process.
            Fuel.refill(isLast ? fuel : left);
            Violation violation = null;
            try {
                failed.run(schedule);
            } catch (Violation broken) {
                violation = broken;
            } catch (VirtualMachineError e) {
                left = 0;
            } catch (Throwable thrown) {
                // The test stumbled over a world that has fewer faults than it counts on; or student code is spent.
            }
            left = Fuel.tripped() ? 0 : left - Fuel.spent();
            if (violation != null && !Fuel.tripped()) {
                throw violation;
            }
        }
    }
}
