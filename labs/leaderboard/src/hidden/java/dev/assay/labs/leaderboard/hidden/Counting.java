package dev.assay.labs.leaderboard.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Part;
import dev.assay.labs.leaderboard.LeaderboardSolution;
import org.junit.jupiter.api.Test;

@Part(id = "C", title = "Count once")
final class Counting {
    @Test
    @Check(id = "C1", title = "x", points = 28, hint = "x")
    void a(LeaderboardSolution solution) {}
}
