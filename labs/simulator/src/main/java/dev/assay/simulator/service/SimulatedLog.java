package dev.assay.simulator.service;

import dev.assay.kit.port.Log;
import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.OffsetOutOfRange;
import dev.assay.kit.port.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A partitioned log as {@link Log} shows it: entries stay until a test has them forgotten, and whoever waits at its end is woken by the next one. What it does
 * was compared with a real server; docs/ports.md lists where the two differ.
 */
public final class SimulatedLog implements Log {
    /** After this a call without an answer gives up; a read that may wait, so much later. */
    public static final long TIMEOUT_MILLIS = 1_000;

    private final World world;
    private final Service service;
    private final long timeoutMillis;
    private final Map<String, Stored<?>> topics = new HashMap<>();

    /** Somebody who waits for an entry of a partition. */
    private record Waiting(World.Task task) {}

    private static final class Partition<V> {
        private final List<LogEntry<V>> entries = new ArrayList<>();
        private int begin;
        private final List<Waiting> waiting = new ArrayList<>();
    }

    private record Stored<V>(Topic<V> topic, List<Partition<V>> partitions) {}

    /**
     * An empty log.
     *
     * @param name its name in traces
     */
    public SimulatedLog(World world, String name) {
        this(world, name, TIMEOUT_MILLIS);
    }

    /**
     * An empty log.
     *
     * @param name its name in traces
     * @param timeoutMillis after this a call without an answer gives up
     */
    public SimulatedLog(World world, String name, long timeoutMillis) {
        this.world = world;
        this.service = new Service(name);
        this.timeoutMillis = timeoutMillis;
    }

    Service service() {
        return service;
    }

    /** It cannot be reached in this time, in virtual milliseconds. */
    public void isDown(long fromMillis, long toMillis) {
        service.isDown(fromMillis, toMillis);
    }

    /** All entries of a partition, in order; for tests. */
    public <V> List<LogEntry<V>> entries(Topic<V> topic, int partition) {
        return List.copyOf(partition(topic, partition).entries);
    }

    /** Forgets the entries of a partition before an offset, as retention does; for tests. */
    public void forget(Topic<?> topic, int partition, long before) {
        Partition<?> stored = partition(topic, partition);
        stored.begin = (int) Math.max(stored.begin, Math.min(before, stored.entries.size()));
    }

    /** Appends as somebody outside of all instances does; for tests. */
    public <V> long write(Topic<V> topic, String key, V value) {
        return add(topic, topic.partitionOf(key), key, PlainData.copy(value), world.nowMillis());
    }

    /**
     * Appends to a partition as somebody outside of all instances does; for tests.
     *
     * @param timestamp at least the last entry's
     */
    public <V> long write(Topic<V> topic, int partition, V value, long timestamp) {
        return add(topic, partition, null, PlainData.copy(value), timestamp);
    }

    @Override
    public <V> long append(Topic<V> topic, String key, V value) {
        require(topic, value);
        if (key == null) {
            throw new IllegalArgumentException("a key is null");
        }
        V copy = PlainData.copy(value);
        return world.call(service, "append " + topic.name() + " " + key, timeoutMillis,
                () -> add(topic, topic.partitionOf(key), key, copy, world.nowMillis()));
    }

    @Override
    public <V> long append(Topic<V> topic, int partition, V value) {
        require(topic, value);
        partition(topic, partition);
        V copy = PlainData.copy(value);
        return world.call(service, "append " + topic.name() + "/" + partition, timeoutMillis,
                () -> add(topic, partition, null, copy, world.nowMillis()));
    }

    @Override
    public <V> List<LogEntry<V>> read(Topic<V> topic, int partition, long from, int max, long waitMillis) {
        Partition<V> read = partition(topic, partition);
        if (from < 0 || max < 1 || waitMillis < 0) {
            throw new IllegalArgumentException("a read from " + from + " of at most " + max + " entries that waits " + waitMillis + " ms");
        }
        return world.call(service, "read " + topic.name() + "/" + partition + " from " + from, timeoutMillis + waitMillis, () -> {
            long end = world.nowMillis() + waitMillis;
            while (read.entries.size() <= from && world.nowMillis() < end && world.current() != null) {
                Waiting waiting = new Waiting(world.current());
                read.waiting.add(waiting);
                world.after(end - world.nowMillis(), () -> wake(read, waiting));
                world.waitFor(waiting.task());
            }
            if (from < read.begin) {
                throw new OffsetOutOfRange(topic.name() + "/" + partition + " at " + from, read.begin);
            }
            if (read.entries.size() <= from) {
                return List.<LogEntry<V>>of();
            }
            int last = (int) Math.min(read.entries.size(), from + max);
            List<LogEntry<V>> copies = new ArrayList<>();
            read.entries.subList((int) from, last).forEach(entry -> copies.add(new LogEntry<>(
                    entry.partition(), entry.offset(), entry.key(), PlainData.copy(entry.value()), entry.timestamp())));
            return copies;
        });
    }

    @Override
    public long begin(Topic<?> topic, int partition) {
        Partition<?> read = partition(topic, partition);
        return world.call(service, "begin " + topic.name() + "/" + partition, timeoutMillis, () -> (long) read.begin);
    }

    @Override
    public long end(Topic<?> topic, int partition) {
        Partition<?> read = partition(topic, partition);
        return world.call(service, "end " + topic.name() + "/" + partition, timeoutMillis, () -> (long) read.entries.size());
    }

    <V> long add(Topic<V> topic, int number, String key, V value, long timestamp) {
        Partition<V> partition = partition(topic, number);
        long offset = partition.entries.size();
        partition.entries.add(new LogEntry<>(number, offset, key, value, timestamp));
        List.copyOf(partition.waiting).forEach(waiting -> wake(partition, waiting));
        return offset;
    }

    /** @throws IllegalArgumentException if there is no such partition */
    void requirePartition(Topic<?> topic, int number) {
        partition(topic, number);
    }

    /** Once only: an entry and the end of its patience can come at the same moment. */
    private void wake(Partition<?> partition, Waiting waiting) {
        if (partition.waiting.removeIf(other -> other == waiting)) {
            world.wake(waiting.task());
        }
    }

    static <V> void require(Topic<V> topic, V value) {
        if (topic == null || value == null) {
            throw new IllegalArgumentException("a topic or a value is null");
        }
        if (!topic.type().isInstance(value)) {
            throw new IllegalArgumentException("the topic " + topic.name() + " holds " + topic.type().getSimpleName());
        }
    }

    @SuppressWarnings("unchecked") // the topic's type is compared
    private <V> Partition<V> partition(Topic<V> topic, int number) {
        if (topic == null) {
            throw new IllegalArgumentException("a topic is null");
        }
        Stored<?> stored = topics.computeIfAbsent(topic.name(), any -> {
            List<Partition<V>> partitions = new ArrayList<>();
            for (int i = 0; i < topic.partitions(); i++) {
                partitions.add(new Partition<>());
            }
            return new Stored<>(topic, partitions);
        });
        if (!stored.topic().equals(topic)) {
            throw new IllegalArgumentException("the topic " + topic.name() + " was made as " + stored.topic() + ", not as " + topic);
        }
        if (number < 0 || number >= topic.partitions()) {
            throw new IllegalArgumentException("the topic " + topic.name() + " has " + topic.partitions() + " partitions, and no " + number);
        }
        return (Partition<V>) stored.partitions().get(number);
    }
}
