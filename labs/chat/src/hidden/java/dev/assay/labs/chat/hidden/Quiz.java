package dev.assay.labs.chat.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.labs.chat.ChatSolution;
import org.junit.jupiter.api.Test;

/** Capacity questions. */
@Part(id = "Q", title = "Capacity")
final class Quiz {
    private static void about(String what, double expected, double permille, double actual) {
        boolean fits = Math.abs(actual - expected) <= expected * permille / 1_000;
        Expect.that("estimate", fits, "The estimate of " + what + " is off.");
    }

    @Test
    @Check(id = "Q1", title = "Messages a second", points = 1, hint = "174,000 is an average. A day has 86,400 seconds.")
    void messages(ChatSolution solution) {
        about("averageMessagesPerSecond", 173_611, 30, solution.estimates().averageMessagesPerSecond());
        about("peakMessagesPerSecond", 520_833, 30, solution.estimates().peakMessagesPerSecond());
    }

    @Test
    @Check(id = "Q2", title = "Storage", points = 1, hint = "A terabyte is 10^12 bytes here.")
    void storage(ChatSolution solution) {
        about("terabytesPerDay", 750, 20, solution.estimates().terabytesPerDay());
        about("petabytesPerMonth", 22.5, 20, solution.estimates().petabytesPerMonth());
    }

    @Test
    @Check(id = "Q3", title = "Connections and heartbeats", points = 1, hint = "There are more heartbeats than messages.")
    void connections(ChatSolution solution) {
        about("connectionServers", 1_000, 20, solution.estimates().connectionServers());
        about("heartbeatsPerSecond", 1_666_667, 30, solution.estimates().heartbeatsPerSecond());
    }

    @Test
    @Check(id = "Q4", title = "Copies, cursors and encryptions", points = 1, hint = "A device does not encrypt to itself.")
    void copies(ChatSolution solution) {
        about("inboxRowsPerMessage", 500, 0, solution.estimates().inboxRowsPerMessage());
        about("inboxTransactionsPerMessage", 5, 0, solution.estimates().inboxTransactionsPerMessage());
        about("cursorRowsPerMessage", 1, 0, solution.estimates().cursorRowsPerMessage());
        double encryptions = solution.estimates().encryptionsPerMessage();
        Expect.that("estimate", encryptions >= 297 && encryptions <= 300, "The estimate of encryptionsPerMessage is off.");
    }
}
