package dev.assay.labs.hotel;

/**
 * A night of a room type on sale: one row of {@link Schema#INVENTORY}.
 *
 * @param total rooms that can be slept in, 0 or more
 * @param reserved rooms sold or held, 0 or more; above {@code total} where the hotel overbooks
 * @param rateCents what a room costs this night, more than 0
 */
public record NightRow(int total, int reserved, long rateCents) {}
