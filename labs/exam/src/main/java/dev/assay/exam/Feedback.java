package dev.assay.exam;

import java.util.Locale;

/** What a student learns of the failure of a hidden test. Each includes what stands before it. */
public enum Feedback {
    /** That it failed. */
    SCORE,
    /** The rule that was broken, and the sentence about it. */
    RULE,
    /** The hint of the test. */
    HINT,
    /** The shrunk recording of a run that fails. */
    TRACE;

    /** As written in lab.json. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
