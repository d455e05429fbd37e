package dev.assay.exam;

import dev.assay.simulator.Violation;
import dev.assay.simulator.fuel.Fuel;
import java.util.Objects;

/** Comparisons that fail with a sentence. Expected values are the tests' own, so no {@code equals} of a student's is asked. */
public final class Expect {
    private Expect() {}

    /** Requires that a value is the expected one. */
    public static void equal(String rule, String what, Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new Violation(rule, what + " must be " + shown(expected) + ", but is " + shown(actual) + ".");
        }
    }

    /** Requires that something holds. */
    public static void that(String rule, boolean holds, String sentence) {
        if (!holds) {
            throw new Violation(rule, sentence);
        }
    }

    /** Requires that a call is refused with just this exception. */
    public static void refused(String what, Class<? extends RuntimeException> type, Runnable call) {
        String instead = "it was accepted";
        int depth = Fuel.depth();
        try {
            call.run();
        } catch (RuntimeException thrown) {
            Fuel.restore(depth); // an exception leaves student code without putting it back
            if (thrown.getClass() == type) {
                return;
            }
            instead = "it threw " + thrown.getClass().getSimpleName();
        }
        throw new Violation("refusal", what + " must be refused with " + type.getSimpleName() + ", but " + instead + ".");
    }

    private static String shown(Object value) {
        return value instanceof Long position && (position < 0 || position > 1_000_000_000)
                ? "0x" + Long.toHexString(position)
                : String.valueOf(value);
    }
}
