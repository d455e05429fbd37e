package dev.assay.labs.hotel;

/**
 * A room type of a hotel: one row of {@link Schema#ROOM_TYPES}. New nights begin with its numbers.
 *
 * @param rooms how many rooms there are, 0 or more
 * @param rateCents what a room costs a night, more than 0
 */
public record RoomTypeRow(int rooms, long rateCents) {}
