package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Store;
import dev.assay.kit.port.Tx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A real PostgreSQL keeps the contract: made and started here, on a port and in a folder of its own. Steps are 600 ms apart: whoever waits
 * for a lock waits much longer, and whoever does not is done long before.
 */
final class PostgresStoreTest extends StoreContract {
    private static final long STEP_MILLIS = 600;

    private static Path folder;
    private static Process server;
    private static String url;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        folder = Files.createTempDirectory("assay-postgres");
        Path bin = binaries();
        // PostgreSQL does not run as root; its package brings a user for it.
        List<String> user = "root".equals(System.getProperty("user.name")) ? List.of("runuser", "-u", "postgres", "--") : List.of();
        if (!user.isEmpty()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        Path data = folder.resolve("data");
        run(with(user, bin.resolve("initdb").toString(), "-D", data.toString(), "-U", "assay", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"));
        server = new ProcessBuilder(with(user, bin.resolve("postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port),
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off"))
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=assay";
        for (int i = 0; ; i++) {
            try {
                DriverManager.getConnection(url).close();
                return;
            } catch (SQLException notYet) {
                if (i == 200 || !server.isAlive()) {
                    throw new IllegalStateException("PostgreSQL does not answer: " + Files.readString(folder.resolve("log")), notYet);
                }
                Thread.sleep(50);
            }
        }
    }

    private static Path binaries() throws IOException {
        Path all = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(all)) {
            try (Stream<Path> versions = Files.list(all)) {
                return versions.max(Comparator.comparing(version -> Integer.parseInt(version.getFileName().toString())))
                        .orElseThrow().resolve("bin");
            }
        }
        throw new IllegalStateException("PostgreSQL is not installed: apt-get install postgresql");
    }

    private static List<String> with(List<String> user, String... command) {
        List<String> whole = new ArrayList<>(user);
        whole.addAll(List.of(command));
        return whole;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(command + " failed: " + Files.readString(log));
        }
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (server != null) {
            server.destroy();
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    PostgresStoreTest() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            PostgresStore.create(connection, ACCOUNTS);
            PostgresStore.create(connection, NUMBERS);
        }
    }

    @Override
    void together(List<Consumer<Session>> sessions) {
        RealSessions.together(STEP_MILLIS, sessions.stream().<RealSessions.Session>map(session -> steps -> {
            try (Connection connection = DriverManager.getConnection(url)) {
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
        try (Connection cut = DriverManager.getConnection(url); Connection other = DriverManager.getConnection(url)) {
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
        try (Connection connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
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
