package leaderboard;

import dev.assay.kit.port.SortedSets;
import dev.assay.kit.port.SortedSets.Scored;
import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.ShardedBoard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A board in bands of totals: the best are all on the last shard. */
final class BandBoard implements ShardedBoard {
    private static final String KEY = "lb";

    private final List<SortedSets> shards;
    private final List<Long> lowerBounds;

    BandBoard(List<SortedSets> shards, List<Long> lowerBounds) {
        this.shards = List.copyOf(shards);
        this.lowerBounds = List.copyOf(lowerBounds);
        // BEGIN SOLUTION
        // STUB: // TODO What has to be refused here?
        if (shards.isEmpty() || shards.size() != lowerBounds.size() || lowerBounds.getFirst() != 0) {
            throw new IllegalArgumentException(shards.size() + " shards with the bounds " + lowerBounds);
        }
        for (int i = 1; i < lowerBounds.size(); i++) {
            if (lowerBounds.get(i) <= lowerBounds.get(i - 1)) {
                throw new IllegalArgumentException("bounds that do not ascend: " + lowerBounds);
            }
        }
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private int band(long total) {
        int band = shards.size() - 1;
        while (lowerBounds.get(band) > total) {
            band--;
        }
        return band;
    }
    // END SOLUTION

    @Override
    public void move(String userId, long oldTotal, long newTotal) {
        Ranges.name(userId);
        Ranges.totalBefore(oldTotal);
        Ranges.total(newTotal);
        // BEGIN SOLUTION
        // STUB: // TODO What does a reader see between the two calls? What if you die there?
        // STUB: throw new UnsupportedOperationException("BandBoard.move");
        int to = band(newTotal);
        shards.get(to).zadd(KEY, newTotal, userId);
        if (oldTotal >= 0 && band(oldTotal) != to) {
            shards.get(band(oldTotal)).zrem(KEY, userId);
        }
        // END SOLUTION
    }

    @Override
    public List<Ranked> top(int k) {
        Ranges.count(k);
        // BEGIN SOLUTION
        // STUB: // TODO How many bands do you need? Who may be in two of them?
        // STUB: throw new UnsupportedOperationException("BandBoard.top");
        List<Scored> best = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int band = shards.size() - 1; band >= 0 && best.size() < k; band--) {
            for (Scored one : shards.get(band).zrevrange(KEY, 0, k - 1)) {
                if (seen.add(one.member())) {
                    best.add(one);
                }
            }
        }
        return Standing.first(k, best);
        // END SOLUTION
    }

    @Override
    public long rank(String userId, long total) {
        Ranges.name(userId);
        Ranges.total(total);
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("BandBoard.rank");
        int own = band(total);
        long better = shards.get(own).zcount(KEY, total, true);
        for (int band = own + 1; band < shards.size(); band++) {
            better += shards.get(band).zcard(KEY);
        }
        return better + 1;
        // END SOLUTION
    }
}
