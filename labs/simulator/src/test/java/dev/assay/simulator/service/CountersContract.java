package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.Counters;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What {@link Counters} promises. The simulation is held to it in every build, a real server in profile {@code contracts}: what
 * passes with both is what students may rely on.
 */
abstract class CountersContract {
    /** What is examined: a fresh store for every test, and a way to let time pass. */
    interface Bench {
        /** Does something with the store, as one request would. */
        <R> R with(Function<Counters, R> request);

        /** Lets at least this much time pass on the store's clock. */
        void pass(long millis);
    }

    /** A store that holds nothing. */
    abstract Bench fresh();

    private final Bench bench = fresh();

    private <R> R script(Function<Counters.Script, R> script) {
        return bench.with(store -> store.atomically(script));
    }

    private OptionalLong get(String key) {
        return bench.with(store -> store.get(key));
    }

    private long increment(String key, long by) {
        return bench.with(store -> store.increment(key, by));
    }

    private void set(String key, long value, long ttlMs) {
        bench.with(store -> {
            store.set(key, value, ttlMs);
            return null;
        });
    }

    private void expire(String key, long ttlMs) {
        bench.with(store -> {
            store.expire(key, ttlMs);
            return null;
        });
    }

    private Void done(Runnable work) {
        work.run();
        return null;
    }

    @Test
    void aMissingKeyIsEmptyAndCountsAsZero() {
        assertEquals(OptionalLong.empty(), get("k"));
        assertEquals(5, increment("k", 5));
        assertEquals(3, increment("k", -2));
        assertEquals(OptionalLong.of(3), get("k"));
    }

    @Test
    void setReplacesValueAndTimeToLive() {
        set("k", 1, 60);
        set("k", -7, 600_000);
        bench.pass(120);
        assertEquals(OptionalLong.of(-7), get("k"));
    }

    @Test
    void keysExpireAndStartAnew() {
        set("k", 1, 50);
        set("other", 1, 600_000);
        bench.pass(100);
        assertEquals(OptionalLong.empty(), get("k"));
        assertEquals(OptionalLong.of(1), get("other"));
        assertEquals(1, increment("k", 1));
        bench.pass(100);
        assertEquals(OptionalLong.of(1), get("k"));
    }

    @Test
    void incrementKeepsTheTimeToLive() {
        set("k", 1, 100);
        increment("k", 1);
        bench.pass(200);
        assertEquals(OptionalLong.empty(), get("k"));
    }

    @Test
    void expireConcernsKeysThatAreThere() {
        expire("k", 50);
        increment("k", 1);
        bench.pass(100);
        assertEquals(OptionalLong.of(1), get("k"));
        expire("k", 50);
        bench.pass(100);
        assertEquals(OptionalLong.empty(), get("k"));
    }

    @Test
    void compareAndSetLooksAtWhatIsThere() {
        assertFalse(cas("k", OptionalLong.of(0), 1));
        assertTrue(cas("k", OptionalLong.empty(), 1));
        assertFalse(cas("k", OptionalLong.empty(), 2));
        assertFalse(cas("k", OptionalLong.of(2), 3));
        assertTrue(cas("k", OptionalLong.of(1), 3));
        assertEquals(OptionalLong.of(3), get("k"));
    }

    private boolean cas(String key, OptionalLong expected, long value) {
        return bench.with(store -> store.compareAndSet(key, expected, value, 600_000));
    }

    @Test
    void sumsThatDoNotFitAreRefused() {
        set("k", Long.MAX_VALUE, 600_000);
        assertThrows(ArithmeticException.class, () -> increment("k", 1));
        assertEquals(OptionalLong.of(Long.MAX_VALUE), get("k"));
        set("k", Long.MIN_VALUE, 600_000);
        assertThrows(ArithmeticException.class, () -> increment("k", -1));
    }

    @Test
    void misuseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> get(null));
        assertThrows(IllegalArgumentException.class, () -> set("k", 1, 0));
        assertThrows(IllegalArgumentException.class, () -> expire("k", -1));
        script(store -> done(() -> store.zadd("z", 1, "m")));
        assertThrows(IllegalArgumentException.class, () -> get("z"));
        assertThrows(IllegalArgumentException.class, () -> increment("z", 1));
        increment("n", 1);
        assertThrows(IllegalArgumentException.class, () -> script(store -> store.zcard("n")));
        assertThrows(IllegalArgumentException.class, () -> script(store -> done(() -> store.zadd("n", 1, "m"))));
    }

    @Test
    void aScriptSetsForEverAndItsTimeStandsStill() {
        set("k", 1, 60);
        long[] times = script(store -> {
            long before = store.nowMs();
            store.set("k", 2);
            return new long[] {before, store.nowMs()};
        });
        assertEquals(times[0], times[1]);
        bench.pass(120);
        assertEquals(OptionalLong.of(2), get("k"));
        long later = script(Counters.Script::nowMs);
        assertTrue(later >= times[0] + 120, "the store's clock goes on");
    }

    @Test
    void setReplacesASortedSet() {
        script(store -> done(() -> store.zadd("k", 1, "m")));
        script(store -> done(() -> store.set("k", 4)));
        assertEquals(OptionalLong.of(4), get("k"));
    }

    @Test
    void sortedSetsAreOrderedByScoreThenByBytes() {
        script(store -> done(() -> {
            store.zadd("z", 20, "b");
            store.zadd("z", 10, "a");
            store.zadd("z", 20, "a2");
            store.zadd("z", 30, "c");
            store.zadd("z", 5, "c"); // moves
        }));
        assertEquals((Integer) 4, script(store -> store.zcard("z")));
        List<OptionalLong> scores = script(store -> List.of(store.zscore("z", 0), store.zscore("z", 1), store.zscore("z", 3),
                store.zscore("z", 4), store.zscore("z", -1), store.zscore("z", -4), store.zscore("z", -5), store.zscore("none", 0)));
        assertEquals(List.of(OptionalLong.of(5), OptionalLong.of(10), OptionalLong.of(20), OptionalLong.empty(), OptionalLong.of(20),
                OptionalLong.of(5), OptionalLong.empty(), OptionalLong.empty()), scores);
    }

    @Test
    void anEmptySortedSetIsGone() {
        script(store -> done(() -> {
            store.zadd("z", 1, "a");
            store.zadd("z", 2, "b");
        }));
        script(store -> done(() -> store.zremoveUpTo("z", 1)));
        assertEquals((Integer) 1, script(store -> store.zcard("z")));
        script(store -> done(() -> store.zremoveUpTo("z", 2)));
        assertEquals((Integer) 0, script(store -> store.zcard("z")));
        assertEquals(OptionalLong.empty(), get("z")); // gone, so no wrong kind of value either
        script(store -> done(() -> store.zremoveUpTo("none", 100)));
    }

    @Test
    void sortedSetsExpireToo() {
        script(store -> done(() -> {
            store.zadd("z", 1, "a");
            store.expire("z", 50);
        }));
        bench.pass(100);
        assertEquals((Integer) 0, script(store -> store.zcard("z")));
    }

    @Test
    void scoresReachToTwoToTheFiftyThree() {
        long most = 1L << 53;
        script(store -> done(() -> {
            store.zadd("z", most, "a");
            store.zadd("z", most - 1, "b");
            store.zadd("z", -most, "c");
        }));
        assertEquals(List.of(OptionalLong.of(-most), OptionalLong.of(most - 1), OptionalLong.of(most)),
                script(store -> List.of(store.zscore("z", 0), store.zscore("z", 1), store.zscore("z", 2))));
        assertThrows(IllegalArgumentException.class, () -> script(store -> done(() -> store.zadd("z", most + 1, "d"))));
    }

    @Test
    void aLongRandomConversationAgreesWithAPlainModel() {
        Random random = new Random(7);
        List<String> members = new ArrayList<>();
        for (int step = 0; step < 300; step++) {
            long score = random.nextInt(50);
            String member = "m" + random.nextInt(20);
            members.removeIf(known -> known.startsWith(member + "="));
            members.add(member + "=" + score);
            script(store -> done(() -> store.zadd("z", score, member)));
            if (random.nextInt(10) == 0) {
                long bound = random.nextInt(20);
                members.removeIf(known -> score(known) <= bound);
                script(store -> done(() -> store.zremoveUpTo("z", bound)));
            }
            int rank = random.nextInt(25);
            List<Long> sorted = members.stream().map(CountersContract::score).sorted().toList();
            OptionalLong expected = rank < sorted.size() ? OptionalLong.of(sorted.get(rank)) : OptionalLong.empty();
            assertEquals(expected, script(store -> store.zscore("z", rank)));
            assertEquals((Integer) members.size(), script(store -> store.zcard("z")));
        }
    }

    private static long score(String known) {
        return Long.parseLong(known.substring(known.indexOf('=') + 1));
    }
}
