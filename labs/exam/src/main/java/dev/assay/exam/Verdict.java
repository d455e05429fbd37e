package dev.assay.exam;

/**
 * How a test has ended that has not passed, in words that can be trusted: nothing in it was produced by calling into
 * student code.
 *
 * @param kind who or what is at fault
 * @param rule the rule that was broken, {@code API} if student code threw
 * @param message one sentence or more about it
 * @param file the student's file in which it happened; empty if that is not known
 * @param line the line in that file, counted from 1; 0 if that is not known
 */
public record Verdict(Kind kind, String rule, String message, String file, int line) {
    /** Who or what is at fault. */
    public enum Kind {
        /** The submission broke a rule. */
        FAILED,
        /** The submission used up its fuel, its memory or its stack. */
        SPENT,
        /** The test itself is broken. */
        TROUBLE
    }

    /** A verdict that cannot name a place in the student's sources. */
    public static Verdict of(Kind kind, String rule, String message) {
        return new Verdict(kind, rule, message, "", 0);
    }
}
