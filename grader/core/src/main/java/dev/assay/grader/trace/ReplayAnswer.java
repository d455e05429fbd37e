package dev.assay.grader.trace;

import java.util.OptionalInt;

/**
 * What became of a run that was let happen again.
 *
 * @param kind the answer
 * @param parting the first step, counted from 1, in which the two runs differ, see {@link Course#parting}; empty if there
 *     is none, or if nothing was recorded this time
 * @param rule the rule that was broken this time; empty if none was
 * @param message a sentence or more about it; empty if none was
 */
public record ReplayAnswer(Kind kind, OptionalInt parting, String rule, String message) {
    /** The answers. */
    public enum Kind {
        /** The same rule is broken, on the same course. */
        REPRODUCED,
        /** No rule is broken. */
        FIXED,
        /** Another rule is broken, or the same one on another course. */
        DIVERGED
    }

    /**
     * Compares two runs.
     *
     * @param before how the run that failed can be let happen again
     * @param ruleBefore the rule that was broken in it
     * @param rule the rule that is broken now; empty if none is
     * @param message a sentence or more about it
     * @param course the course of the run now; empty if it was not recorded
     */
    public static ReplayAnswer of(
            FailedRun.Replay before, String ruleBefore, String rule, String message, String course) {
        OptionalInt parting = course.isEmpty() ? OptionalInt.empty() : Course.parting(before.course(), course);
        boolean sameCourse = !course.isEmpty() && parting.isEmpty();
        boolean sameFailure = rule.equals(ruleBefore) && sameCourse;
        Kind kind = rule.isEmpty() ? Kind.FIXED : sameFailure ? Kind.REPRODUCED : Kind.DIVERGED;
        return new ReplayAnswer(kind, parting, rule, message);
    }
}
