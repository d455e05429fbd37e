package dev.assay.labs.hotel;

import java.time.LocalDate;
import java.util.List;

/** Nights, rooms and money, counted. Pure functions: the same arguments, the same result. */
public interface Stays {
    /**
     * How many rooms may be sold: {@code floor(total * (10000 + overbookBp) / 10000)}, exactly.
     *
     * @param total 0 to 1,000,000,000
     * @param overbookBp basis points, 0 to 5000
     * @throws IllegalArgumentException if one is out of its range
     */
    int capacity(int total, int overbookBp);

    /**
     * The nights of a stay: the dates in [check-in, check-out), ascending.
     *
     * @throws IllegalArgumentException if a date is null or check-in is not before check-out
     */
    List<LocalDate> nights(LocalDate checkIn, LocalDate checkOut);

    /**
     * How often a stay over all these nights can still be sold: the least of {@code max(0, capacity - reserved)}.
     *
     * @param nights one row a night
     * @throws IllegalArgumentException if the list is null or empty, or the basis points are out of their range
     */
    int roomsLeft(List<NightRow> nights, int overbookBp);

    /**
     * What a stay over all these nights costs, in cents.
     *
     * @param nights one row a night
     * @param rooms at least 1
     * @throws IllegalArgumentException if the list is null or empty, or there are no rooms
     * @throws ArithmeticException if it does not fit in a long
     */
    long price(List<NightRow> nights, int rooms);

    /**
     * How many guests find no room in the worst of these nights if everybody comes: the most of {@code max(0, reserved - total)}.
     *
     * @param nights one row a night
     * @throws IllegalArgumentException if the list is null or empty
     */
    int overCapacityWalks(List<NightRow> nights);
}
