package dev.assay.labs.hotel;

/**
 * Capacity questions of the handout. The numbers are the chain's: 5,000 hotels, 20 room types each, 1,000,000 rooms in all, 70 % of them
 * taken every night, 3 nights a stay on average, one room a booking, two years (730 nights) on sale. An answer within the stated
 * tolerance is right.
 */
public interface Estimates {
    /** How many bookings are made a day, so that as many guests come as go. Within 4 %. */
    double bookingsPerDay();

    /** How many bookings that is a second, on average over the day. Within 10 %. */
    double bookingsPerSecond();

    /** How many rows the inventory has. Within 1 %. */
    double inventoryRows();

    /** How many rows of nights all the bookings of a day change. Within 5 %. */
    double nightRowsChangedPerDay();

    /**
     * Somebody keeps the rooms left ready for every possible stay of 1 to 30 nights that lies wholly in the two years: how many entries
     * that are for one room type. Within 1 %.
     */
    double readyStaysPerRoomType();

    /** How many of these entries contain one given night in the middle of the two years. Exact. */
    double readyStaysPerNight();

    /**
     * A hot row of 15 rooms with 10 % overbooking is split over three shards of 5 rooms each, to lock less. How many rooms fewer can be
     * sold in all. Exact.
     */
    double roomsLostBySplitting();

    /**
     * 110 bookings were taken for 100 rooms; each guest stays away with a probability of 12 %, whatever the others do. The probability
     * that somebody finds no room. Within 0.01.
     */
    double probabilityOfAWalk();

    /**
     * Of those who hold a room 60 % never pay: 2.5 holds a booking. An abandoned hold blocks its room for a quarter of an hour. How many
     * rooms abandoned holds block on average at a moment. Within 10 %.
     */
    double roomsBlockedByAbandonedHolds();
}
