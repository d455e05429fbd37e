package dev.assay.kit.port;

/**
 * The database chose to end this transaction: nothing of it was written. Whoever wants its effect starts the whole transaction again.
 * It is not a bug of yours; letting it escape from a request means "internal error", unless the lab says otherwise.
 */
public abstract sealed class TxAborted extends RuntimeException permits Deadlock, SerializationFailure {
    private static final long serialVersionUID = 1;

    TxAborted(String what) {
        super(what, null, false, false);
    }
}
