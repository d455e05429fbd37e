package dev.assay.simulator.service;

import dev.assay.kit.port.Replica;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A copy of a {@link SimulatedStore} that follows its commits, each after a while and all in their order. It knows what is committed from
 * when it is made on.
 */
public final class SimulatedReplica implements Replica {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final World world;
    private final Service service;
    private final LongSupplier lagMillis;
    private final Deque<Arrival> arrivals = new ArrayDeque<>();
    private final List<Still> stills = new ArrayList<>();
    private final Map<RowLocks.Key, Row<?>> rows = new HashMap<>();
    private long lastArrivalNanos;

    private record Arrival(long atNanos, List<SimulatedStore.Change> changes) {}

    private record Still(long fromNanos, long toNanos) {}

    /**
     * A copy, empty.
     *
     * @param name its name in traces
     * @param lagMillis asked at every commit: how long until it is here, at least 0; never before an earlier one
     */
    public SimulatedReplica(World world, SimulatedStore store, String name, LongSupplier lagMillis) {
        this.world = world;
        this.service = new Service(name);
        this.lagMillis = lagMillis;
        store.onCommit(this::comes);
    }

    /** It cannot be reached in this time, in virtual milliseconds. */
    public void isDown(long fromMillis, long toMillis) {
        service.isDown(fromMillis, toMillis);
    }

    /** It answers, and shows nothing new, in this time, in virtual milliseconds. */
    public void standsStill(long fromMillis, long toMillis) {
        stills.add(new Still(fromMillis * NANOS_PER_MILLI, toMillis * NANOS_PER_MILLI));
    }

    private void comes(List<SimulatedStore.Change> changes) {
        lastArrivalNanos = Math.max(lastArrivalNanos, world.nowNanos() + lagMillis.getAsLong() * NANOS_PER_MILLI);
        arrivals.add(new Arrival(lastArrivalNanos, changes));
    }

    private void follow() {
        long until = world.nowNanos();
        for (Still still : stills) {
            if (still.fromNanos() <= world.nowNanos() && world.nowNanos() < still.toNanos()) {
                until = Math.min(until, still.fromNanos() - 1);
            }
        }
        while (!arrivals.isEmpty() && arrivals.peek().atNanos() <= until) {
            for (SimulatedStore.Change change : arrivals.remove().changes()) {
                RowLocks.Key key = new RowLocks.Key(change.table(), change.id());
                if (change.after() == null) {
                    rows.remove(key);
                } else {
                    rows.put(key, change.after());
                }
            }
        }
    }

    @Override
    public <V extends Record> Row<V> get(Table<V> table, String id) {
        if (table == null || id == null || id.isEmpty() || id.length() > SimulatedStore.LONGEST_ID || id.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a replica is asked for the row " + id + " of " + table);
        }
        return world.call(service, "get " + table.name() + " " + id, SimulatedStore.TIMEOUT_MILLIS, () -> {
            follow();
            Row<?> row = rows.get(new RowLocks.Key(table.name(), id));
            return row == null ? null : new Row<>(id, table.type().cast(PlainData.copy(row.value())), row.version());
        });
    }
}
