package dev.assay.simulator.service;

import dev.assay.kit.port.Check;
import dev.assay.kit.port.Isolation;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Table;
import dev.assay.kit.port.Tx;
import dev.assay.kit.port.Unavailable;
import dev.assay.kit.port.Write;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * PostgreSQL, as far as {@link Store} shows it: rows with versions, row locks, READ COMMITTED and SERIALIZABLE, deadlocks, connections
 * that break. What it does was compared with a real server; docs/ports.md lists where the two differ.
 */
public final class SimulatedStore implements Store {
    /** After this a call without an answer gives up. */
    public static final long TIMEOUT_MILLIS = 1_000;

    static final int LONGEST_ID = 200;

    /**
     * What a commit did to a row.
     *
     * @param table the table's name
     * @param id the row's id
     * @param before what was there, null if nothing was
     * @param after what is there now, null if nothing is
     */
    public record Change(String table, String id, Row<?> before, Row<?> after) {}

    private final World world;
    private final Service service;
    private final RowLocks locks;
    private final Map<String, Relation> relations = new HashMap<>();
    private final Set<Transaction> open = new LinkedHashSet<>();
    private final List<Consumer<List<Change>>> listeners = new ArrayList<>();
    private long commits;
    private long rowsRead;

    /**
     * An empty database.
     *
     * @param name its name in traces
     */
    public SimulatedStore(World world, String name) {
        this.world = world;
        this.service = new Service(name);
        this.locks = new RowLocks(world);
        world.watch(new World.Watcher() {
            @Override
            public void died() {
                List.copyOf(open).stream().filter(transaction -> !transaction.task().isAlive()).forEach(Transaction::rollBack);
            }

            @Override
            public void ended(World.Task task) {
                if (open.stream().anyMatch(transaction -> transaction.task() == task)) {
                    throw new Violation("API", task.inWords() + " has ended, and a transaction that it began is still open and holds its "
                            + "locks. Close it, best with try-with-resources.");
                }
            }

            @Override
            public void atRest() {
                for (Transaction transaction : open) {
                    if (transaction.waitsFor() != null) {
                        throw new Violation("deadlock", transaction.task().inWords() + " waits for the row '" + transaction.waitsFor()
                                + "', which is never given back.");
                    }
                }
            }
        });
    }

    // -------------------------------------------------------------------------------------------------- for tests

    /** It cannot be reached in this time, in virtual milliseconds. */
    public void isDown(long fromMillis, long toMillis) {
        service.isDown(fromMillis, toMillis);
    }

    /** All committed rows of a table, ascending by id. */
    public <V extends Record> List<Row<V>> rows(Table<V> table) {
        List<Row<V>> rows = new ArrayList<>();
        relation(table).all().forEach((id, version) -> rows.add(cast(table, id, version)));
        return rows;
    }

    /** A committed row; null if there is none. */
    public <V extends Record> Row<V> committed(Table<V> table, String id) {
        Relation.Version version = relation(table).get(id);
        return version == null ? null : cast(table, id, version);
    }

    /** Puts a row there, before anything runs: whatever was there is replaced, at version 1. */
    public <V extends Record> void seed(Table<V> table, String id, V value) {
        relation(table).write(requireId(id), new Relation.Version(PlainData.copy(value), 1), ++commits);
    }

    /** Is told what every commit has done, in the order of commits, at the moment of each. */
    public void onCommit(Consumer<List<Change>> listener) {
        listeners.add(listener);
    }

    /** How many rows statements have returned so far. */
    public long rowsRead() {
        return rowsRead;
    }

    // ------------------------------------------------------------------------------------------- for transactions

    RowLocks locks() {
        return locks;
    }

    long commits() {
        return commits;
    }

    Relation relation(Table<?> table) {
        Relation relation = relations.computeIfAbsent(table.name(), any -> new Relation(table.type()));
        if (relation.type() != table.type()) {
            throw new IllegalArgumentException("the table " + table.name() + " holds " + relation.type().getSimpleName() + ", not "
                    + table.type().getSimpleName());
        }
        return relation;
    }

    Relation relation(String name) {
        return relations.get(name);
    }

    <V extends Record> Row<V> row(Table<V> table, String id, Relation.Version version) {
        rowsRead++;
        return cast(table, id, version);
    }

    private static <V extends Record> Row<V> cast(Table<V> table, String id, Relation.Version version) {
        return new Row<>(id, table.type().cast(PlainData.copy(version.value())), version.number());
    }

    void write(Map<RowLocks.Key, Relation.Version> writes) {
        if (writes.isEmpty()) {
            return;
        }
        commits++;
        List<Change> changes = new ArrayList<>();
        writes.forEach((key, version) -> {
            Relation relation = relations.get(key.table());
            Relation.Version before = relation.get(key.id());
            relation.write(key.id(), version, commits);
            if (!listeners.isEmpty() && (before != null || version != null)) {
                changes.add(new Change(key.table(), key.id(), plain(key.id(), before), plain(key.id(), version)));
            }
        });
        listeners.forEach(listener -> listener.accept(List.copyOf(changes)));
    }

    private static Row<?> plain(String id, Relation.Version version) {
        return version == null ? null : new Row<>(id, version.value(), version.number());
    }

    void ended(Transaction transaction) {
        open.remove(transaction);
        locks.release(transaction);
    }

    // ----------------------------------------------------------------------------------------- a transaction a statement

    private <R> R alone(String operation, Function<Transaction, R> statement) {
        return world.call(service, operation, TIMEOUT_MILLIS, () -> {
            Transaction transaction = new Transaction(this, Isolation.READ_COMMITTED, world.current());
            if (transaction.task() != null) {
                open.add(transaction);
            }
            try {
                R result = transaction.run(() -> statement.apply(transaction));
                transaction.commit();
                return result;
            } catch (Transaction.Cut late) {
                transaction.rollBack();
                return null; // nobody hears it
            } catch (RuntimeException thrown) {
                transaction.rollBack();
                throw thrown;
            }
        });
    }

    @Override
    public <V extends Record> Row<V> get(Table<V> table, String id) {
        check(table, id);
        return alone("get " + table.name() + " " + id, transaction -> transaction.get(table, id));
    }

    @Override
    public <V extends Record> List<Row<V>> scan(Table<V> table, String from, String to, int limit) {
        checkRange(table, from, to, limit);
        return alone("scan " + table.name() + " from " + from, transaction -> transaction.scan(table, from, to, limit));
    }

    @Override
    public <V extends Record> boolean insert(Table<V> table, String id, V value) {
        V copy = checkValue(table, id, value);
        return alone("insert " + table.name() + " " + id, transaction -> transaction.insert(table, id, copy));
    }

    @Override
    public <V extends Record> boolean replace(Table<V> table, String id, long version, V value) {
        V copy = checkValue(table, id, value);
        return alone("replace " + table.name() + " " + id, transaction -> transaction.replace(table, id, version, copy));
    }

    @Override
    public boolean delete(Table<?> table, String id) {
        check(table, id);
        return alone("delete " + table.name() + " " + id, transaction -> transaction.delete(table, id));
    }

    @Override
    public boolean transact(List<Check> checks, List<Write> writes) {
        if (checks == null || writes == null) {
            throw new IllegalArgumentException("a list of checks or writes is null");
        }
        checks.forEach(check -> check(check.table(), check.id()));
        Set<RowLocks.Key> written = new LinkedHashSet<>();
        List<Write> copies = new ArrayList<>();
        for (Write write : writes) {
            check(write.table(), write.id());
            if (!written.add(new RowLocks.Key(write.table().name(), write.id()))) {
                throw new IllegalArgumentException("the row " + write.id() + " of " + write.table().name() + " is written twice");
            }
            if (write.value() != null && !write.table().type().isInstance(write.value())) {
                throw new IllegalArgumentException("the table " + write.table().name() + " holds " + write.table().type().getSimpleName());
            }
            copies.add(new Write(write.table(), write.id(), PlainData.copy(write.value())));
        }
        return alone("transact " + written.size() + " rows", transaction -> transaction.transact(List.copyOf(checks), copies));
    }

    @Override
    public Tx begin(Isolation isolation) {
        if (isolation == null) {
            throw new IllegalArgumentException("an isolation is null");
        }
        World.Task task = world.current();
        if (task == null) {
            throw new IllegalStateException("a transaction is begun outside of any request");
        }
        Transaction transaction = new Transaction(this, isolation, task);
        open.add(transaction);
        return new Connection(transaction);
    }

    // ------------------------------------------------------------------------------------------------------ checks

    private void check(Table<?> table, String id) {
        if (table == null) {
            throw new IllegalArgumentException("a table is null");
        }
        requireId(id);
        relation(table);
    }

    private static String requireId(String id) {
        if (id == null || id.isEmpty() || id.length() > LONGEST_ID || id.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an id has 1 to " + LONGEST_ID + " characters and no U+0000, not: " + id);
        }
        return id;
    }

    private void checkRange(Table<?> table, String from, String to, int limit) {
        if (table == null || from == null || to == null || limit < 1) {
            throw new IllegalArgumentException("a scan needs a table, two ids and a limit of at least 1; it got " + table + ", " + from + ", "
                    + to + ", " + limit);
        }
        relation(table);
    }

    private <V extends Record> V checkValue(Table<V> table, String id, V value) {
        check(table, id);
        if (value == null) {
            throw new IllegalArgumentException("the value of the row " + id + " of " + table.name() + " is null");
        }
        return PlainData.copy(value);
    }

    /** A transaction as its client sees it: a statement that goes wrong breaks the connection, and the database rolls back. */
    private final class Connection implements Tx {
        private final Transaction transaction;
        private boolean isDone;

        Connection(Transaction transaction) {
            this.transaction = transaction;
        }

        private <R> R statement(String operation, Supplier<R> effect) {
            if (isDone) {
                throw new IllegalStateException(operation + " after the transaction's commit or close");
            }
            if (transaction.state() == Transaction.State.DEAD) {
                throw new Unavailable("the transaction is dead: something in it has failed before");
            }
            try {
                return world.call(service, "tx " + operation, TIMEOUT_MILLIS, () -> atTheDatabase(effect));
            } catch (PortException broken) {
                transaction.rollBack();
                throw new Unavailable(broken.getMessage());
            }
        }

        private <R> R atTheDatabase(Supplier<R> effect) {
            try {
                return transaction.run(effect);
            } catch (Transaction.Cut late) {
                return null; // its sender has given up and rolled back
            }
        }

        @Override
        public <V extends Record> Row<V> get(Table<V> table, String id) {
            check(table, id);
            return statement("get " + table.name() + " " + id, () -> transaction.get(table, id));
        }

        @Override
        public <V extends Record> List<Row<V>> scan(Table<V> table, String from, String to, int limit) {
            checkRange(table, from, to, limit);
            return statement("scan " + table.name() + " from " + from, () -> transaction.scan(table, from, to, limit));
        }

        @Override
        public <V extends Record> boolean insert(Table<V> table, String id, V value) {
            V copy = checkValue(table, id, value);
            return statement("insert " + table.name() + " " + id, () -> transaction.insert(table, id, copy));
        }

        @Override
        public <V extends Record> boolean replace(Table<V> table, String id, long version, V value) {
            V copy = checkValue(table, id, value);
            return statement("replace " + table.name() + " " + id, () -> transaction.replace(table, id, version, copy));
        }

        @Override
        public boolean delete(Table<?> table, String id) {
            check(table, id);
            return statement("delete " + table.name() + " " + id, () -> transaction.delete(table, id));
        }

        @Override
        public <V extends Record> Row<V> lock(Table<V> table, String id) {
            check(table, id);
            return statement("lock " + table.name() + " " + id, () -> transaction.lock(table, id));
        }

        @Override
        public <V extends Record> void put(Table<V> table, String id, V value) {
            V copy = checkValue(table, id, value);
            statement("put " + table.name() + " " + id, () -> transaction.put(table, id, copy));
        }

        @Override
        public void commit() {
            if (isDone) {
                throw new IllegalStateException("commit after the transaction's commit or close");
            }
            if (transaction.state() == Transaction.State.DEAD) {
                throw new Unavailable("the transaction is dead: something in it has failed before");
            }
            try {
                world.call(service, "tx commit", TIMEOUT_MILLIS, () -> atTheDatabase(transaction::commit));
            } finally {
                isDone = true;
                transaction.rollBack(); // unless it has come through
            }
        }

        @Override
        public void close() {
            isDone = true;
            transaction.rollBack();
        }
    }
}
