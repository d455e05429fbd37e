package leaderboard;

import dev.assay.kit.port.SortedSets;
import dev.assay.kit.port.SortedSets.Scored;
import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.ShardedBoard;
import java.util.ArrayList;
import java.util.Comparator;
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
        // BEGIN SOLUTION
        // STUB: // TODO What if the answer is lost, and you are called again?
        // STUB: throw new UnsupportedOperationException("HashBoard.move");
        shards.get(Math.floorMod(userId.hashCode(), shards.size())).zadd(KEY, newTotal, userId);
        // END SOLUTION
    }

    @Override
    public List<Ranked> top(int k) {
        Ranges.count(k);
        // BEGIN SOLUTION
        // STUB: // TODO How many of each shard can be among the best k?
        // STUB: throw new UnsupportedOperationException("HashBoard.top");
        List<Scored> best = new ArrayList<>();
        if (k > 0) {
            shards.forEach(shard -> best.addAll(shard.zrevrange(KEY, 0, k - 1)));
        }
        best.sort(Comparator.comparingDouble(Scored::score).thenComparing(Scored::member).reversed());
        return Standing.first(k, best);
        // END SOLUTION
    }

    @Override
    public long rank(String userId, long total) {
        Ranges.name(userId);
        Ranges.total(total);
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("HashBoard.rank");
        long better = 0;
        for (SortedSets shard : shards) {
            better += shard.zcount(KEY, total, true);
        }
        return better + 1;
        // END SOLUTION
    }
}
