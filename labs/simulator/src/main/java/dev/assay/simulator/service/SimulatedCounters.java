package dev.assay.simulator.service;

import dev.assay.kit.port.Counters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.nio.charset.StandardCharsets;

/**
 * Redis, as far as {@link Counters} shows it: strings that hold numbers, sorted sets, expiry to the millisecond by the store's own
 * clock. What it does was compared with a real server.
 */
public final class SimulatedCounters implements Counters {
    /** After this a call without an answer gives up. */
    public static final long TIMEOUT_MILLIS = 50;

    private static final long LARGEST_SCORE = 1L << 53;
    private static final long FOREVER = Long.MAX_VALUE;

    private final World world;
    private final long skewMillis;
    private final Service service = new Service("counters");
    private final Map<String, Entry> entries = new HashMap<>();

    /** A number or a sorted set, and when it expires. */
    private static final class Entry {
        private final SortedSet set;
        private long number;
        private long expiresAtMillis = FOREVER;

        Entry(SortedSet set) {
            this.set = set;
        }
    }

    /** Members by score, then by bytes. */
    private static final class SortedSet {
        private record Member(long score, String name) implements Comparable<Member> {
            @Override
            public int compareTo(Member other) {
                return score != other.score
                        ? Long.compare(score, other.score)
                        : Arrays.compareUnsigned(
                                name.getBytes(StandardCharsets.UTF_8), other.name.getBytes(StandardCharsets.UTF_8));
            }
        }

        private final TreeMap<Member, Member> members = new TreeMap<>();
        private final Map<String, Member> byName = new HashMap<>();
    }

    /** An empty store whose clock is right. */
    public SimulatedCounters(World world) {
        this(world, 0);
    }

    /**
     * An empty store.
     *
     * @param skewMillis how far ahead its clock is
     */
    public SimulatedCounters(World world, long skewMillis) {
        this.world = world;
        this.skewMillis = skewMillis;
    }

    /** It cannot be reached in this time, in virtual milliseconds. */
    public void isDown(long fromMillis, long toMillis) {
        service.isDown(fromMillis, toMillis);
    }

    /** How many keys it holds that have not expired. */
    public int size() {
        purge();
        return entries.size();
    }

    private long nowMillis() {
        return world.nowMillis() + skewMillis;
    }

    private <R> R call(String operation, Supplier<R> effect) {
        return world.call(service, operation, TIMEOUT_MILLIS, effect);
    }

    @Override
    public OptionalLong get(String key) {
        requireKey(key);
        return call("get " + key, () -> number(key));
    }

    @Override
    public void set(String key, long value, long ttlMs) {
        requireKey(key);
        requireTtl(ttlMs);
        call("set " + key + " " + value, () -> put(key, value, ttlMs));
    }

    @Override
    public long increment(String key, long by) {
        requireKey(key);
        return call("increment " + key + " " + by, () -> add(key, by));
    }

    @Override
    public void expire(String key, long ttlMs) {
        requireKey(key);
        requireTtl(ttlMs);
        call("expire " + key + " " + ttlMs, () -> live(key, ttlMs));
    }

    @Override
    public boolean compareAndSet(String key, OptionalLong expected, long value, long ttlMs) {
        requireKey(key);
        requireTtl(ttlMs);
        OptionalLong wanted = Objects.requireNonNull(expected);
        return call("compareAndSet " + key + " " + value, () -> {
            boolean holds = number(key).equals(wanted);
            if (holds) {
                put(key, value, ttlMs);
            }
            return holds;
        });
    }

    @Override
    public <R> R atomically(Function<Script, R> script) {
        Objects.requireNonNull(script);
        return call("atomically", () -> world.inScript(() -> script.apply(new AtTheStore(nowMillis()))));
    }

    // ------------------------------------------------------------------------------------------------ at the store

    private Entry find(String key) {
        Entry entry = entries.get(key);
        if (entry != null && entry.expiresAtMillis <= nowMillis()) {
            entries.remove(key);
            return null;
        }
        return entry;
    }

    private OptionalLong number(String key) {
        Entry entry = find(key);
        if (entry == null) {
            return OptionalLong.empty();
        }
        if (entry.set != null) {
            throw new IllegalArgumentException("the key " + key + " holds a sorted set, not a number");
        }
        return OptionalLong.of(entry.number);
    }

    private SortedSet set(String key) {
        Entry entry = find(key);
        if (entry == null) {
            return null;
        }
        if (entry.set == null) {
            throw new IllegalArgumentException("the key " + key + " holds a number, not a sorted set");
        }
        return entry.set;
    }

    private Void put(String key, long value, long ttlMs) {
        Entry entry = new Entry(null);
        entry.number = value;
        entries.put(key, entry);
        if (ttlMs != FOREVER) {
            live(key, ttlMs);
        }
        return null;
    }

    private Long add(String key, long by) {
        long sum = Math.addExact(number(key).orElse(0), by);
        Entry entry = entries.computeIfAbsent(key, any -> new Entry(null));
        entry.number = sum;
        return sum;
    }

    private Void live(String key, long ttlMs) {
        Entry entry = find(key);
        if (entry != null) {
            long end = nowMillis() + ttlMs;
            entry.expiresAtMillis = end < 0 ? FOREVER : end;
        }
        return null;
    }

    private void purge() {
        for (Iterator<Entry> all = entries.values().iterator(); all.hasNext(); ) {
            if (all.next().expiresAtMillis <= nowMillis()) {
                all.remove();
            }
        }
    }

    private static void requireKey(String key) {
        if (key == null) {
            throw new IllegalArgumentException("a key is null");
        }
    }

    private static void requireTtl(long ttlMs) {
        if (ttlMs < 1) {
            throw new IllegalArgumentException("a time to live of " + ttlMs + " ms; it must be at least 1 ms");
        }
    }

    private final class AtTheStore implements Script {
        private final long startedMillis;

        AtTheStore(long startedMillis) {
            this.startedMillis = startedMillis;
        }

        @Override
        public long nowMs() {
            return startedMillis;
        }

        @Override
        public OptionalLong get(String key) {
            requireKey(key);
            return number(key);
        }

        @Override
        public void set(String key, long value) {
            requireKey(key);
            put(key, value, FOREVER);
        }

        @Override
        public long increment(String key, long by) {
            requireKey(key);
            return add(key, by);
        }

        @Override
        public void expire(String key, long ttlMs) {
            requireKey(key);
            requireTtl(ttlMs);
            live(key, ttlMs);
        }

        @Override
        public void zadd(String key, long score, String member) {
            requireKey(key);
            requireKey(member);
            if (Math.abs(score) > LARGEST_SCORE || score == Long.MIN_VALUE) {
                throw new IllegalArgumentException("the score " + score + " is beyond 2^53");
            }
            SortedSet set = SimulatedCounters.this.set(key);
            if (set == null) {
                set = new SortedSet();
                entries.put(key, new Entry(set));
            }
            SortedSet.Member placed = new SortedSet.Member(score, member);
            SortedSet.Member before = set.byName.put(member, placed);
            if (before != null) {
                set.members.remove(before);
            }
            set.members.put(placed, placed);
        }

        @Override
        public void zremoveUpTo(String key, long maxScore) {
            requireKey(key);
            SortedSet set = SimulatedCounters.this.set(key);
            while (set != null && !set.members.isEmpty() && set.members.firstKey().score() <= maxScore) {
                set.byName.remove(set.members.pollFirstEntry().getKey().name());
            }
            if (set != null && set.members.isEmpty()) {
                entries.remove(key);
            }
        }

        @Override
        public int zcard(String key) {
            requireKey(key);
            SortedSet set = SimulatedCounters.this.set(key);
            return set == null ? 0 : set.members.size();
        }

        @Override
        public OptionalLong zscore(String key, int rank) {
            requireKey(key);
            SortedSet set = SimulatedCounters.this.set(key);
            int size = set == null ? 0 : set.members.size();
            long index = rank < 0 ? (long) size + rank : rank;
            if (index < 0 || index >= size) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(set.members.keySet().stream().skip(index).findFirst().orElseThrow().score());
        }
    }
}
