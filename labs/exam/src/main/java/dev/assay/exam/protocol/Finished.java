package dev.assay.exam.protocol;

/**
 * A test has ended.
 *
 * @param testId the test's id
 * @param status how
 * @param rule the rule that was broken; empty if the test has passed
 * @param message one sentence or more about it; empty if the test has passed
 * @param file the student's file in which it happened ({@code raft/RaftServer.java}); empty if that is not known
 * @param line the line in that file, counted from 1; 0 if that is not known
 * @param schedule the index of the schedule that failed, counted from 0; -1 if there is none
 * @param schedulesRun how many schedules were begun
 * @param fuelSpent how much fuel student code has spent
 */
public record Finished(
        String testId,
        Status status,
        String rule,
        String message,
        String file,
        int line,
        int schedule,
        int schedulesRun,
        long fuelSpent)
        implements Frame {

    /** How a test can end. */
    public enum Status {
        /** Every schedule kept every rule. */
        PASSED,
        /** A rule was broken. */
        FAILED,
        /** Student code has used up its fuel, its memory or its stack. */
        SPENT,
        /** The test itself is broken: nothing is said about the submission. */
        TROUBLE
    }

    /** The same verdict with another sentence about it. */
    public Finished saying(String other) {
        return new Finished(testId, status, rule, other, file, line, schedule, schedulesRun, fuelSpent);
    }

    /** The same test, passed. */
    public Finished asPassed() {
        return new Finished(testId, Status.PASSED, "", "", "", 0, -1, schedulesRun, fuelSpent);
    }
}
