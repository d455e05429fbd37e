package leaderboard;

import dev.assay.kit.port.SortedSets;
import dev.assay.kit.port.SortedSets.Scored;
import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.ShardedBoard;
import java.util.List;

/** A board in bands of totals: the best are all on the last shard. */
final class BandBoard implements ShardedBoard {
    private static final String KEY = "lb";

    private final List<SortedSets> shards;
    private final List<Long> lowerBounds;

    BandBoard(List<SortedSets> shards, List<Long> lowerBounds) {
        this.shards = List.copyOf(shards);
        this.lowerBounds = List.copyOf(lowerBounds);
        // TODO What has to be refused here?
    }

    @Override
    public void move(String userId, long oldTotal, long newTotal) {
        Ranges.name(userId);
        Ranges.totalBefore(oldTotal);
        Ranges.total(newTotal);
        // TODO What does a reader see between the two calls? What if you die there?
        throw new UnsupportedOperationException("BandBoard.move");
    }

    @Override
    public List<Ranked> top(int k) {
        Ranges.count(k);
        // TODO How many bands do you need? Who may be in two of them?
        throw new UnsupportedOperationException("BandBoard.top");
    }

    @Override
    public long rank(String userId, long total) {
        Ranges.name(userId);
        Ranges.total(total);
        // TODO
        throw new UnsupportedOperationException("BandBoard.rank");
    }
}
