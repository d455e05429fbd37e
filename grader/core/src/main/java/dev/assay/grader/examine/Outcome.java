package dev.assay.grader.examine;

import dev.assay.grader.trace.FailedRun;
import java.util.Optional;

/**
 * How one test has ended. All texts are legible: nothing invisible is left in them, however hostile the child was.
 *
 * @param testId the test's id
 * @param status how it has ended
 * @param rule the rule that was broken; empty unless it has failed or spent
 * @param message a sentence or more about that; empty unless it has failed or spent
 * @param file the student's file in which it happened ({@code raft/RaftServer.java}); empty if that is not known
 * @param line the line in it, counted from 1; 0 if that is not known
 * @param schedule the index of the schedule that failed, counted from 0; -1 if there is none
 * @param schedulesRun how many schedules were begun; 0 if it was skipped
 * @param fuelSpent how much fuel student code has spent; it depends on the build of the JDK
 * @param unmetNeed for a skipped test the id of the test that has not passed; otherwise empty
 * @param trace the recording of the failure, made small, if there is one
 */
public record Outcome(
        String testId,
        Status status,
        String rule,
        String message,
        String file,
        int line,
        int schedule,
        int schedulesRun,
        long fuelSpent,
        String unmetNeed,
        Optional<FailedRun> trace) {

    /** An outcome without a recording. */
    public Outcome(
            String testId,
            Status status,
            String rule,
            String message,
            String file,
            int line,
            int schedule,
            int schedulesRun,
            long fuelSpent,
            String unmetNeed) {
        this(
                testId, status, rule, message, file, line, schedule, schedulesRun, fuelSpent, unmetNeed,
                Optional.empty());
    }

    /** How a test can end. */
    public enum Status {
        /** Every schedule kept every rule. */
        PASSED,
        /** A rule was broken. */
        FAILED,
        /** The submission has used up its fuel, its memory or its stack. */
        SPENT,
        /** A test that it needs has not passed, so it was not run. */
        SKIPPED
    }

    /** A test that has not been run. */
    public static Outcome skipped(String testId, String unmetNeed) {
        return new Outcome(testId, Status.SKIPPED, "", "", "", 0, -1, 0, 0, unmetNeed);
    }

    /** The same outcome with a recording. */
    public Outcome with(FailedRun recording) {
        return new Outcome(
                testId, status, rule, message, file, line, schedule, schedulesRun, fuelSpent, unmetNeed,
                Optional.of(recording));
    }

    /** Whether it has passed. */
    public boolean hasPassed() {
        return status == Status.PASSED;
    }
}
