package dev.assay.exam;

/**
 * Lets an exception pass where the compiler would have it wrapped; a wrapped one would hide what a student wants to
 * see.
 */
final class Thrown {
    private Thrown() {}

    /** Throws it; the return type only lets callers write {@code throw Thrown.asIs(e)}. */
    @SuppressWarnings("unchecked")
    static <T extends Throwable> RuntimeException asIs(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
