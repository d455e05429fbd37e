package dev.assay.simulator.fuel;

/**
 * Student code has used up what it was given. It is thrown inside student code, carries no stack trace (it must cost
 * nothing to throw), and what counts afterwards is {@link Fuel#tripped}, for student code may try to catch it.
 */
public final class Exhausted extends Error {
    private static final long serialVersionUID = 1;

    /** What was used up. */
    public enum Kind {
        /** Steps of computation. */
        FUEL,
        /** Memory. */
        MEMORY,
        /** Depth of calls. */
        DEPTH,
        /** Every hope: it waits, and nobody can wake it. */
        DEADLOCK
    }

    private final Kind kind;

    Exhausted(Kind kind) {
        super("student code has to stop: " + kind, null, false, false);
        this.kind = kind;
    }

    /** What was used up. */
    public Kind kind() {
        return kind;
    }
}
