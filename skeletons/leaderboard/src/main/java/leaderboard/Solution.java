package leaderboard;

import dev.assay.kit.port.SortedSets;
import dev.assay.labs.leaderboard.Estimates;
import dev.assay.labs.leaderboard.LeaderboardPorts;
import dev.assay.labs.leaderboard.LeaderboardService;
import dev.assay.labs.leaderboard.LeaderboardSolution;
import dev.assay.labs.leaderboard.Parts;
import dev.assay.labs.leaderboard.RankedSet;
import dev.assay.labs.leaderboard.ScoreCodec;
import dev.assay.labs.leaderboard.ShardedBoard;
import java.util.List;

/** How the tests reach your classes. Complete as it is. */
public final class Solution implements LeaderboardSolution {
    @Override
    public RankedSet rankedSet() {
        return new SkipList();
    }

    @Override
    public ScoreCodec codec(long startMillis, long endMillis, long resolutionMillis) {
        return new PackedScore(startMillis, endMillis, resolutionMillis);
    }

    @Override
    public LeaderboardService service(LeaderboardPorts ports, Parts parts) {
        return new LiveBoard(ports, parts);
    }

    @Override
    public ShardedBoard bands(List<SortedSets> shards, List<Long> lowerBounds) {
        return new BandBoard(shards, lowerBounds);
    }

    @Override
    public ShardedBoard hashed(List<SortedSets> shards) {
        return new HashBoard(shards);
    }

    @Override
    public Estimates estimates() {
        return new Answers();
    }
}
