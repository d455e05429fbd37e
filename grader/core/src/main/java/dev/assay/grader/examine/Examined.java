package dev.assay.grader.examine;

import java.util.List;
import java.util.Optional;

/** What has come of an examination. */
public sealed interface Examined {
    /**
     * Every test has an outcome.
     *
     * @param outcomes one a test, in the order of the paper
     * @param printed the beginning of what the submission printed, legible
     * @param printedDroppedChars about how many characters more it printed
     * @param facts how the child ran; nothing of it belongs in a score
     */
    record Outcomes(List<Outcome> outcomes, String printed, long printedDroppedChars, Facts facts)
            implements Examined {
        /** Copies the list. */
        public Outcomes {
            outcomes = List.copyOf(outcomes);
        }

        /** The outcome of a test, if it was on the paper. */
        public Optional<Outcome> of(String testId) {
            return outcomes.stream().filter(one -> one.testId().equals(testId)).findFirst();
        }
    }

    /**
     * There is no verdict, through no fault of the submission: it must not be counted as a zero.
     *
     * @param message what has happened, to which test, and what to do
     * @param facts how the child ran
     */
    record Trouble(String message, Facts facts) implements Examined {}

    /**
     * How a child ran.
     *
     * @param javaVersion the Java that it ran on; empty if it did not get as far as saying so
     * @param attempts how many children were started, 1 or 2
     * @param wallMillis how long that took altogether
     * @param errors the end of what it said on standard error, legible
     */
    record Facts(String javaVersion, int attempts, long wallMillis, String errors) {}
}
