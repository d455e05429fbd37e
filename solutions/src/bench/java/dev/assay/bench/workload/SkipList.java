package dev.assay.bench.workload;

import java.util.function.LongSupplier;

/** A leaderboard as a skip list with spans: 1,000 insertions, 1,000 ranks. */
public final class SkipList implements LongSupplier {
    private static final int MOST_LEVELS = 16;

    private static final class Node {
        private final long score;
        private final String member;
        private final Node[] next;
        private final int[] span;

        Node(long score, String member, int levels) {
            this.score = score;
            this.member = member;
            next = new Node[levels];
            span = new int[levels];
        }

        boolean isBefore(long otherScore, String otherMember) {
            return score < otherScore || score == otherScore && member.compareTo(otherMember) < 0;
        }
    }

    private Node head;
    private int levels;
    private int size;
    private long seed;

    private int drawLevels() {
        seed = Mix.of(seed);
        return Math.min(MOST_LEVELS, 1 + Long.numberOfTrailingZeros(seed | 1L << 40) / 2);
    }

    private void insert(long score, String member) {
        Node[] before = new Node[MOST_LEVELS];
        int[] rank = new int[MOST_LEVELS];
        Node at = head;
        for (int level = levels - 1; level >= 0; level--) {
            rank[level] = level == levels - 1 ? 0 : rank[level + 1];
            while (at.next[level] != null && at.next[level].isBefore(score, member)) {
                rank[level] += at.span[level];
                at = at.next[level];
            }
            before[level] = at;
        }
        int height = drawLevels();
        for (int level = levels; level < height; level++) {
            before[level] = head;
            head.span[level] = size;
        }
        levels = Math.max(levels, height);
        Node node = new Node(score, member, height);
        for (int level = 0; level < height; level++) {
            node.next[level] = before[level].next[level];
            before[level].next[level] = node;
            node.span[level] = before[level].span[level] - (rank[0] - rank[level]);
            before[level].span[level] = rank[0] - rank[level] + 1;
        }
        for (int level = height; level < levels; level++) {
            before[level].span[level]++;
        }
        size++;
    }

    private int rank(long score, String member) {
        int rank = 0;
        Node at = head;
        for (int level = levels - 1; level >= 0; level--) {
            while (at.next[level] != null && at.next[level].isBefore(score, member)) {
                rank += at.span[level];
                at = at.next[level];
            }
        }
        return rank;
    }

    @Override
    public long getAsLong() {
        head = new Node(Long.MIN_VALUE, "", MOST_LEVELS);
        levels = 1;
        size = 0;
        seed = 1;
        for (int i = 0; i < 1_000; i++) {
            insert(Mix.of(i) % 300, "m" + i);
        }
        long sum = 0;
        for (int i = 0; i < 1_000; i++) {
            sum += rank(Mix.of(i) % 300, "m" + i);
        }
        return sum;
    }
}
