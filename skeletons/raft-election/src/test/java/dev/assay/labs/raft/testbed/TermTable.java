package dev.assay.labs.raft.testbed;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** One number per term. Terms are nearly always small, and this is looked at on every message. */
final class TermTable {
    private static final int SMALL_TERMS = 1 << 12;

    private final int absent;
    private int[] small;
    private final Map<Long, Integer> large = new HashMap<>();

    TermTable(int absent) {
        this.absent = absent;
        this.small = newArray(32, 0, new int[0]);
    }

    int get(long term) {
        if (term >= 0 && term < SMALL_TERMS) {
            return term < small.length ? small[(int) term] : absent;
        }
        return large.getOrDefault(term, absent);
    }

    void put(long term, int value) {
        if (term >= 0 && term < SMALL_TERMS) {
            if (term >= small.length) {
                small = newArray(Math.max(small.length * 2, (int) term + 1), small.length, small);
            }
            small[(int) term] = value;
        } else {
            large.put(term, value);
        }
    }

    void clear() {
        Arrays.fill(small, absent);
        large.clear();
    }

    private int[] newArray(int length, int kept, int[] old) {
        int[] array = Arrays.copyOf(old, length);
        Arrays.fill(array, kept, length, absent);
        return array;
    }
}
