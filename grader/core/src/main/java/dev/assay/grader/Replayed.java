package dev.assay.grader;

import dev.assay.grader.admit.Refusal;
import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.ReplayAnswer;
import java.util.List;
import java.util.Optional;

/** What has come of letting a run happen again. */
public sealed interface Replayed {
    /**
     * It has happened.
     *
     * @param answer how it compares with the run that failed
     * @param run what happened this time; empty if nothing was recorded
     * @param printed the beginning of what the submission printed, legible
     */
    record Answer(ReplayAnswer answer, Optional<FailedRun> run, String printed) implements Replayed {}

    /**
     * The submission does not get as far.
     *
     * @param diagnostics what the compiler said, or whoever took it in
     * @param refusals why it was not admitted
     */
    record Ungradable(List<Diagnostic> diagnostics, List<Refusal> refusals) implements Replayed {
        /** Copies the lists. */
        public Ungradable {
            diagnostics = List.copyOf(diagnostics);
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * Nothing can be said, through no fault of the submission.
     *
     * @param message what has happened, and what to do
     */
    record Trouble(String message) implements Replayed {}
}
