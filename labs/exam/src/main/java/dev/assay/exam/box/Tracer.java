package dev.assay.exam.box;

import dev.assay.exam.FailedSchedule;
import dev.assay.exam.protocol.Frames;
import dev.assay.exam.protocol.Replay;
import dev.assay.exam.protocol.Traced;
import dev.assay.simulator.Recording;
import dev.assay.simulator.Shrinker;
import dev.assay.simulator.Trace;
import dev.assay.simulator.Violation;
import java.util.List;
import java.util.Optional;

/**
 * Makes a failure small and turns it into a frame. Student code runs here as often as for many schedules, and it may be
 * hostile; so everything is bounded: the runs, their events, and the fuel of all of them together. When one of these is used up,
 * the smallest failure so far is taken. What comes out is a function of the submission, like the verdict.
 */
final class Tracer {
    /** How often one failure is run at most, all its variants together. */
    private static final int MOST_RUNS = 300;
    /** How many events all these runs have at most. */
    private static final long MOST_RUN_EVENTS = 120_000;
    /** How many failing schedules are tried, of which the smallest is taken. */
    private static final int MOST_FAILURES = 3;

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
        return failed.smallest(new Shrinker.Limits(MOST_RUNS, MOST_RUN_EVENTS, MOST_FAILURES, fuel))
                .flatMap(one -> frame(
                        testId,
                        Optional.of(one.violation()),
                        failed.index(),
                        one.recording(),
                        new Replay(one.seed(), List.copyOf(one.acts()))));
    }

    /**
     * A recorded run as a frame.
     *
     * @param violation how it failed; empty if it did not
     * @return empty if it cannot be shown: there is too much of it
     */
    static Optional<Traced> frame(
            String testId, Optional<Violation> violation, int schedule, Recording recording, Replay replay) {
        if (!recording.isComplete()
                || recording.events().isEmpty()
                || recording.size() > Traced.MOST_LANES
                || replay.acts().size() > Replay.MOST_ACTS) {
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
}
