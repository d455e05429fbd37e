package dev.assay.labs.hotel;

/**
 * What a stay would be like.
 *
 * @param roomsLeft how often it can be sold, 0 or more
 * @param minNightlyCents what the cheapest night costs
 * @param maxNightlyCents what the dearest night costs
 * @param totalCents what all nights cost, for one room
 * @param nights how many nights
 */
public record Offer(int roomsLeft, long minNightlyCents, long maxNightlyCents, long totalCents, int nights) {}
