package dev.assay.labs.payment;

/** What came of posting an entry. */
public enum Posted {
    /** It is in the books now. */
    POSTED,
    /** The same entry was there; nothing has changed. */
    ALREADY_POSTED
}
