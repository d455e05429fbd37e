package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.Gson;
import dev.assay.kit.port.Checkpoints;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.VersionConflict;
import dev.assay.kit.port.Versioned;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real PostgreSQL keeps the contract: a row a key, with a version that every save compares. */
final class PostgresCheckpointsTest extends CheckpointsContract {
    private static final long STEP_MILLIS = 600;

    private static PostgresServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        server.stop();
    }

    PostgresCheckpointsTest() throws SQLException {
        try (Connection connection = server.connect(); var statement = connection.createStatement()) {
            statement.execute("drop table if exists checkpoints");
            statement.execute("create table checkpoints (key text primary key, ver bigint not null, state jsonb not null)");
        }
    }

    @Override
    void together(List<Consumer<Session>> sessions) {
        RealSessions.together(STEP_MILLIS, sessions.stream().<RealSessions.Session>map(session -> steps -> {
            try (Connection connection = server.connect()) {
                Checkpoints checkpoints = new PostgresCheckpoints(connection);
                session.accept(new Session() {
                    @Override
                    public Checkpoints checkpoints() {
                        return checkpoints;
                    }

                    @Override
                    public void step(int step) {
                        steps.accept(step);
                    }
                });
            }
        }).toList());
    }

    @Test
    void aConnectionThatIsCutLeavesTheOutcomeOpen() throws SQLException {
        try (Connection cut = server.connect(); Connection other = server.connect()) {
            int pid;
            try (ResultSet result = cut.createStatement().executeQuery("select pg_backend_pid()")) {
                result.next();
                pid = result.getInt(1);
            }
            other.createStatement().execute("select pg_terminate_backend(" + pid + ", 5000)");
            assertThrows(OutcomeUnknown.class, () -> new PostgresCheckpoints(cut).save("k", 0, new Item("a", 1)));
            assertEquals(Optional.empty(), new PostgresCheckpoints(other).load("k", Item.class));
        }
    }

    /** The port in SQL; a statement is a transaction. */
    private record PostgresCheckpoints(Connection connection) implements Checkpoints {
        private static final Gson GSON = new Gson();

        @Override
        public <S extends Record> Optional<Versioned<S>> load(String key, Class<S> type) {
            require(key != null && !key.isEmpty() && type != null);
            try (PreparedStatement select = connection.prepareStatement("select ver, state from checkpoints where key = ?")) {
                select.setString(1, key);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(new Versioned<>(row.getLong(1), GSON.fromJson(row.getString(2), type))) : Optional.empty();
                }
            } catch (SQLException e) {
                throw new OutcomeUnknown(e.getMessage());
            }
        }

        @Override
        public long save(String key, long expectedVersion, Record state) {
            require(key != null && !key.isEmpty() && expectedVersion >= 0 && state != null);
            String sql = expectedVersion == 0
                    ? "insert into checkpoints values (?, 1, ?::jsonb) on conflict do nothing"
                    : "update checkpoints set ver = ver + 1, state = ?::jsonb where key = ? and ver = " + expectedVersion;
            try (PreparedStatement write = connection.prepareStatement(sql)) {
                write.setString(expectedVersion == 0 ? 1 : 2, key);
                write.setString(expectedVersion == 0 ? 2 : 1, GSON.toJson(state));
                if (write.executeUpdate() == 1) {
                    return expectedVersion + 1;
                }
            } catch (SQLException e) {
                throw new OutcomeUnknown(e.getMessage());
            }
            throw new VersionConflict("save " + key, version(key));
        }

        private long version(String key) {
            try (PreparedStatement select = connection.prepareStatement("select ver from checkpoints where key = ?")) {
                select.setString(1, key);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0;
                }
            } catch (SQLException e) {
                throw new OutcomeUnknown(e.getMessage());
            }
        }

        private static void require(boolean holds) {
            if (!holds) {
                throw new IllegalArgumentException("a key, a type or a state is missing, or a version is negative");
            }
        }
    }
}
