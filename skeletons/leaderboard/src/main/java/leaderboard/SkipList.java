package leaderboard;

import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.RankedSet;
import java.util.List;

/** A ranked set. The best member comes first. */
final class SkipList implements RankedSet {
    @Override
    public void set(String member, long score) {
        Ranges.name(member);
        // TODO Which levels does a new node cross, and which does it not?
        throw new UnsupportedOperationException("SkipList.set");
    }

    @Override
    public long add(String member, long delta) {
        Ranges.name(member);
        // TODO
        throw new UnsupportedOperationException("SkipList.add");
    }

    @Override
    public boolean remove(String member) {
        Ranges.name(member);
        // TODO
        throw new UnsupportedOperationException("SkipList.remove");
    }

    @Override
    public Long score(String member) {
        Ranges.name(member);
        // TODO
        throw new UnsupportedOperationException("SkipList.score");
    }

    @Override
    public long rank(String member) {
        Ranges.name(member);
        // TODO Equal scores share a rank.
        throw new UnsupportedOperationException("SkipList.rank");
    }

    @Override
    public long countAbove(long score) {
        // TODO How many nodes do you walk over if a million have the same score?
        throw new UnsupportedOperationException("SkipList.countAbove");
    }

    @Override
    public int size() {
        // TODO
        throw new UnsupportedOperationException("SkipList.size");
    }

    @Override
    public List<Ranked> range(long from, int count) {
        Ranges.count(from);
        Ranges.count(count);
        // TODO
        throw new UnsupportedOperationException("SkipList.range");
    }

    @Override
    public List<Ranked> around(String member, int above, int below) {
        Ranges.name(member);
        Ranges.count(above);
        Ranges.count(below);
        // TODO At the ends the window is cut, not moved.
        throw new UnsupportedOperationException("SkipList.around");
    }
}
