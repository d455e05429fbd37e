package dev.assay.kit.port;

/** Where a transfer to a bank account stands. */
public enum TransferStatus {
    /** The provider does not know yet. */
    PROCESSING,
    /** The money has arrived. */
    PAID,
    /** The bank has refused for good; no money has moved. */
    REJECTED
}
