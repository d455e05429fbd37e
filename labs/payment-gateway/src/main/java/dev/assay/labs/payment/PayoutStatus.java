package dev.assay.labs.payment;

/** Where a payout stands. */
public enum PayoutStatus {
    /** The money has left the wallet, and the bank has not settled it yet. */
    IN_PROGRESS,
    /** It has arrived. Final. */
    PAID,
    /** The bank has refused; the money is back in the wallet. Final. */
    FAILED,
    /** The wallet holds less; nothing is stored. */
    INSUFFICIENT_FUNDS,
    /** Something in the request is out of range, or its name was used for another payout; nothing is stored. */
    REJECTED
}
