package dev.assay.kit.port;

import java.util.Optional;

/**
 * A queue of jobs: one that is handed out is invisible for a while, and comes back unless it is acknowledged. So a job can be done twice,
 * even by two at the same time. Each method is one round trip.
 *
 * <p><b>Failures.</b> {@link Unavailable}, or {@link OutcomeUnknown} after 1,000 ms. <b>Misuse.</b> A {@code null} or a time of less than 1 ms
 * is an {@link IllegalArgumentException}.
 *
 * @param <J> what a job is: plain data
 */
public interface Queue<J> {
    /** Hands out the job that has waited longest, for so many milliseconds; empty if none waits. */
    Optional<Leased<J>> receive(long visibilityMs);

    /** The job is done, and does not come back. Nothing happens if it was handed out again since. */
    void ack(Leased<J> leased);

    /** The job stays invisible for so many milliseconds from now. Nothing happens if it was handed out again since. */
    void extend(Leased<J> leased, long visibilityMs);
}
