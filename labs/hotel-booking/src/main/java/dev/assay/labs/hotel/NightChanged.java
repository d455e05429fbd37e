package dev.assay.labs.hotel;

import java.time.LocalDate;

/**
 * A row of {@link Schema#INVENTORY} has changed: what change data capture tells.
 *
 * @param hotelId which hotel
 * @param roomTypeId which room type
 * @param night which night
 * @param total as in the row
 * @param reserved as in the row
 * @param rateCents as in the row
 * @param version the row's version, from 1
 */
public record NightChanged(long hotelId, long roomTypeId, LocalDate night, int total, int reserved, long rateCents, long version) {}
