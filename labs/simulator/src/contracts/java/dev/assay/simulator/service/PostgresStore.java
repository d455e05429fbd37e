package dev.assay.simulator.service;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.assay.kit.port.Check;
import dev.assay.kit.port.Deadlock;
import dev.assay.kit.port.Isolation;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.SerializationFailure;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Table;
import dev.assay.kit.port.Tx;
import dev.assay.kit.port.Unavailable;
import dev.assay.kit.port.Write;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The port in SQL, one connection a session: a table {@code (id text collate "C", ver bigint, val jsonb)} for each. An absent row cannot be
 * locked in PostgreSQL; an advisory lock stands for it, which inserts take too.
 */
final class PostgresStore implements Store {
    private static final Gson GSON = new GsonBuilder().registerTypeAdapter(LocalDate.class, new TypeAdapter<LocalDate>() {
        @Override
        public void write(JsonWriter out, LocalDate date) throws IOException {
            out.value(date.toString());
        }

        @Override
        public LocalDate read(JsonReader in) throws IOException {
            return LocalDate.parse(in.nextString());
        }
    }).create();

    private final Connection connection;

    PostgresStore(Connection connection) {
        this.connection = connection;
    }

    /** Makes a table's table. */
    static void create(Connection connection, Table<?> table) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop table if exists " + table.name());
            statement.execute("create table " + table.name() + " (id text collate \"C\" primary key, ver bigint not null, val jsonb not null)");
        }
    }

    /** Something to be done in SQL. */
    private interface Sql<R> {
        R run() throws SQLException;
    }

    /** Alone: a transaction of its own. */
    private <R> R alone(Sql<R> sql) {
        try (Tx tx = begin(Isolation.READ_COMMITTED)) {
            R result = said(sql);
            tx.commit();
            return result;
        }
    }

    private static <R> R said(Sql<R> sql) {
        try {
            return sql.run();
        } catch (SQLException e) {
            throw switch (e.getSQLState()) {
                case "40P01" -> new Deadlock(e.getMessage());
                case "40001" -> new SerializationFailure(e.getMessage());
                case "08006", "08003", "57P01" -> new Unavailable(e.getMessage());
                default -> new IllegalStateException(e.getSQLState(), e);
            };
        }
    }

    private PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private int update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    private <V extends Record> List<Row<V>> query(Table<V> table, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments); ResultSet result = statement.executeQuery()) {
            List<Row<V>> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(new Row<>(result.getString(1), GSON.fromJson(result.getString(3), table.type()), result.getLong(2)));
            }
            return rows;
        }
    }

    private void reserve(Table<?> table, String id) throws SQLException {
        try (PreparedStatement statement = prepared("select pg_advisory_xact_lock(hashtextextended(?, 0))", table.name() + "/" + id)) {
            statement.execute();
        }
    }

    // ------------------------------------------------------------------------------------------- statements in a transaction

    private <V extends Record> Row<V> sqlGet(Table<V> table, String id) throws SQLException {
        List<Row<V>> rows = query(table, "select id, ver, val from " + table.name() + " where id = ?", id);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    private <V extends Record> List<Row<V>> sqlScan(Table<V> table, String from, String to, int limit) throws SQLException {
        return query(table, "select id, ver, val from " + table.name() + " where id >= ? and id < ? order by id limit ?", from, to, limit);
    }

    private boolean sqlInsert(Table<?> table, String id, Record value) throws SQLException {
        reserve(table, id);
        return update("insert into " + table.name() + " values (?, 1, ?::jsonb) on conflict do nothing", id, GSON.toJson(value)) == 1;
    }

    private boolean sqlReplace(Table<?> table, String id, long version, Record value) throws SQLException {
        return update("update " + table.name() + " set ver = ver + 1, val = ?::jsonb where id = ? and ver = ?", GSON.toJson(value), id, version) == 1;
    }

    private boolean sqlDelete(Table<?> table, String id) throws SQLException {
        return update("delete from " + table.name() + " where id = ?", id) == 1;
    }

    private <V extends Record> Row<V> sqlLock(Table<V> table, String id) throws SQLException {
        String sql = "select id, ver, val from " + table.name() + " where id = ? for update";
        List<Row<V>> rows = query(table, sql, id);
        if (rows.isEmpty()) {
            reserve(table, id);
            rows = query(table, sql, id);
        }
        return rows.isEmpty() ? null : rows.getFirst();
    }

    private Void sqlPut(Table<?> table, String id, Record value) throws SQLException {
        String json = GSON.toJson(value);
        if (update("update " + table.name() + " set ver = ver + 1, val = ?::jsonb where id = ?", json, id) == 0) {
            reserve(table, id);
            update("insert into " + table.name() + " as t values (?, 1, ?::jsonb) on conflict (id) do update set ver = t.ver + 1, val = excluded.val",
                    id, json);
        }
        return null;
    }

    // ------------------------------------------------------------------------------------------------------------- the port

    private static void check(Table<?> table, String id) {
        if (table == null || id == null || id.isEmpty() || id.length() > 200 || id.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a table or an id is wrong: " + id);
        }
    }

    private static void checkValue(Table<?> table, String id, Record value) {
        check(table, id);
        if (value == null) {
            throw new IllegalArgumentException("a value is null");
        }
    }

    private static void checkRange(Table<?> table, String from, String to, int limit) {
        if (table == null || from == null || to == null || limit < 1) {
            throw new IllegalArgumentException("a range is wrong");
        }
    }

    @Override
    public <V extends Record> Row<V> get(Table<V> table, String id) {
        check(table, id);
        return alone(() -> sqlGet(table, id));
    }

    @Override
    public <V extends Record> List<Row<V>> scan(Table<V> table, String from, String to, int limit) {
        checkRange(table, from, to, limit);
        return alone(() -> sqlScan(table, from, to, limit));
    }

    @Override
    public <V extends Record> boolean insert(Table<V> table, String id, V value) {
        checkValue(table, id, value);
        return alone(() -> sqlInsert(table, id, value));
    }

    @Override
    public <V extends Record> boolean replace(Table<V> table, String id, long version, V value) {
        checkValue(table, id, value);
        return alone(() -> sqlReplace(table, id, version, value));
    }

    @Override
    public boolean delete(Table<?> table, String id) {
        check(table, id);
        return alone(() -> sqlDelete(table, id));
    }

    @Override
    public boolean transact(List<Check> checks, List<Write> writes) {
        if (checks == null || writes == null) {
            throw new IllegalArgumentException("a list is null");
        }
        TreeMap<String, Table<?>> rows = new TreeMap<>();
        checks.forEach(check -> rows.put(check.table().name() + "/" + check.id(), check.table()));
        for (Write write : writes) {
            check(write.table(), write.id());
        }
        if (writes.stream().map(write -> write.table().name() + "/" + write.id()).distinct().count() < writes.size()) {
            throw new IllegalArgumentException("a row is written twice");
        }
        writes.forEach(write -> rows.put(write.table().name() + "/" + write.id(), write.table()));
        return alone(() -> {
            for (Map.Entry<String, Table<?>> row : rows.entrySet()) {
                sqlLock(row.getValue(), row.getKey().substring(row.getValue().name().length() + 1));
            }
            for (Check check : checks) {
                Row<?> there = sqlGet(check.table(), check.id());
                if ((there == null ? 0 : there.version()) != check.version()) {
                    return false;
                }
            }
            for (Write write : writes) {
                if (write.value() == null) {
                    sqlDelete(write.table(), write.id());
                } else {
                    sqlPut(write.table(), write.id(), write.value());
                }
            }
            return true;
        });
    }

    @Override
    public Tx begin(Isolation isolation) {
        return said(() -> {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(isolation == Isolation.SERIALIZABLE
                    ? Connection.TRANSACTION_SERIALIZABLE
                    : Connection.TRANSACTION_READ_COMMITTED);
            return new OpenTx();
        });
    }

    private final class OpenTx implements Tx {
        private boolean isDone;
        private boolean isDead;

        private <R> R statement(Sql<R> sql) {
            if (isDone) {
                throw new IllegalStateException("after commit or close");
            }
            if (isDead) {
                throw new Unavailable("the transaction is dead");
            }
            try {
                return said(sql);
            } catch (RuntimeException e) {
                isDead = true;
                throw e;
            }
        }

        @Override
        public <V extends Record> Row<V> get(Table<V> table, String id) {
            check(table, id);
            return statement(() -> sqlGet(table, id));
        }

        @Override
        public <V extends Record> List<Row<V>> scan(Table<V> table, String from, String to, int limit) {
            checkRange(table, from, to, limit);
            return statement(() -> sqlScan(table, from, to, limit));
        }

        @Override
        public <V extends Record> boolean insert(Table<V> table, String id, V value) {
            checkValue(table, id, value);
            return statement(() -> sqlInsert(table, id, value));
        }

        @Override
        public <V extends Record> boolean replace(Table<V> table, String id, long version, V value) {
            checkValue(table, id, value);
            return statement(() -> sqlReplace(table, id, version, value));
        }

        @Override
        public boolean delete(Table<?> table, String id) {
            check(table, id);
            return statement(() -> sqlDelete(table, id));
        }

        @Override
        public <V extends Record> Row<V> lock(Table<V> table, String id) {
            check(table, id);
            return statement(() -> sqlLock(table, id));
        }

        @Override
        public <V extends Record> void put(Table<V> table, String id, V value) {
            checkValue(table, id, value);
            statement(() -> sqlPut(table, id, value));
        }

        @Override
        public void commit() {
            try {
                statement(() -> {
                    connection.commit();
                    return null;
                });
            } catch (Unavailable broken) {
                throw isDead && !isOpen() ? new OutcomeUnknown(broken.getMessage()) : broken;
            }
            isDone = true;
        }

        private boolean isOpen() {
            return said(() -> connection.isValid(1));
        }

        @Override
        public void close() {
            if (!isDone) {
                isDone = true;
                try {
                    connection.rollback();
                } catch (SQLException gone) {
                    return; // the server rolls back what has no connection
                }
            }
        }
    }
}
