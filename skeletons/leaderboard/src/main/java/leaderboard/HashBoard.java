package leaderboard;

import dev.assay.kit.port.SortedSets;
import dev.assay.kit.port.SortedSets.Scored;
import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.ShardedBoard;
import java.util.List;

/** A board by hash of the users' ids: every shard has some of the best. */
final class HashBoard implements ShardedBoard {
    private static final String KEY = "lb";

    private final List<SortedSets> shards;

    HashBoard(List<SortedSets> shards) {
        this.shards = List.copyOf(shards);
        if (shards.isEmpty()) {
            throw new IllegalArgumentException("no shards");
        }
    }

    @Override
    public void move(String userId, long oldTotal, long newTotal) {
        Ranges.name(userId);
        Ranges.totalBefore(oldTotal);
        Ranges.total(newTotal);
        // TODO What if the answer is lost, and you are called again?
        throw new UnsupportedOperationException("HashBoard.move");
    }

    @Override
    public List<Ranked> top(int k) {
        Ranges.count(k);
        // TODO How many of each shard can be among the best k?
        throw new UnsupportedOperationException("HashBoard.top");
    }

    @Override
    public long rank(String userId, long total) {
        Ranges.name(userId);
        Ranges.total(total);
        // TODO
        throw new UnsupportedOperationException("HashBoard.rank");
    }
}
