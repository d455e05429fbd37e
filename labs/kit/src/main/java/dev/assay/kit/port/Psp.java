package dev.assay.kit.port;

/**
 * A payment service provider. Each method is one round trip.
 *
 * <p><b>Idempotency keys.</b> The same key with the same parameters within 24 hours gives the first call's object in its current state,
 * with no second effect. The same key with other parameters is an {@link IllegalArgumentException}. A key of more than 24 hours ago is
 * forgotten: the call is a new one. A second call while the first with its key is still running throws {@link Unavailable}.
 *
 * <p><b>Failures.</b> Any method may throw {@link Unavailable} or, 10 s after it was called, {@link OutcomeUnknown}; what has an effect
 * may then have it later. <b>Misuse.</b> A {@code null}, an empty key or reference, an amount that is not more than zero, an id that is
 * not there, or a refund of more than is left, is an {@link IllegalArgumentException}.
 */
public interface Psp {
    /** Makes a payment. */
    PspPayment create(String key, PspCreate request);

    /** Moves the money of an authorized payment. Comes back canceled when the bank refuses for good. */
    PspPayment capture(String key, String paymentId);

    /** Lets an authorized payment go. Comes back unchanged when its money has moved already. */
    PspPayment cancel(String key, String paymentId);

    /** Gives money of a captured payment back. */
    PspPayment refund(String key, String paymentId, Money amount);

    /** Sends money to a bank account. */
    PspTransfer transfer(String key, String reference, String bankAccount, Money amount);

    /** The newest payment with a reference; {@code null} if there is none, or none yet. */
    PspPayment find(String reference);

    /** The newest transfer with a reference; {@code null} if there is none, or none yet. */
    PspTransfer findTransfer(String reference);
}
