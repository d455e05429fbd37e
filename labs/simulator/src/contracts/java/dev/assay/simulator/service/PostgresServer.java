package dev.assay.simulator.service;

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
import java.util.stream.Stream;

/** A real PostgreSQL of a test class, on a port and in a folder of its own. */
final class PostgresServer {
    private final Path folder;
    private final Process process;
    private final String url;

    private PostgresServer(Path folder, Process process, String url) {
        this.folder = folder;
        this.process = process;
        this.url = url;
    }

    /** Makes one, starts it and waits until it answers. */
    static PostgresServer start() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path folder = Files.createTempDirectory("assay-postgres");
        Path bin = binaries();
        // PostgreSQL does not run as root; its package brings a user for it.
        List<String> user = "root".equals(System.getProperty("user.name")) ? List.of("runuser", "-u", "postgres", "--") : List.of();
        if (!user.isEmpty()) {
            run(folder, List.of("chown", "postgres", folder.toString()));
        }
        Path data = folder.resolve("data");
        run(folder, with(user, bin.resolve("initdb").toString(), "-D", data.toString(), "-U", "assay", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"));
        Process process = new ProcessBuilder(with(user, bin.resolve("postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port),
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off"))
                .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        PostgresServer server = new PostgresServer(folder, process, "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=assay");
        server.awaitAnswer();
        return server;
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        for (int i = 0; ; i++) {
            try {
                connect().close();
                return;
            } catch (SQLException notYet) {
                if (i == 200 || !process.isAlive()) {
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

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(command + " failed: " + Files.readString(log));
        }
    }

    /** A new connection. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** Ends it, and leaves nothing. */
    void stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
