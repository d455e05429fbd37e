package dev.assay.labs.hotel;

import java.time.LocalDate;

/**
 * A guest wants rooms for some nights. Valid: nothing is null, the id fits, the guest is not blank, no number of a hotel or type is
 * negative, 1 to {@value #MOST_ROOMS} rooms, and 1 to {@link HotelConfig#maxNights} nights.
 *
 * @param reservationId the client's name for this wish, 1 to {@value #MOST_ID} letters, digits and hyphens; the same in every retry
 * @param guest who comes
 * @param hotelId which hotel
 * @param roomTypeId which of its room types
 * @param checkIn the first night
 * @param checkOut the morning of departure: this night is not slept any more
 * @param rooms how many
 */
public record HoldRequest(
        String reservationId, String guest, long hotelId, long roomTypeId, LocalDate checkIn, LocalDate checkOut, int rooms) {
    /** Characters that an id has at most. */
    public static final int MOST_ID = 60;

    /** Rooms that can be held at once at most. */
    public static final int MOST_ROOMS = 20;
}
