package dev.assay.simulator.service;

import dev.assay.kit.port.SortedSets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Redis, as far as {@link SortedSets} shows it. What it does was compared with a real server. */
public final class SimulatedSortedSets implements SortedSets {
    /** After this a call without an answer gives up. */
    public static final long TIMEOUT_MILLIS = 50;

    private final World world;
    private final Service service;
    private final Map<String, SortedSet> sets = new TreeMap<>();

    /** Members by score, then by bytes; 0 and -0 are one score. */
    private static final class SortedSet {
        private record Member(double score, String name, byte[] bytes) implements Comparable<Member> {
            Member(double score, String name) {
                this(score, name, name.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public int compareTo(Member other) {
                if (score != other.score) {
                    return score < other.score ? -1 : 1;
                }
                return Arrays.compareUnsigned(bytes, other.bytes);
            }
        }

        private final TreeSet<Member> members = new TreeSet<>();
        private final Map<String, Member> byName = new HashMap<>();
    }

    /** An empty server whose name in traces is {@code sortedSets}. */
    public SimulatedSortedSets(World world) {
        this(world, "sortedSets");
    }

    /**
     * An empty server, one of several.
     *
     * @param name its name in traces
     */
    public SimulatedSortedSets(World world, String name) {
        this.world = world;
        this.service = new Service(name);
    }

    /** It cannot be reached in this time, in virtual milliseconds. */
    public void isDown(long fromMillis, long toMillis) {
        service.isDown(fromMillis, toMillis);
    }

    /** The names of the sets that have members, ascending. */
    public List<String> keys() {
        return List.copyOf(sets.keySet());
    }

    /** A set's members in descending order, without a round trip: for tests. */
    public List<Scored> members(String key) {
        return range(key, 0, -1);
    }

    private <R> R call(String operation, Supplier<R> effect) {
        return world.call(service, operation, TIMEOUT_MILLIS, effect);
    }

    @Override
    public boolean zadd(String key, double score, String member) {
        requireText(key, member);
        requireNumber(score);
        return call("zadd " + key + " " + score + " " + member, () -> put(key, score, member));
    }

    @Override
    public double zincrby(String key, double delta, String member) {
        requireText(key, member);
        requireNumber(delta);
        return call("zincrby " + key + " " + delta + " " + member, () -> {
            SortedSet.Member before = find(key, member);
            double sum = before == null ? delta : before.score() + delta;
            requireNumber(sum);
            put(key, sum, member);
            return sum;
        });
    }

    @Override
    public boolean zrem(String key, String member) {
        requireText(key, member);
        return call("zrem " + key + " " + member, () -> remove(key, member));
    }

    @Override
    public Double zscore(String key, String member) {
        requireText(key, member);
        return call("zscore " + key + " " + member, () -> {
            SortedSet.Member found = find(key, member);
            return found == null ? null : (Double) found.score();
        });
    }

    @Override
    public Long zrevrank(String key, String member) {
        requireText(key, member);
        return call("zrevrank " + key + " " + member, () -> {
            SortedSet.Member found = find(key, member);
            return found == null ? null : (Long) (long) sets.get(key).members.tailSet(found, false).size();
        });
    }

    @Override
    public List<Scored> zrevrange(String key, long start, long stop) {
        requireText(key, "");
        return call("zrevrange " + key + " " + start + " " + stop, () -> range(key, start, stop));
    }

    @Override
    public long zcount(String key, double min, boolean minExclusive) {
        requireText(key, "");
        requireNumber(min);
        return call("zcount " + key + " " + (minExclusive ? "(" : "") + min, () -> count(key, min, minExclusive));
    }

    @Override
    public long zcard(String key) {
        requireText(key, "");
        return call("zcard " + key, () -> {
            SortedSet set = sets.get(key);
            return set == null ? 0L : (long) set.members.size();
        });
    }

    // ------------------------------------------------------------------------------------------------ at the server

    private SortedSet.Member find(String key, String member) {
        SortedSet set = sets.get(key);
        return set == null ? null : set.byName.get(member);
    }

    private boolean put(String key, double score, String member) {
        SortedSet set = sets.computeIfAbsent(key, absent -> new SortedSet());
        SortedSet.Member before = set.byName.get(member);
        if (before != null && before.score() == score) {
            return false; // and 0 does not become -0
        }
        if (before != null) {
            set.members.remove(before);
        }
        SortedSet.Member placed = new SortedSet.Member(score, member);
        set.byName.put(member, placed);
        set.members.add(placed);
        return before == null;
    }

    private boolean remove(String key, String member) {
        SortedSet.Member found = find(key, member);
        if (found == null) {
            return false;
        }
        SortedSet set = sets.get(key);
        set.members.remove(found);
        set.byName.remove(member);
        if (set.members.isEmpty()) {
            sets.remove(key);
        }
        return true;
    }

    private List<Scored> range(String key, long start, long stop) {
        SortedSet set = sets.get(key);
        if (set == null) {
            return List.of();
        }
        int size = set.members.size();
        long first = Math.max(0, start < 0 ? size + start : start);
        long last = Math.min(size - 1, stop < 0 ? size + stop : stop);
        List<Scored> range = new ArrayList<>();
        long position = 0;
        for (SortedSet.Member member : set.members.descendingSet()) {
            if (position > last) {
                break;
            }
            if (position++ >= first) {
                range.add(new Scored(member.name(), member.score()));
            }
        }
        return List.copyOf(range);
    }

    private long count(String key, double min, boolean minExclusive) {
        SortedSet set = sets.get(key);
        if (set == null) {
            return 0;
        }
        long count = 0;
        for (SortedSet.Member member : set.members.descendingSet()) {
            if (minExclusive ? member.score() <= min : member.score() < min) {
                break;
            }
            count++;
        }
        return count;
    }

    private static void requireText(String key, String member) {
        if (key == null || member == null) {
            throw new IllegalArgumentException(key == null ? "a key is null" : "a member of " + key + " is null");
        }
    }

    private static void requireNumber(double score) {
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("a score or a sum of scores is not a number");
        }
    }
}
