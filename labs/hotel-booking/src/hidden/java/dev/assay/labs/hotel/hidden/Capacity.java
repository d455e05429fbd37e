package dev.assay.labs.hotel.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.labs.hotel.Estimates;
import dev.assay.labs.hotel.HotelSolution;
import org.junit.jupiter.api.Test;

/** Capacity questions, within their stated tolerances. */
@Part(id = "Q", title = "Capacity questions")
final class Capacity {
    private static void within(String question, double expected, double tolerance, double answer) {
        Expect.that("estimate", Math.abs(answer - expected) <= tolerance, question + ": " + answer + " is not right.");
    }

    @Test
    @Check(id = "Q1", title = "Bookings a day and a second", points = 1, hint = "As many guests come as go: rooms taken by nights a stay.")
    void bookings(HotelSolution solution) {
        Estimates estimates = solution.estimates();
        within("Bookings a day", 700_000 / 3.0, 0.04 * 700_000 / 3, estimates.bookingsPerDay());
        within("Bookings a second", 700_000 / 3.0 / 86_400, 0.27, estimates.bookingsPerSecond());
    }

    @Test
    @Check(id = "Q2", title = "Rows of the inventory, and how many change a day", points = 1,
            hint = "A row a night; a booking changes one for each of its nights.")
    void rows(HotelSolution solution) {
        Estimates estimates = solution.estimates();
        within("Rows of the inventory", 73_000_000, 730_000, estimates.inventoryRows());
        within("Rows changed a day", 700_000, 35_000, estimates.nightRowsChangedPerDay());
    }

    @Test
    @Check(id = "Q3", title = "Answers kept ready, and a row that is split", points = 1,
            hint = "Count stays by their length. Round each shard down.")
    void ready(HotelSolution solution) {
        Estimates estimates = solution.estimates();
        within("Stays kept ready for a room type", 21_465, 214, estimates.readyStaysPerRoomType());
        within("Stays kept ready that contain a night", 465, 1e-9, estimates.readyStaysPerNight());
        within("Rooms lost by splitting", 1, 1e-9, estimates.roomsLostBySplitting());
    }

    @Test
    @Check(id = "Q4", title = "Guests without a room, and rooms without a guest", points = 1, hint = "A binomial sum, and Little's law.")
    void chances(HotelSolution solution) {
        Estimates estimates = solution.estimates();
        within("The probability that somebody finds no room", 0.1372, 0.01, estimates.probabilityOfAWalk());
        within("Rooms blocked by abandoned holds", 3_645.8, 364.6, estimates.roomsBlockedByAbandonedHolds());
    }
}
