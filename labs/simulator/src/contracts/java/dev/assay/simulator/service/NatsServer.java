package dev.assay.simulator.service;

import io.nats.client.Connection;
import io.nats.client.Nats;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A NATS server with JetStream, on a port and in a folder of its own. */
record NatsServer(Process process, Path folder, Connection connection) {
    private static final int TRIES = 200;

    /** Starts one. */
    static NatsServer start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("assay-nats");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder("nats-server", "-a", "127.0.0.1", "-p", Integer.toString(port), "-js", "-sd",
                folder.resolve("data").toString()).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        for (int i = 0; ; i++) {
            try {
                return new NatsServer(process, folder, Nats.connect("nats://127.0.0.1:" + port));
            } catch (IOException notYet) {
                if (i == TRIES || !process.isAlive()) {
                    throw new IllegalStateException("nats-server does not answer: " + Files.readString(folder.resolve("log")), notYet);
                }
                Thread.sleep(50);
            }
        }
    }

    /** Ends it, and removes its folder. */
    void stop() throws IOException, InterruptedException {
        connection.close();
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
