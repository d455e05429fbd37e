package dev.assay.labs.leaderboard;

import dev.assay.kit.Entry;
import dev.assay.kit.port.SortedSets;
import java.util.List;

/** How the tests reach a solution. Every method gives a new object. */
@Entry("leaderboard.Solution")
public interface LeaderboardSolution extends Parts {
    /**
     * An instance of the service. Made again when its process starts again. Its constructor must call no port.
     *
     * @param parts what it may be built of; perhaps not yours
     */
    LeaderboardService service(LeaderboardPorts ports, Parts parts);

    /**
     * A board in bands of totals: shard i holds the totals from lowerBounds[i] up to, not including, lowerBounds[i + 1]; the last one all
     * from its bound up.
     *
     * @param shards as many as bounds, at least 1
     * @param lowerBounds 0 first, ascending
     * @throws IllegalArgumentException if the bounds are not so
     */
    ShardedBoard bands(List<SortedSets> shards, List<Long> lowerBounds);

    /**
     * A board by hash of the users' ids.
     *
     * @param shards at least 1
     * @throws IllegalArgumentException if there is none
     */
    ShardedBoard hashed(List<SortedSets> shards);

    /** The answers to the capacity questions. */
    Estimates estimates();
}
