package dev.assay.labs.leaderboard.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.labs.leaderboard.LeaderboardSolution;
import org.junit.jupiter.api.Test;

/** The capacity questions. */
@Part(id = "Q", title = "Capacity")
final class Capacity {
    private static void near(String what, double expected, double percent, double actual) {
        boolean isNear = Math.abs(actual - expected) <= expected * percent / 100;
        Expect.that("estimate", isNear, what + " is not right: " + (actual > expected ? "too large" : actual < expected ? "too small" : "not a number")
                + (actual > 2 * expected || actual < expected / 2 ? ", by more than a factor of 2." : "."));
    }

    @Test
    @Check(id = "Q1", title = "Users and events a second", points = 1, hint = "A day has 86,400 seconds.")
    void load(LeaderboardSolution solution) {
        near("usersPerSecond()", 5_000_000 / 86_400.0, 15, solution.estimates().usersPerSecond());
        near("peakEventsPerSecond()", 5_000_000 / 86_400.0 * 10 * 5, 15, solution.estimates().peakEventsPerSecond());
    }

    @Test
    @Check(id = "Q2", title = "Memory on paper and memory measured", points = 1, hint = "A skip list has pointers, a hash table too.")
    void memory(LeaderboardSolution solution) {
        near("rawMegabytes()", 650, 2, solution.estimates().rawMegabytes());
        near("measuredMegabytes()", 2_995, 3, solution.estimates().measuredMegabytes());
    }

    @Test
    @Check(id = "Q3", title = "Bits and levels", points = 1, hint = "53 bits less those of a month. The logarithm is to base 4.")
    void bits(LeaderboardSolution solution) {
        near("largestPackedScore()", 2_097_151, 0, solution.estimates().largestPackedScore());
        near("skipListLevels()", 9.97, 6, solution.estimates().skipListLevels());
    }

    @Test
    @Check(id = "Q4", title = "Messages and calls", points = 1, hint = "Who could be better than you? And who does not need to be asked your total again?")
    void fanOut(LeaderboardSolution solution) {
        near("messagesPerSecond()", 200_000, 0, solution.estimates().messagesPerSecond());
        double servers = solution.estimates().serversAskedForRank();
        Expect.that("estimate", servers == 16 || servers == 17, "serversAskedForRank() is not right.");
    }
}
