package dev.assay.labs.payment;

/** Where an order stands. */
public enum OrderStatus {
    /** Stored; the provider was not asked yet. */
    NOT_STARTED,
    /** The provider was asked, or will be asked again; what it did is not known. */
    EXECUTING,
    /** The provider does not know yet, or waits for the buyer; an event will tell. */
    PENDING,
    /** The money has moved. Final. */
    SUCCESS,
    /** The provider has refused: no money has moved, and none will. Final. */
    FAILED,
    /** Given up: people have to look. A later event or answer can still make it SUCCESS or FAILED. */
    NEEDS_REVIEW
}
