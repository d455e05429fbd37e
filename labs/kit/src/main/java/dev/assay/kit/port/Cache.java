package dev.assay.kit.port;

/**
 * A shared cache of ids, as Redis without a disk: it may forget any of them at any time, never invents one. Each method is one round trip.
 *
 * <p><b>Failures.</b> {@link Unavailable}, or {@link OutcomeUnknown} after 50 ms. <b>Misuse.</b> A {@code null} or a time to live of less than
 * 1 ms is an {@link IllegalArgumentException}.
 */
public interface Cache {
    /** Whether an id was added, has not expired and is not forgotten. */
    boolean contains(String id);

    /** Adds an id for so many milliseconds from now. */
    void add(String id, long ttlMs);
}
