package dev.assay.kit.port;

/**
 * A relational database, seen through a few statements and transactions.
 *
 * <p><b>Failures.</b> A statement that does not belong to a transaction may throw {@link Unavailable} or {@link OutcomeUnknown}; the
 * latter 1,000 ms after it was called. Waiting for a row that others have locked takes as long as it takes.
 */
public interface Store extends Statements {
    /** Begins a transaction. No round trip, never fails. Close it before the request ends. */
    Tx begin(Isolation isolation);

    /** Begins a transaction with {@link Isolation#READ_COMMITTED}. */
    default Tx begin() {
        return begin(Isolation.READ_COMMITTED);
    }
}
