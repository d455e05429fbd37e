package dev.assay.simulator.service;

import dev.assay.kit.port.Fenced;
import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.Topic;
import dev.assay.kit.port.TransactionalLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A log with transactions as {@link TransactionalLog} shows it: epochs fence older owners, and values come together with the position of
 * their input. What it does was compared with a real server; docs/ports.md lists where the two differ.
 */
public final class SimulatedTransactionalLog implements TransactionalLog {
    private final World world;
    private final SimulatedLog log;
    private final Map<String, Map<Integer, Owned>> owned = new HashMap<>();
    private final List<Listener> listeners = new ArrayList<>();

    /** Who owns a partition, and how far its input is consumed. */
    private static final class Owned {
        private long epoch;
        private long committed;
        /** Grows with every answer that settles what became of earlier commits. */
        private long settled;
    }

    /**
     * What a commit did.
     *
     * @param partition which partition of results
     * @param epoch the owner's
     * @param from the offset of the first input that was not consumed before
     * @param to the offset of the first input that is not consumed now
     * @param values what was appended
     */
    public record Commit(int partition, long epoch, long from, long to, List<?> values) {}

    /** Is told of every commit. */
    @FunctionalInterface
    public interface Listener {
        /** At the moment of the commit, which has had its effect. */
        void committed(Commit commit);
    }

    /**
     * An empty log.
     *
     * @param name its name in traces
     */
    public SimulatedTransactionalLog(World world, String name) {
        this.world = world;
        this.log = new SimulatedLog(world, name);
    }

    // -------------------------------------------------------------------------------------------------- for tests

    /** It cannot be reached in this time, in virtual milliseconds. */
    public void isDown(long fromMillis, long toMillis) {
        log.isDown(fromMillis, toMillis);
    }

    /** All entries of a partition, in order. */
    public <V> List<LogEntry<V>> entries(Topic<V> topic, int partition) {
        return log.entries(topic, partition);
    }

    /** How far a partition's input is consumed. */
    public long position(Topic<?> topic, int partition) {
        return owned(topic, partition).committed;
    }

    /** The largest epoch that has opened a partition; 0 if none has. */
    public long epoch(Topic<?> topic, int partition) {
        return owned(topic, partition).epoch;
    }

    /** Is told of every commit, in their order. */
    public void onCommit(Listener listener) {
        listeners.add(listener);
    }

    // ------------------------------------------------------------------------------------------------------ the port

    @Override
    public long open(Topic<?> topic, int partition, long epoch) {
        Owned here = owned(topic, partition);
        if (epoch < 1) {
            throw new IllegalArgumentException("an epoch of " + epoch);
        }
        String what = "open " + topic.name() + "/" + partition + " epoch " + epoch;
        return world.call(log.service(), what, SimulatedLog.TIMEOUT_MILLIS, () -> {
            if (epoch < here.epoch) {
                throw new Fenced(what);
            }
            here.epoch = epoch;
            here.settled++;
            return here.committed;
        });
    }

    @Override
    public long committed(Topic<?> topic, int partition) {
        Owned here = owned(topic, partition);
        return world.call(log.service(), "committed " + topic.name() + "/" + partition, SimulatedLog.TIMEOUT_MILLIS, () -> {
            here.settled++;
            return here.committed;
        });
    }

    @Override
    public <V> void commit(Topic<V> topic, int partition, long epoch, long nextInput, List<V> values) {
        Owned here = owned(topic, partition);
        if (values == null || epoch < 1 || nextInput < 0) {
            throw new IllegalArgumentException("a commit of epoch " + epoch + " up to " + nextInput + " of " + values);
        }
        values.forEach(value -> SimulatedLog.require(topic, value));
        List<V> copies = PlainData.copy(values);
        String what = "commit " + topic.name() + "/" + partition + " up to " + nextInput + " with " + copies.size() + " values";
        long sent = here.settled;
        world.call(log.service(), what, SimulatedLog.TIMEOUT_MILLIS, () -> {
            boolean isLate = world.current() == null;
            if (isLate && here.settled != sent) {
                return null; // given up by whoever settled it
            }
            if (epoch != here.epoch) {
                throw new Fenced(what);
            }
            if (nextInput < here.committed) {
                throw new IllegalArgumentException("a commit up to " + nextInput + " after one up to " + here.committed);
            }
            here.settled++;
            long from = here.committed;
            here.committed = nextInput;
            copies.forEach(value -> log.add(topic, partition, null, value, world.nowMillis()));
            listeners.forEach(listener -> listener.committed(new Commit(partition, epoch, from, nextInput, copies)));
            return null;
        });
    }

    @Override
    public <V> long append(Topic<V> topic, String key, V value) {
        return log.append(topic, key, value);
    }

    @Override
    public <V> long append(Topic<V> topic, int partition, V value) {
        return log.append(topic, partition, value);
    }

    @Override
    public <V> List<LogEntry<V>> read(Topic<V> topic, int partition, long from, int max, long waitMillis) {
        return log.read(topic, partition, from, max, waitMillis);
    }

    @Override
    public long begin(Topic<?> topic, int partition) {
        return log.begin(topic, partition);
    }

    @Override
    public long end(Topic<?> topic, int partition) {
        return log.end(topic, partition);
    }

    private Owned owned(Topic<?> topic, int partition) {
        log.requirePartition(topic, partition);
        return owned.computeIfAbsent(topic.name(), any -> new HashMap<>()).computeIfAbsent(partition, any -> new Owned());
    }
}
