package dev.assay.kit.port;

/**
 * A port call that gave no result. It is not a bug of yours; letting it escape from a request means "internal error", unless the lab
 * says that the caller must get an answer.
 */
public abstract sealed class PortException extends RuntimeException
        permits Unavailable, OutcomeUnknown, Fenced, VersionConflict, OffsetOutOfRange {
    private static final long serialVersionUID = 1;

    PortException(String what) {
        super(what, null, false, false);
    }
}
