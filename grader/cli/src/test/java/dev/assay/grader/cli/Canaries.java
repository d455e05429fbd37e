package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What attacks are aimed at: a folder and a socket outside of the child. They tell whether anything has happened. */
final class Canaries implements AutoCloseable {
    /** Stands in a file that nobody may read. */
    static final String SECRET = "the canary's own secret";

    private final Path folder;
    private final ServerSocket socket;
    private final AtomicInteger visits = new AtomicInteger();
    private final Map<String, String> before;

    Canaries(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.writeString(folder.resolve("secret.txt"), SECRET);
        this.before = contents();
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
        try {
            while (true) {
                socket.accept().close();
                visits.incrementAndGet();
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    /** Sources with the places that they are to hit. */
    String aimed(String source) {
        return source.replace("@CANARY@", folder.toString().replace('\\', '/'))
                .replace("@PORT@", Integer.toString(socket.getLocalPort()))
                .replace("@PID@", Long.toString(ProcessHandle.current().pid()));
    }

    /** Fails if anything has been touched. */
    void assertUntouched() throws IOException {
        assertEquals(before, contents());
        assertEquals(0, visits.get(), "connections");
    }

    /** Whether anything has been touched, {@code file} or {@code socket}. */
    boolean isTouched(String kind) throws IOException {
        return kind.equals("file") ? !before.equals(contents()) : visits.get() > 0;
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
