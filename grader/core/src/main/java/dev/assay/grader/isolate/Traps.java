package dev.assay.grader.isolate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What is laid out for a {@link Canary}: files with secrets, open ports, a process that waits to be killed. They tell
 * by themselves what the canary could do, whatever it says.
 */
final class Traps implements AutoCloseable {
    /** The line by which a canary says that it has tried everything. */
    static final String DONE = "DONE";

    /** Whatever the canary has sent lies here already, so this need not be long; 0 would be for ever. */
    private static final int ACCEPT_MILLIS = 1;
    private static final int CONNECT_MILLIS = 500;
    private static final int DYING_MILLIS = 2_000;
    private static final int PATIENCE_SECONDS = 20;

    private final Path folder;
    private final String secret = UUID.randomUUID().toString();
    private final ServerSocket port;
    private final DatagramSocket datagrams;
    private final ServerSocketChannel local;
    private final Optional<Process> victim;
    private final Places places;

    /**
     * Where the traps are, as the canary is told.
     *
     * @param folder anybody may list it and write into it
     * @param parent process whose environment is to be read
     * @param victim process that is to be killed; 0 for none
     * @param sum two numbers with a plus sign, for a shell to add
     */
    record Places(Path folder, int port, int datagramPort, long parent, long victim, String sum) {
        Path publicFile() {
            return folder.resolve("public");
        }

        Path privateFile() {
            return folder.resolve("private");
        }

        Path target() {
            return folder.resolve("written");
        }

        Path socket() {
            return folder.resolve("socket");
        }

        static Places of(String[] arguments) {
            return new Places(
                    Path.of(arguments[0]),
                    Integer.parseInt(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    Long.parseLong(arguments[3]),
                    Long.parseLong(arguments[4]),
                    arguments[5]);
        }

        List<String> arguments() {
            return List.of(folder.toString(), Integer.toString(port), Integer.toString(datagramPort),
                    Long.toString(parent), Long.toString(victim), sum);
        }
    }

    /** Lays the traps out. */
    Traps() throws IOException {
        folder = Files.createTempDirectory("assay-traps-");
        port = new ServerSocket();
        datagrams = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        local = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        victim = victim();
        int summand = secret.hashCode() & 0xffff;
        places = new Places(folder, bind(), datagrams.getLocalPort(), ProcessHandle.current().pid(),
                victim.map(Process::pid).orElse(0L), summand + "+" + summand);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(places.publicFile(), secret);
        Files.setPosixFilePermissions(places.publicFile(), PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(places.privateFile(), secret);
        Files.setPosixFilePermissions(places.privateFile(), PosixFilePermissions.fromString("rw-------"));
        Files.createFile(folder.resolve(secret));
        local.bind(UnixDomainSocketAddress.of(places.socket()));
        Files.setPosixFilePermissions(places.socket(), PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /** What follows the canary's main class on its command line. */
    List<String> arguments() {
        return places.arguments();
    }

    /**
     * Waits until the canary has tried everything, looks at the traps, and ends it.
     *
     * @return the acts that the canary could do
     * @throws IOException if the canary does not come to its end: nothing can run behind these walls
     */
    List<Act> watch(Process canary) throws IOException {
        Map<Act, String> shown = new EnumMap<>(Act.class);
        Thread patience = Thread.ofPlatform().daemon().start(() -> {
            try {
                if (!canary.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    canary.destroyForcibly();
                }
            } catch (InterruptedException e) {
                // It has come to its end.
            }
        });
        try {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(canary.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); !DONE.equals(line); line = lines.readLine()) {
                if (line == null) {
                    throw new IOException(lastWords(canary));
                }
                int space = line.indexOf(' ');
                shown.put(Act.valueOf(line.substring(0, space)), line.substring(space + 1));
            }
            List<Act> fired = new ArrayList<>();
            for (Act act : Act.values()) {
                if (hasFired(act, shown.getOrDefault(act, ""))) {
                    fired.add(act);
                }
            }
            return fired;
        } finally {
            patience.interrupt();
            canary.destroyForcibly();
        }
    }

    private boolean hasFired(Act act, String shown) throws IOException {
        return switch (act) {
            case READ_FILE, READ_PRIVATE_FILE, LIST_FOLDER -> shown.contains(secret);
            case WRITE_FILE -> Files.exists(places.target());
            case READ_ENVIRONMENT -> shown.equals(ownEnvironment());
            case CONNECT -> wasCalled();
            case LISTEN -> !shown.isEmpty() && answers(Integer.parseInt(shown));
            case SEND_DATAGRAM -> hasReceived();
            case CONNECT_LOCALLY -> wasCalledLocally();
            case START_PROGRAM -> shown.equals(Integer.toString(2 * (secret.hashCode() & 0xffff)));
            case KILL -> victim.isPresent() && hasDied(victim.get(), shown);
            case OPEN_MANY_FILES -> shown.equals(Integer.toString(Canary.MANY_FILES));
        };
    }

    private static String ownEnvironment() {
        try {
            return digest(Files.readAllBytes(Path.of("/proc/self/environ")));
        } catch (IOException noProc) {
            return "unknown";
        }
    }

    private boolean wasCalled() throws IOException {
        port.setSoTimeout(ACCEPT_MILLIS);
        try (Socket caller = port.accept()) {
            return caller.isConnected();
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private boolean hasReceived() throws IOException {
        datagrams.setSoTimeout(ACCEPT_MILLIS);
        try {
            datagrams.receive(new DatagramPacket(new byte[1], 1));
            return true;
        } catch (SocketTimeoutException nothing) {
            return false;
        }
    }

    private boolean wasCalledLocally() throws IOException {
        local.configureBlocking(false);
        try (var caller = local.accept()) {
            return caller != null;
        }
    }

    private static boolean hasDied(Process process, String shown) {
        try {
            // Dying takes its time; but that is only worth waiting for when the canary believes to have killed it.
            return process.waitFor(shown.isEmpty() ? 0 : DYING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String lastWords(Process canary) throws IOException {
        String words = new String(canary.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int end = words.indexOf('\n');
        return words.isEmpty() ? "Java does not come up" : end < 0 ? words : words.substring(0, end);
    }

    private int bind() throws IOException {
        port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return port.getLocalPort();
    }

    /** A process that does nothing, where there is a program for that. */
    private static Optional<Process> victim() {
        try {
            return Optional.of(new ProcessBuilder("sleep", Integer.toString(2 * PATIENCE_SECONDS)).start());
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        }
    }

    /** Of bytes that are nobody's business. */
    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        victim.ifPresent(Process::destroyForcibly);
        port.close();
        datagrams.close();
        local.close();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(Traps::delete);
        }
        Files.deleteIfExists(folder);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
