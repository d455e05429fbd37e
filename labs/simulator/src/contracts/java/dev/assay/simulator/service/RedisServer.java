package dev.assay.simulator.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** A real redis-server of a test class, on a port of its own, with nothing on disk. */
final class RedisServer {
    private final Path folder;
    private final int port;
    private final Process process;
    private final Jedis client;

    private RedisServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
        this.client = new Jedis("127.0.0.1", port);
    }

    /** Starts one and waits until it answers. */
    static RedisServer start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("assay-redis");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder("redis-server", "--port", Integer.toString(port), "--bind", "127.0.0.1", "--save", "",
                "--appendonly", "no", "--dir", folder.toString()).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        RedisServer server = new RedisServer(folder, port, process);
        server.awaitAnswer();
        return server;
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        for (int i = 0; ; i++) {
            try (Jedis probe = new Jedis("127.0.0.1", port)) {
                probe.ping();
                return;
            } catch (JedisConnectionException notYet) {
                if (i == 200 || !process.isAlive()) {
                    throw new IllegalStateException("redis-server does not answer: " + Files.readString(folder.resolve("log")), notYet);
                }
                Thread.sleep(50);
            }
        }
    }

    /** A connection to it. */
    Jedis client() {
        return client;
    }

    /** Ends it, and leaves nothing. */
    void stop() throws IOException, InterruptedException {
        client.close();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        Files.deleteIfExists(folder.resolve("log"));
        Files.deleteIfExists(folder);
    }
}
