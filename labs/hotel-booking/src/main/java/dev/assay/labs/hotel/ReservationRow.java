package dev.assay.labs.hotel;

/**
 * A reservation: one row of {@link Schema#RESERVATIONS}, kept for ever. What you need to know beyond it belongs in a table of yours.
 *
 * @param request what was asked for; never changes
 * @param totalCents the price at the moment of holding; never changes
 * @param status where it stands
 * @param expiresAt when the hold ends; from this very moment on it cannot be paid for any more
 */
public record ReservationRow(HoldRequest request, long totalCents, Status status, long expiresAt) {}
