package dev.assay.labs.hotel;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What guests search in: a copy of the inventory in memory, made of a stream of changes. It may be behind; it sells nothing. One thread
 * uses it at a time. The stream may repeat itself, begin anew, and bring a night's changes in another order: the largest version counts.
 *
 * <p><b>Costs.</b> A change and an offer may take longer for more nights in all only as a logarithm does.
 */
public interface SearchView {
    /**
     * Takes a change in.
     *
     * @throws IllegalArgumentException if the change or its night is null
     */
    void apply(NightChanged change);

    /**
     * An offer for a stay; empty if one of its nights is not on sale.
     *
     * @throws IllegalArgumentException if a date is null or check-in is not before check-out
     */
    Optional<Offer> offer(long hotelId, long roomTypeId, LocalDate checkIn, LocalDate checkOut);

    /**
     * The hotels that have one room type with so many rooms left on every night of a stay.
     *
     * @param rooms at least 1
     * @return their ids, ascending, each once
     * @throws IllegalArgumentException if a date is null, check-in is not before check-out, or there are no rooms
     */
    List<Long> hotelsWith(LocalDate checkIn, LocalDate checkOut, int rooms);
}
