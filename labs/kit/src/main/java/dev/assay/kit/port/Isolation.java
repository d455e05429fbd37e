package dev.assay.kit.port;

/** How much transactions see of each other. */
public enum Isolation {
    /**
     * Every statement sees what had been committed when it began, and what its own transaction has written. A write waits until no other
     * open transaction has written or locked the row, and then looks at the row again.
     */
    READ_COMMITTED,
    /**
     * As if transactions ran one after the other. Where that cannot be kept up, a statement or the commit throws
     * {@link SerializationFailure}.
     */
    SERIALIZABLE
}
