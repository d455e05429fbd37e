package dev.assay.labs.payment;

import java.util.List;

/** The answer to a payment request. */
public sealed interface PayReply {
    /**
     * The checkout is stored, and will be driven to its end.
     *
     * @param checkoutId the request's
     * @param done whether all its orders are SUCCESS
     * @param orders all its orders as they are stored now, in the order of the request
     */
    record Accepted(String checkoutId, boolean done, List<OrderView> orders) implements PayReply {}

    /**
     * Nothing of the request was stored.
     *
     * @param code why
     */
    record Rejected(Code code) implements PayReply {}

    /** Why a request is rejected. */
    enum Code {
        /** Something in it is out of range. */
        INVALID,
        /** The checkout's name was used for another request. */
        KEY_REUSED,
        /** An order's name was used by another checkout. */
        ORDER_EXISTS
    }
}
