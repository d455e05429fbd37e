package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.kit.port.Cache;
import dev.assay.simulator.Schedule;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The simulated cache keeps the contract, and forgets when it is told to. */
final class SimulatedCacheTest extends CacheContract {
    /** A cache in a world of its own. */
    private static final class Simulated implements Bench {
        private final World world = new World(World.Setup.quiet(Schedule.of(1), "student"));
        private final SimulatedCache cache = new SimulatedCache(world, "cache");
        private final Instance instance = world.instance("client");

        @Override
        public <R> R with(Function<Cache, R> request) {
            RuntimeException[] thrown = new RuntimeException[1];
            Request<R> asked = instance.begin("request", () -> {
                try {
                    return request.apply(cache);
                } catch (RuntimeException e) {
                    thrown[0] = e;
                    return null;
                }
            });
            world.runFor(0);
            if (thrown[0] != null) {
                throw thrown[0];
            }
            return asked.result();
        }

        @Override
        public void pass(long millis) {
            world.runFor(millis);
        }
    }

    @Override
    Bench fresh() {
        return new Simulated();
    }

    @Test
    void itForgets() {
        Simulated bench = new Simulated();
        bench.with(cache -> {
            cache.add("a", 60_000);
            return null;
        });
        bench.cache.forget();
        assertEquals(false, bench.with(cache -> cache.contains("a")));
    }
}
