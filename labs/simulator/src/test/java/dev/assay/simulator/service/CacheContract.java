package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.kit.port.Cache;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What {@link Cache} promises. The simulation is held to it in every build, Redis in profile {@code contracts}. */
abstract class CacheContract {
    /** A cache and its time. */
    interface Bench {
        /** Gives what a request with the cache gives, or throws what it throws. */
        <R> R with(Function<Cache, R> request);

        /** Lets time pass. */
        void pass(long millis);
    }

    /** An empty cache. */
    abstract Bench fresh();

    private static boolean contains(Bench bench, String id) {
        return bench.with(cache -> cache.contains(id));
    }

    private static void add(Bench bench, String id, long ttlMs) {
        bench.with(cache -> {
            cache.add(id, ttlMs);
            return null;
        });
    }

    @Test
    void whatWasAddedIsThereUntilItsTimeIsOver() {
        Bench bench = fresh();
        assertEquals(false, contains(bench, "a"));
        add(bench, "a", 300);
        add(bench, "", 60_000);
        assertEquals(true, contains(bench, "a"));
        assertEquals(true, contains(bench, ""));
        assertEquals(false, contains(bench, "A"));
        bench.pass(400);
        assertEquals(false, contains(bench, "a"));
        assertEquals(true, contains(bench, ""));
    }

    @Test
    void addingAgainSetsTheTimeAnew() {
        Bench bench = fresh();
        add(bench, "a", 200);
        add(bench, "a", 60_000);
        add(bench, "b", 60_000);
        add(bench, "b", 100);
        bench.pass(400);
        assertEquals(true, contains(bench, "a"));
        assertEquals(false, contains(bench, "b"));
    }

    @Test
    void misuseIsRefused() {
        Bench bench = fresh();
        assertThrows(IllegalArgumentException.class, () -> contains(bench, null));
        assertThrows(IllegalArgumentException.class, () -> add(bench, null, 1));
        assertThrows(IllegalArgumentException.class, () -> add(bench, "a", 0));
        assertEquals(false, contains(bench, "a"));
    }
}
