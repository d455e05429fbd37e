package dev.assay.simulator.service;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** The committed rows of a table, in the order of their ids' bytes, and when each id was last written. */
final class Relation {
    /** What a row holds. */
    record Version(Record value, long number) {}

    /** The order of UTF-8 bytes, which is that of code points; a text's own order puts surrogates before the last of the others. */
    static final Comparator<String> BY_BYTES = (one, other) -> {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean isHighA = Character.isSurrogate(a);
                boolean isHighB = Character.isSurrogate(b);
                return isHighA == isHighB ? Character.compare(a, b) : isHighA ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    };

    private final Class<?> type;
    private final NavigableMap<String, Version> rows = new TreeMap<>(BY_BYTES);
    private final NavigableMap<String, Long> written = new TreeMap<>(BY_BYTES);

    Relation(Class<?> type) {
        this.type = type;
    }

    Class<?> type() {
        return type;
    }

    /** What is there; null if nothing is. */
    Version get(String id) {
        return rows.get(id);
    }

    /** Rows of a range; empty if it ends before it begins. */
    SortedMap<String, Version> range(String from, String to) {
        return BY_BYTES.compare(from, to) >= 0 ? new TreeMap<>() : rows.subMap(from, to);
    }

    NavigableMap<String, Version> all() {
        return rows;
    }

    /** Writes a row, or takes it away: null. */
    void write(String id, Version version, long commit) {
        if (version == null) {
            rows.remove(id);
        } else {
            rows.put(id, version);
        }
        written.put(id, commit);
    }

    /** Whether an id was written after a commit. */
    boolean isWrittenAfter(long commit, String id) {
        return written.getOrDefault(id, 0L) > commit;
    }

    /** Whether anything from an id to another was written after a commit. */
    boolean isWrittenAfter(long commit, String from, String to, boolean toInclusive) {
        return BY_BYTES.compare(from, to) <= 0
                && written.subMap(from, true, to, toInclusive).values().stream().anyMatch(when -> when > commit);
    }
}
