package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Tx;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A real PostgreSQL keeps the contract: made and started here, on a port and in a folder of its own. Steps are 600 ms apart: whoever waits
 * for a lock waits much longer, and whoever does not is done long before.
 */
final class PostgresStoreTest extends StoreContract {
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

    PostgresStoreTest() throws SQLException {
        try (Connection connection = server.connect()) {
            PostgresStore.create(connection, ACCOUNTS);
            PostgresStore.create(connection, NUMBERS);
        }
    }

    @Override
    void together(List<Consumer<Session>> sessions) {
        RealSessions.together(STEP_MILLIS, sessions.stream().<RealSessions.Session>map(session -> steps -> {
            try (Connection connection = server.connect()) {
                Store store = new PostgresStore(connection);
                session.accept(new Session() {
                    @Override
                    public Store store() {
                        return store;
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
    void aConnectionThatIsCutBeforeTheCommitLeavesNothing() throws SQLException {
        try (Connection cut = server.connect(); Connection other = server.connect()) {
            int pid;
            try (var result = cut.createStatement().executeQuery("select pg_backend_pid()")) {
                result.next();
                pid = result.getInt(1);
            }
            Tx tx = new PostgresStore(cut).begin();
            tx.put(NUMBERS, "k", new Number(1));
            other.createStatement().execute("select pg_terminate_backend(" + pid + ", 5000)");
            assertThrows(OutcomeUnknown.class, tx::commit);
            tx.close();
            assertNull(new PostgresStore(other).get(NUMBERS, "k"));
        }
    }

    @Test
    void aSequenceLeavesGapsWhereALockedCounterDoesNot() throws SQLException {
        try (Connection connection = server.connect(); var statement = connection.createStatement()) {
            statement.execute("create sequence if not exists s");
            connection.setAutoCommit(false);
            long first = next(connection);
            connection.rollback();
            assertEquals(first + 1, next(connection), "what a transaction that was rolled back has taken is not given again");
            connection.rollback();
        }
    }

    private static long next(Connection connection) throws SQLException {
        try (var result = connection.createStatement().executeQuery("select nextval('s')")) {
            result.next();
            return result.getLong(1);
        }
    }
}
