package dev.assay.labs.hotel;

/** The answer to {@link BookingService#cancel}. */
public sealed interface CancelReply {
    /**
     * Canceled, now or before. Asked again, the answer is the same.
     *
     * @param refundCents what the guest gets back: nothing for a hold, after the free time, or if the bank had refused to capture
     */
    record Canceled(long refundCents) implements CancelReply {}

    /** There is nothing to cancel: the card was declined. */
    record Declined() implements CancelReply {}

    /**
     * It cannot be canceled.
     *
     * @param status why: being paid for right now, or expired
     */
    record Refused(Status status) implements CancelReply {}

    /** There is no such reservation. */
    record NotFound() implements CancelReply {}
}
