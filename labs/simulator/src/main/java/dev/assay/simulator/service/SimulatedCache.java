package dev.assay.simulator.service;

import dev.assay.kit.port.Cache;
import java.util.HashMap;
import java.util.Map;

/** A cache of ids as {@link Cache} shows it; a test can have it forget. */
public final class SimulatedCache implements Cache {
    /** After this a call without an answer gives up. */
    public static final long TIMEOUT_MILLIS = 50;

    private final World world;
    private final Service service;
    private final Map<String, Long> expiries = new HashMap<>();

    /**
     * An empty cache.
     *
     * @param name its name in traces
     */
    public SimulatedCache(World world, String name) {
        this.world = world;
        this.service = new Service(name);
    }

    /** It cannot be reached in this time, in virtual milliseconds. */
    public void isDown(long fromMillis, long toMillis) {
        service.isDown(fromMillis, toMillis);
    }

    /** Forgets everything, as after a restart; for tests. */
    public void forget() {
        expiries.clear();
    }

    @Override
    public boolean contains(String id) {
        require(id);
        return world.call(service, "contains " + id, TIMEOUT_MILLIS, () -> expiries.getOrDefault(id, 0L) > world.nowMillis());
    }

    @Override
    public void add(String id, long ttlMs) {
        require(id);
        if (ttlMs < 1) {
            throw new IllegalArgumentException("a time to live of " + ttlMs + " ms");
        }
        world.call(service, "add " + id, TIMEOUT_MILLIS, () -> expiries.put(id, world.nowMillis() + ttlMs));
    }

    private static void require(String id) {
        if (id == null) {
            throw new IllegalArgumentException("an id is null");
        }
    }
}
