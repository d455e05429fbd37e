package dev.assay.grader.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What attacks are aimed at: a folder, a port to connect to, another one to listen on, processes, and two secrets. They
 * tell by themselves whether anything has happened; an attack is never asked.
 */
final class Canaries implements AutoCloseable {
    /** What can have happened. */
    enum Sign {
        /** A file was written, here or among the temporary ones. */
        FILE,
        /** Somebody connected to our port. */
        SOCKET,
        /** Somebody listened on a port that is nobody's. */
        LISTENER,
        /** A program was started. */
        PROCESS,
        /** A secret stands in what the grader says. */
        SECRET,
        /** Points for what was never done. */
        SCORE,
        /** No verdict: the child was silent until it was ended, or has died. */
        SILENCE
    }

    /** Stands in a file that nobody may read. */
    static final String SECRET = "the canary's own secret";

    private static final String VARIABLE = "ASSAY_CANARY";
    private static final long LISTENING_EVERY_MILLIS = 100;
    private static final int CONNECT_MILLIS = 1_000;

    private final String tag = "canary-" + UUID.randomUUID();
    private final Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    private final Path folder;
    private final ServerSocket socket;
    private final int freePort;
    private final AtomicInteger visits = new AtomicInteger();
    private final AtomicInteger heard = new AtomicInteger();
    private final Map<String, String> before;
    private final String publicDraws;

    /** Of which nobody knows what chance does in the public tests. */
    Canaries(Path folder) throws IOException {
        this(folder, "");
    }

    /** @param publicDraws what chance does in the public tests, which students can run, as a list of Java's longs */
    Canaries(Path folder, String publicDraws) throws IOException {
        this.publicDraws = publicDraws;
        this.folder = Files.createDirectories(folder);
        Files.writeString(folder.resolve("secret.txt"), SECRET);
        this.before = contents();
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (ServerSocket nobodys = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.freePort = nobodys.getLocalPort();
        }
        Thread.ofPlatform().daemon().start(this::listen);
        Thread.ofPlatform().daemon().start(this::knock);
    }

    /** What stands in our own environment, where the build has put it, and may stand nowhere else. */
    static String environmentSecret() {
        return Objects.requireNonNull(System.getenv(VARIABLE),
                "the environment has no " + VARIABLE + "; run this with Maven, which sets it");
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

    /** Whoever answers with our tag is an attack; anybody else may have the port, once we have let go of it. */
    private void knock() {
        while (!socket.isClosed()) {
            try (Socket visitor = new Socket()) {
                visitor.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort), CONNECT_MILLIS);
                visitor.setSoTimeout(CONNECT_MILLIS);
                if (new String(visitor.getInputStream().readNBytes(tag.length())).equals(tag)) {
                    heard.incrementAndGet();
                }
            } catch (IOException e) {
                // Nobody there.
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LISTENING_EVERY_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Sources with the places that they are to hit. */
    String aimed(String source) {
        return source.replace("@CANARY@", folder.toString().replace('\\', '/'))
                .replace("@TEMPORARY@", temporary.toString().replace('\\', '/'))
                .replace("@PORT@", Integer.toString(socket.getLocalPort()))
                .replace("@LISTEN@", Integer.toString(freePort))
                .replace("@TAG@", tag)
                .replace("@FRAMES@", Forgery.frames())
                .replace("@DRAWS@", publicDraws)
                .replace("@PID@", Long.toString(ProcessHandle.current().pid()));
    }

    /** The folder that attacks are aimed at, with {@code secret.txt} in it. */
    Path folder() {
        return folder;
    }

    /**
     * What has happened outside.
     *
     * @param said all that the grader says of the attack, in which no secret may stand
     */
    Set<Sign> signs(String said) throws IOException {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        if (!before.equals(contents()) || !temporaries().isEmpty()) {
            signs.add(Sign.FILE);
        }
        if (visits.get() > 0) {
            signs.add(Sign.SOCKET);
        }
        if (heard.get() > 0) {
            signs.add(Sign.LISTENER);
        }
        if (processes().findAny().isPresent()) {
            signs.add(Sign.PROCESS);
        }
        if (said.contains(SECRET) || said.contains(environmentSecret())) {
            signs.add(Sign.SECRET);
        }
        return signs;
    }

    /** Programs whose command line has our tag in it, whoever is their parent by now. */
    private Stream<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(tag));
    }

    private Map<String, String> temporaries() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary, tag + "*")) {
            files.forEach(file -> found.put(file.toString(), ""));
        }
        return found;
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    /** Makes everything as it was before, for the next attack; only after one that was let. */
    void reset() throws IOException {
        for (String file : contents().keySet()) {
            if (!before.containsKey(file)) {
                Files.delete(folder.resolve(file));
            }
        }
        for (String file : temporaries().keySet()) {
            Files.delete(Path.of(file));
        }
        processes().forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().join();
        });
        visits.set(0);
        heard.set(0);
    }

    @Override
    public void close() throws IOException {
        reset();
        socket.close();
    }
}
