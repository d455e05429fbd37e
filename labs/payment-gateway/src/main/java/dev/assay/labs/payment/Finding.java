package dev.assay.labs.payment;

/** What is to be said of an order, a payment or a line when books are compared. */
public enum Finding {
    /** SUCCESS here, and charged once with the same amount there. */
    MATCHED,
    /** Not charged there, and not old enough for that to mean anything. */
    IN_FLIGHT,
    /** SUCCESS here, not charged there. */
    MISSING_AT_PSP,
    /** Not final here, charged there. */
    CONFIRM_PAID,
    /** Not final here, not charged there, and old. */
    CONFIRM_UNPAID,
    /** FAILED here, charged there. */
    REFUND_DUE,
    /** SUCCESS here, charged there with another amount or currency. */
    AMOUNT_MISMATCH,
    /** Charged once more. */
    DUPLICATE_CHARGE,
    /** Charged there, and no order of ours. */
    UNKNOWN_REFERENCE,
    /** A line that contradicts itself or another one of its name. */
    BAD_LINE
}
