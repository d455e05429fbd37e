package dev.assay.simulator.service;

import dev.assay.kit.port.Checkpoints;
import dev.assay.kit.port.VersionConflict;
import dev.assay.kit.port.Versioned;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Snapshots in a store, as {@link Checkpoints} shows it: what was compared with a real server stands in docs/ports.md. */
public final class SimulatedCheckpoints implements Checkpoints {
    /** After this a call without an answer gives up. */
    public static final long TIMEOUT_MILLIS = 1_000;

    private final World world;
    private final Service service;
    private final Map<String, Versioned<Record>> stored = new HashMap<>();

    /**
     * An empty store.
     *
     * @param name its name in traces
     */
    public SimulatedCheckpoints(World world, String name) {
        this.world = world;
        this.service = new Service(name);
    }

    /** It cannot be reached in this time, in virtual milliseconds. */
    public void isDown(long fromMillis, long toMillis) {
        service.isDown(fromMillis, toMillis);
    }

    /** How often something was written under a key, whoever did it; for tests. */
    public long version(String key) {
        return stored.containsKey(key) ? stored.get(key).version() : 0;
    }

    /** How often something was written; for tests. */
    public long writes() {
        return stored.values().stream().mapToLong(Versioned::version).sum();
    }

    @Override
    public <S extends Record> Optional<Versioned<S>> load(String key, Class<S> type) {
        requireKey(key);
        if (type == null) {
            throw new IllegalArgumentException("the type of what is to be loaded is null");
        }
        return world.call(service, "load " + key, TIMEOUT_MILLIS, () -> {
            Versioned<Record> there = stored.get(key);
            if (there == null) {
                return Optional.<Versioned<S>>empty();
            }
            if (!type.isInstance(there.value())) {
                throw new IllegalArgumentException("under " + key + " is a " + there.value().getClass().getSimpleName() + ", no "
                        + type.getSimpleName());
            }
            return Optional.of(new Versioned<>(there.version(), type.cast(PlainData.copy(there.value()))));
        });
    }

    @Override
    public long save(String key, long expectedVersion, Record state) {
        requireKey(key);
        if (expectedVersion < 0 || state == null) {
            throw new IllegalArgumentException("a checkpoint after the version " + expectedVersion + ": " + state);
        }
        Record copy = PlainData.copy(state);
        String what = "save " + key + " after version " + expectedVersion;
        return world.call(service, what, TIMEOUT_MILLIS, () -> {
            long actual = version(key);
            if (actual != expectedVersion) {
                throw new VersionConflict(what, actual);
            }
            stored.put(key, new Versioned<>(actual + 1, copy));
            return actual + 1;
        });
    }

    private static void requireKey(String key) {
        if (key == null || key.isEmpty()) {
            throw new IllegalArgumentException("a checkpoint's key is empty");
        }
    }
}
