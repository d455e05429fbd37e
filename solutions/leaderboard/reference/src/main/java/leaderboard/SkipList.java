package leaderboard;

import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.RankedSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ranked set. The best member comes first. */
final class SkipList implements RankedSet {
    // BEGIN SOLUTION
    private static final int MOST_LEVELS = 24;

    /** {@code span[l]} is how many positions {@code next[l]} is further on. */
    private static final class Node {
        private final String member;
        private final long score;
        private final Node[] next;
        private final int[] span;

        Node(String member, long score, int levels) {
            this.member = member;
            this.score = score;
            this.next = new Node[levels];
            this.span = new int[levels];
        }

        boolean isBefore(long otherScore, String otherMember) {
            return score != otherScore ? score > otherScore : member.compareTo(otherMember) > 0;
        }
    }

    private final Map<String, Node> byName = new HashMap<>();
    private final Node head = new Node(null, 0, MOST_LEVELS);
    /** The last node of each level before a place, and its position; filled by {@link #find}. */
    private final Node[] before = new Node[MOST_LEVELS];
    private final int[] position = new int[MOST_LEVELS];
    private int levels = 1;
    private long dice = 0x9E3779B97F4A7C15L;

    private void find(long score, String member) {
        Node node = head;
        int passed = 0;
        for (int level = levels - 1; level >= 0; level--) {
            while (node.next[level] != null && node.next[level].isBefore(score, member)) {
                passed += node.span[level];
                node = node.next[level];
            }
            before[level] = node;
            position[level] = passed;
        }
    }

    private void insert(String member, long score) {
        find(score, member);
        int height = height();
        while (levels < height) {
            before[levels] = head;
            position[levels] = 0;
            head.span[levels] = byName.size();
            levels++;
        }
        Node node = new Node(member, score, height);
        for (int level = 0; level < levels; level++) {
            if (level >= height) {
                before[level].span[level]++;
                continue;
            }
            int passed = position[0] - position[level];
            node.next[level] = before[level].next[level];
            node.span[level] = before[level].span[level] - passed;
            before[level].next[level] = node;
            before[level].span[level] = passed + 1;
        }
        byName.put(member, node);
    }

    private void delete(Node node) {
        find(node.score, node.member);
        for (int level = 0; level < levels; level++) {
            if (before[level].next[level] == node) {
                before[level].next[level] = node.next[level];
                before[level].span[level] += node.span[level];
            }
            before[level].span[level]--;
        }
        while (levels > 1 && head.next[levels - 1] == null) {
            levels--;
        }
        byName.remove(node.member);
    }

    /** One of four is a level higher. */
    private int height() {
        dice ^= dice << 13;
        dice ^= dice >>> 7;
        dice ^= dice << 17;
        return Math.min(MOST_LEVELS, 1 + Long.numberOfTrailingZeros(dice | 1L << 62) / 2);
    }

    /** The node at a position; {@code null} past the end. */
    private Node at(long wanted) {
        Node node = head;
        long passed = -1;
        for (int level = levels - 1; level >= 0; level--) {
            while (node.next[level] != null && passed + node.span[level] <= wanted) {
                passed += node.span[level];
                node = node.next[level];
            }
        }
        return passed == wanted ? node : null;
    }

    private List<Ranked> slice(long from, long count) {
        List<Ranked> slice = new ArrayList<>();
        Node node = count == 0 ? null : at(from);
        long rank = node == null ? 0 : countAbove(node.score) + 1;
        for (long i = from; node != null && i - from < count; i++) {
            if (!slice.isEmpty() && slice.getLast().score() != node.score) {
                rank = i + 1;
            }
            slice.add(new Ranked(node.member, node.score, rank));
            node = node.next[0];
        }
        return slice;
    }
    // END SOLUTION

    @Override
    public void set(String member, long score) {
        Ranges.name(member);
        // BEGIN SOLUTION
        // STUB: // TODO Which levels does a new node cross, and which does it not?
        // STUB: throw new UnsupportedOperationException("SkipList.set");
        Node known = byName.get(member);
        if (known != null) {
            delete(known);
        }
        insert(member, score);
        // END SOLUTION
    }

    @Override
    public long add(String member, long delta) {
        Ranges.name(member);
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("SkipList.add");
        Node known = byName.get(member);
        long sum = Math.addExact(known == null ? 0 : known.score, delta);
        set(member, sum);
        return sum;
        // END SOLUTION
    }

    @Override
    public boolean remove(String member) {
        Ranges.name(member);
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("SkipList.remove");
        Node known = byName.get(member);
        if (known != null) {
            delete(known);
        }
        return known != null;
        // END SOLUTION
    }

    @Override
    public Long score(String member) {
        Ranges.name(member);
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("SkipList.score");
        Node known = byName.get(member);
        return known == null ? null : (Long) known.score;
        // END SOLUTION
    }

    @Override
    public long rank(String member) {
        Ranges.name(member);
        // BEGIN SOLUTION
        // STUB: // TODO Equal scores share a rank.
        // STUB: throw new UnsupportedOperationException("SkipList.rank");
        Node known = byName.get(member);
        return known == null ? -1 : countAbove(known.score) + 1;
        // END SOLUTION
    }

    @Override
    public long countAbove(long score) {
        // BEGIN SOLUTION
        // STUB: // TODO How many nodes do you walk over if a million have the same score?
        // STUB: throw new UnsupportedOperationException("SkipList.countAbove");
        Node node = head;
        long above = 0;
        for (int level = levels - 1; level >= 0; level--) {
            while (node.next[level] != null && node.next[level].score > score) {
                above += node.span[level];
                node = node.next[level];
            }
        }
        return above;
        // END SOLUTION
    }

    @Override
    public int size() {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("SkipList.size");
        return byName.size();
        // END SOLUTION
    }

    @Override
    public List<Ranked> range(long from, int count) {
        Ranges.count(from);
        Ranges.count(count);
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("SkipList.range");
        return slice(from, count);
        // END SOLUTION
    }

    @Override
    public List<Ranked> around(String member, int above, int below) {
        Ranges.name(member);
        Ranges.count(above);
        Ranges.count(below);
        // BEGIN SOLUTION
        // STUB: // TODO At the ends the window is cut, not moved.
        // STUB: throw new UnsupportedOperationException("SkipList.around");
        Node known = byName.get(member);
        if (known == null) {
            return List.of();
        }
        find(known.score, member);
        long own = position[0];
        long from = Math.max(0, own - above);
        return slice(from, own - from + 1 + below);
        // END SOLUTION
    }
}
