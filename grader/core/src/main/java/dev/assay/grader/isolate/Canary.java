package dev.assay.grader.isolate;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The main class of a child that tries everything that a child must not be able to do. What it says about its success
 * is not believed by itself: {@link Traps} holds what it would have to show for it. It stays until its input ends.
 */
final class Canary {
    /** The option of Java without which {@link Act#KILL} cannot be tried. */
    static final String OPENS = "--add-opens=java.base/java.lang=ALL-UNNAMED";

    /** Far more than a child is allowed, and than a system allows by accident. */
    static final int MANY_FILES = 1_000;

    private static final int PATIENCE_SECONDS = 5;
    private static final int PATIENCE_MILLIS = 500;

    private Canary() {}

    /** An act, which returns what there is to show for it. */
    private interface Attempt {
        String make() throws Exception;
    }

    /**
     * Tries everything, and prints a line for each: its name, a space, and what there is to show for it.
     *
     * @param arguments as {@link Traps#arguments} has put them
     */
    public static void main(String[] arguments) throws IOException {
        Traps.Places places = Traps.Places.of(arguments);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        ServerSocket[] listening = new ServerSocket[1];
        attempt(out, Act.READ_FILE, () -> Files.readString(places.publicFile()));
        attempt(out, Act.READ_PRIVATE_FILE, () -> Files.readString(places.privateFile()));
        attempt(out, Act.LIST_FOLDER, () -> list(places.folder()));
        attempt(out, Act.WRITE_FILE, () -> Files.writeString(places.target(), "written").toString());
        attempt(out, Act.READ_ENVIRONMENT, () -> environment(places.parent()));
        attempt(out, Act.CONNECT, () -> connect(places));
        attempt(out, Act.LISTEN, () -> {
            listening[0] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            return Integer.toString(listening[0].getLocalPort());
        });
        attempt(out, Act.SEND_DATAGRAM, () -> send(places));
        attempt(out, Act.CONNECT_LOCALLY, () -> connectLocally(places));
        attempt(out, Act.START_PROGRAM, () -> startProgram(places));
        attempt(out, Act.KILL, () -> kill(places.victim()));
        attempt(out, Act.OPEN_MANY_FILES, Canary::openMany);
        out.println(Traps.DONE);
        new FileInputStream(FileDescriptor.in).readAllBytes();
        if (listening[0] != null) {
            listening[0].close();
        }
    }

    private static void attempt(PrintStream out, Act act, Attempt attempt) {
        String shown;
        try {
            shown = attempt.make();
        } catch (Exception | LinkageError refused) {
            // The good case. Some libraries of the JDK do not even come up without what is forbidden, hence the errors.
            shown = "";
        }
        out.println(act + " " + shown.strip().replace('\n', ' '));
    }

    private static String list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.joining(" "));
        }
    }

    private static String environment(long parent) throws IOException {
        try (InputStream in = new FileInputStream("/proc/" + parent + "/environ")) {
            return Traps.digest(in.readAllBytes());
        }
    }

    private static String connect(Traps.Places places) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), places.port()), PATIENCE_MILLIS);
            return "connected";
        }
    }

    private static String send(Traps.Places places) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), places.datagramPort());
            socket.send(new DatagramPacket(new byte[1], 1, address));
            return "sent";
        }
    }

    private static String connectLocally(Traps.Places places) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(places.socket()));
            return "connected";
        }
    }

    private static String startProgram(Traps.Places places) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", "echo $((" + places.sum() + "))").start();
        if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            shell.destroyForcibly();
        }
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /**
     * What {@code ProcessHandle.destroyForcibly} does in the end. That itself looks into /proc first, and would let the
     * files refuse what signals should be refused for; and the foreign-function API takes longer to come up than Java.
     */
    private static String kill(long victim) throws ReflectiveOperationException {
        Method destroy = Class.forName("java.lang.ProcessHandleImpl")
                .getDeclaredMethod("destroy0", long.class, long.class, boolean.class);
        destroy.setAccessible(true);
        return (boolean) destroy.invoke(null, victim, 0L, true) ? "killed" : "";
    }

    private static String openMany() throws IOException {
        List<InputStream> open = new ArrayList<>();
        try {
            while (open.size() < MANY_FILES) {
                open.add(new FileInputStream("/dev/null"));
            }
            return Integer.toString(open.size());
        } finally {
            for (InputStream one : open) {
                one.close();
            }
        }
    }
}
