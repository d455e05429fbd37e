package dev.assay.simulator.service;

import dev.assay.kit.port.Check;
import dev.assay.kit.port.Isolation;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.SerializationFailure;
import dev.assay.kit.port.Table;
import dev.assay.kit.port.TxAborted;
import dev.assay.kit.port.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A transaction as the database sees it. READ COMMITTED is PostgreSQL's: a statement sees what is committed and what its transaction has
 * written; a write waits for the row's lock and looks again. SERIALIZABLE checks what was read, rows and ranges, against what others have
 * committed since the first statement: at every statement and again at the commit. So more transactions fail than PostgreSQL lets fail,
 * and none that fails there is let through.
 */
final class Transaction {
    /** Where a transaction is in its life. */
    enum State {
        OPEN,
        /** Something has failed and all is undone; the client may not know yet. */
        DEAD,
        COMMITTED
    }

    /** Its sender has gone: a statement that would have to wait is given up. */
    static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1;

        Cut() {
            super("nobody waits for this statement", null, false, false);
        }
    }

    private record Range(Relation relation, String from, String to, boolean toInclusive) {}

    private final SimulatedStore store;
    private final Isolation isolation;
    private final World.Task task;
    private final Map<RowLocks.Key, Relation.Version> writes = new LinkedHashMap<>();
    private final Set<RowLocks.Key> held = new LinkedHashSet<>();
    private final Set<RowLocks.Key> read = new HashSet<>();
    private final List<Range> ranges = new ArrayList<>();
    private long snapshot = -1;
    private State state = State.OPEN;
    private RowLocks.Key waitsFor;

    Transaction(SimulatedStore store, Isolation isolation, World.Task task) {
        this.store = store;
        this.isolation = isolation;
        this.task = task;
    }

    World.Task task() {
        return task;
    }

    State state() {
        return state;
    }

    RowLocks.Key waitsFor() {
        return waitsFor;
    }

    void waitsFor(RowLocks.Key key) {
        waitsFor = key;
    }

    void holds(RowLocks.Key key) {
        held.add(key);
    }

    void holdsNot(RowLocks.Key key) {
        held.remove(key);
    }

    Iterator<RowLocks.Key> held() {
        return held.iterator();
    }

    /** Undoes everything. */
    void rollBack() {
        if (state == State.OPEN) {
            state = State.DEAD;
            store.ended(this);
        }
    }

    /** One statement: what the database chooses to end is undone at once. */
    <R> R run(Supplier<R> statement) {
        if (state != State.OPEN) {
            throw new Cut(); // its sender has given up waiting
        }
        if (snapshot < 0) {
            snapshot = store.commits();
        }
        try {
            return statement.get();
        } catch (TxAborted aborted) {
            rollBack();
            throw aborted;
        }
    }

    <V extends Record> Row<V> get(Table<V> table, String id) {
        Relation relation = store.relation(table);
        RowLocks.Key key = new RowLocks.Key(table.name(), id);
        Relation.Version seen = look(relation, key);
        return seen == null ? null : row(table, id, seen);
    }

    <V extends Record> List<Row<V>> scan(Table<V> table, String from, String to, int limit) {
        Relation relation = store.relation(table);
        Map<String, Relation.Version> merged = relation.range(from, to);
        if (!writes.isEmpty()) {
            merged = new TreeMap<>(relation.range(from, to));
            for (Map.Entry<RowLocks.Key, Relation.Version> write : writes.entrySet()) {
                String id = write.getKey().id();
                if (write.getKey().table().equals(table.name()) && Relation.BY_BYTES.compare(from, id) <= 0
                        && Relation.BY_BYTES.compare(id, to) < 0) {
                    merged.put(id, write.getValue());
                }
            }
        }
        List<Row<V>> rows = new ArrayList<>();
        for (Map.Entry<String, Relation.Version> entry : merged.entrySet()) {
            if (rows.size() == limit) {
                break;
            }
            if (entry.getValue() != null) {
                rows.add(row(table, entry.getKey(), entry.getValue()));
            }
        }
        if (isolation == Isolation.SERIALIZABLE) {
            Range range = rows.size() == limit
                    ? new Range(relation, from, rows.getLast().id(), true)
                    : new Range(relation, from, to, false);
            ranges.add(range);
            require(range);
        }
        return rows;
    }

    <V extends Record> Row<V> lock(Table<V> table, String id) {
        RowLocks.Key key = new RowLocks.Key(table.name(), id);
        acquire(store.relation(table), key);
        return get(table, id);
    }

    boolean insert(Table<?> table, String id, Record value) {
        Relation relation = store.relation(table);
        RowLocks.Key key = new RowLocks.Key(table.name(), id);
        Transaction other = store.locks().owner(key);
        boolean isBeingWritten = other != null && other != this && other.writes.containsKey(key);
        if (look(relation, key) != null && !isBeingWritten) {
            return false; // a row that is only locked stays what it is: nothing to wait for
        }
        boolean isMine = held.contains(key);
        acquire(relation, key);
        if (look(relation, key) != null) {
            if (!isMine) {
                store.locks().release(this, key);
            }
            return false;
        }
        writes.put(key, new Relation.Version(value, 1));
        return true;
    }

    boolean replace(Table<?> table, String id, long version, Record value) {
        Relation.Version before = lockExisting(table, id);
        if (before == null || before.number() != version) {
            return false;
        }
        writes.put(new RowLocks.Key(table.name(), id), new Relation.Version(value, version + 1));
        return true;
    }

    boolean delete(Table<?> table, String id) {
        if (lockExisting(table, id) == null) {
            return false;
        }
        writes.put(new RowLocks.Key(table.name(), id), null);
        return true;
    }

    Void put(Table<?> table, String id, Record value) {
        Relation relation = store.relation(table);
        RowLocks.Key key = new RowLocks.Key(table.name(), id);
        acquire(relation, key);
        Relation.Version before = look(relation, key);
        writes.put(key, new Relation.Version(value, before == null ? 1 : before.number() + 1));
        return null;
    }

    /** Locks in the order of rows, so that two of these never wait for each other in a circle; then looks, then writes. */
    boolean transact(List<Check> checks, List<Write> all) {
        Map<RowLocks.Key, Relation> rows = new TreeMap<>(
                Comparator.comparing(RowLocks.Key::table).thenComparing(RowLocks.Key::id));
        checks.forEach(check -> rows.put(new RowLocks.Key(check.table().name(), check.id()), store.relation(check.table())));
        all.forEach(write -> rows.put(new RowLocks.Key(write.table().name(), write.id()), store.relation(write.table())));
        rows.forEach((key, relation) -> acquire(relation, key));
        for (Check check : checks) {
            Relation.Version there = store.relation(check.table()).get(check.id());
            if ((there == null ? 0 : there.number()) != check.version()) {
                return false;
            }
        }
        for (Write write : all) {
            RowLocks.Key key = new RowLocks.Key(write.table().name(), write.id());
            Relation.Version before = rows.get(key).get(write.id());
            writes.put(key, write.value() == null ? null : new Relation.Version(write.value(), before == null ? 1 : before.number() + 1));
        }
        return true;
    }

    Void commit() {
        if (isolation == Isolation.SERIALIZABLE && !writes.isEmpty()) {
            read.forEach(key -> require(store.relation(key.table()), key));
            ranges.forEach(this::require);
        }
        state = State.COMMITTED;
        store.write(writes);
        store.ended(this);
        return null;
    }

    // ------------------------------------------------------------------------------------------------------- rows

    /** What a row holds that one can wait for; null, and no lock, if there is none to see. */
    private Relation.Version lockExisting(Table<?> table, String id) {
        Relation relation = store.relation(table);
        RowLocks.Key key = new RowLocks.Key(table.name(), id);
        if (look(relation, key) == null) {
            return null;
        }
        acquire(relation, key);
        return look(relation, key);
    }

    private void acquire(Relation relation, RowLocks.Key key) {
        store.locks().acquire(this, key);
        if (isolation == Isolation.SERIALIZABLE && !writes.containsKey(key)) {
            require(relation, key);
        }
    }

    private Relation.Version look(Relation relation, RowLocks.Key key) {
        if (writes.containsKey(key)) {
            return writes.get(key);
        }
        if (isolation == Isolation.SERIALIZABLE) {
            read.add(key);
            require(relation, key);
        }
        return relation.get(key.id());
    }

    private <V extends Record> Row<V> row(Table<V> table, String id, Relation.Version version) {
        return store.row(table, id, version);
    }

    private void require(Relation relation, RowLocks.Key key) {
        if (relation.isWrittenAfter(snapshot, key.id())) {
            throw new SerializationFailure(key.toString());
        }
    }

    private void require(Range range) {
        if (range.relation().isWrittenAfter(snapshot, range.from(), range.to(), range.toInclusive())) {
            throw new SerializationFailure("rows from " + range.from() + " to " + range.to());
        }
    }
}
