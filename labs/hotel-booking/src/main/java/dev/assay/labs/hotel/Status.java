package dev.assay.labs.hotel;

/**
 * Where a reservation stands. Legal: hold to payment, canceled or expired; payment to confirmed or canceled; confirmed to canceled.
 * Nothing else. The first three have rooms, the last two have none.
 */
public enum Status {
    /** Rooms are held until {@link ReservationRow#expiresAt}. */
    PENDING_HOLD,
    /** Being paid for: it can no longer expire. */
    PENDING_PAYMENT,
    /** The card was authorized. The money is captured now or very soon. */
    CONFIRMED,
    /** By the guest, or because the card was declined, or because the bank refused to capture. */
    CANCELED,
    /** Nobody paid in time. */
    EXPIRED
}
