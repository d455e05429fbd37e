package dev.assay.kit.port;

import java.util.List;

/**
 * A relational database, seen through a few statements and transactions.
 *
 * <p><b>Failures.</b> A statement that does not belong to a transaction may throw {@link Unavailable} or {@link OutcomeUnknown}; the
 * latter 1,000 ms after it was called. Waiting for a row that others have locked takes as long as it takes.
 */
public interface Store extends Statements {
    /**
     * Writes all of these if all checks hold, in one round trip; otherwise nothing. Waits for rows that others have locked.
     *
     * @return whether all checks held
     * @throws IllegalArgumentException if a list is {@code null} or a row is written twice
     */
    boolean transact(List<Check> checks, List<Write> writes);

    /** Begins a transaction. No round trip, never fails. Close it before the request ends. */
    Tx begin(Isolation isolation);

    /** Begins a transaction with {@link Isolation#READ_COMMITTED}. */
    default Tx begin() {
        return begin(Isolation.READ_COMMITTED);
    }
}
