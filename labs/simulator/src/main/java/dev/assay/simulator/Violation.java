package dev.assay.simulator;

import java.util.Objects;

/**
 * A rule of the lab was broken. This is the only way in which a check or a monitor fails a submission: whatever else is
 * thrown is either the student's exception or our own bug, and is treated as such.
 */
public final class Violation extends AssertionError {
    private static final long serialVersionUID = 1;

    private final String rule;
    private final String sentence;

    /**
     * @param rule the rule's short name, for example {@code M2}
     * @param sentence what happened, in one or two sentences for the student, for example
     *     {@code "Two leaders in term 4: S0 and S2."}
     */
    public Violation(String rule, String sentence) {
        super(rule + ": " + sentence);
        this.rule = Objects.requireNonNull(rule, "rule");
        this.sentence = Objects.requireNonNull(sentence, "sentence");
    }

    /** The rule's short name. */
    public String rule() {
        return rule;
    }

    /** What happened, for the student. */
    public String sentence() {
        return sentence;
    }
}
