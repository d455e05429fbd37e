package dev.assay.labs.leaderboard.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Part;
import dev.assay.labs.leaderboard.LeaderboardSolution;
import org.junit.jupiter.api.Test;

@Part(id = "D", title = "Publish")
final class Publishing {
    @Test
    @Check(id = "D1", title = "x", points = 16, hint = "x")
    void a(LeaderboardSolution solution) {}
}
