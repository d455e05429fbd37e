package dev.assay.grader.isolate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A child")
@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChildTest {
    private static Isolation isolation;

    @BeforeAll
    static void probe() {
        // Without bubblewrap, whose own process stands in front of the child's.
        isolation = Isolation.probe(List.of(classes()), EnumSet.complementOf(EnumSet.of(Layer.NAMESPACES)));
    }

    @AfterAll
    static void close() {
        isolation.close();
    }

    @Test
    @DisplayName("has no environment, no descriptors but its own, and an empty folder that it cannot write to")
    void bare(@TempDir Path folder) throws Exception {
        Path open = Files.writeString(folder.resolve("open"), "secret");
        try (InputStream kept = new FileInputStream(open.toFile())) {
            assertEquals('s', kept.read());
            Process child = start("stay");
            try {
                Path place = Path.of(line(child).substring("at ".length()));
                assertEquals(0, Files.readAllBytes(proc(child, "environ")).length);
                for (Path file : descriptors(child)) {
                    assertTrue(file.toString().matches("pipe:.*|/dev/u?random")
                            || file.startsWith(Path.of(System.getProperty("java.home")).toRealPath()), file::toString);
                }
                try (Stream<Path> files = Files.list(place)) {
                    assertEquals(0, files.count());
                }
                assertEquals("r-xr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)));
            } finally {
                child.destroyForcibly();
            }
        }
    }

    @Test
    @DisplayName("is what its walls say, as the kernel sees it")
    void status() throws Exception {
        Set<Layer> on = isolation.posture().layersOn();
        Process child = start("stay");
        try {
            line(child);
            List<String> status = Files.readAllLines(proc(child, "status"));
            assertEquals("1", field(status, "NoNewPrivs"));
            assertEquals("0777", field(status, "Umask"));
            int filters = (on.contains(Layer.CALLS) ? 1 : 0) + (on.contains(Layer.PROGRAMS) ? 1 : 0);
            // A container may have put one around all of us.
            int ours = Integer.parseInt(field(Files.readAllLines(Path.of("/proc/self/status")), "Seccomp_filters"));
            assertEquals(Integer.toString(ours + filters), field(status, "Seccomp_filters"));
            assertEquals("0000000000000000", field(status, "CapEff"));
            if (on.contains(Layer.CAPABILITIES)) {
                assertEquals("0000000000000000", field(status, "CapBnd"));
            }
            if (on.contains(Layer.USER)) {
                assertTrue(field(status, "Uid").matches("(6[01]\\d{3})\\s+\\1\\s+\\1\\s+\\1"), field(status, "Uid"));
                assertTrue(field(status, "Gid").matches("(6[01]\\d{3})\\s+\\1\\s+\\1\\s+\\1"), field(status, "Gid"));
                assertEquals("", field(status, "Groups"));
            }
            String session = Files.readString(proc(child, "stat")).replaceFirst(".*\\) ", "").split(" ")[3];
            assertEquals(Long.toString(child.pid()), session);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    @DisplayName("has the limits that it was given, before it runs")
    void limits() throws Exception {
        Limits given = new Limits(77, 5L << 30, 88, 0, 99);
        Process child = isolation.start(command(List.of(), "stay"), List.of(classes()), given);
        try {
            List<String> limits = Files.readAllLines(proc(child, "limits"));
            assertTrue(limits.stream().anyMatch(line -> line.matches("Max cpu time +77 +77 .*")), limits::toString);
            assertTrue(limits.stream().anyMatch(line -> line.matches("Max file size +0 +0 .*")), limits::toString);
            assertTrue(limits.stream().anyMatch(line -> line.matches("Max core file size +0 +0 .*")), limits::toString);
            assertTrue(limits.stream().anyMatch(line -> line.matches("Max open files +88 +88 .*")), limits::toString);
            assertTrue(limits.stream().anyMatch(line -> line.matches("Max address space +5368709120 +5368709120 .*")),
                    limits::toString);
            assertEquals(isolation.posture().layersOn().contains(Layer.USER),
                    limits.stream().anyMatch(line -> line.matches("Max processes +99 +99 .*")), limits::toString);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    @DisplayName("is killed when it has used up its processor time")
    void cpu() throws Exception {
        Limits given = new Limits(1, 6L << 30, 256, 0, 256);
        Process child = isolation.start(command(List.of(), "spin"), List.of(classes()), given);
        assertTrue(child.waitFor(30, TimeUnit.SECONDS));
        assertEquals(128 + 9, child.exitValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation", "-XX:+UseSerialGC",
        "-XX:+UseParallelGC", "-XX:+UseG1GC", "-XX:+UseShenandoahGC", "-XX:-UsePerfData", "-Xshare:off"})
    @DisplayName("computes as ever, whatever compiler and collector it has")
    void computes(String flag) throws Exception {
        Process child = start(List.of(flag), "compute");
        assertEquals("100000 5999995 64 [x1, x2]", line(child));
        child.getOutputStream().close();
        assertEquals(0, child.waitFor());
    }

    @Test
    @DisplayName("reads all its input and writes all its output")
    void pipes() throws Exception {
        byte[] sent = new byte[3_000_000];
        new Random(1).nextBytes(sent);
        Process child = start("echo");
        Thread writer = Thread.ofPlatform().start(() -> {
            try (OutputStream in = child.getOutputStream()) {
                in.write(sent);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertArrayEquals(sent, child.getInputStream().readAllBytes());
        writer.join();
        assertEquals(0, child.waitFor());
    }

    @Test
    @DisplayName("ends with its own exit code, or with that of its killing")
    void exitCodes() throws Exception {
        Process halted = isolation.start(command(List.of(), "exit", "7"), List.of(classes()), Limits.STANDARD);
        assertEquals(7, halted.waitFor());
        assertFalse(halted.isAlive());
        Process killed = start("stay");
        assertThrows(IllegalThreadStateException.class, killed::exitValue);
        assertEquals(128 + 9, killed.destroyForcibly().waitFor());
        assertEquals(killed, killed.onExit().get(1, TimeUnit.SECONDS));
    }

    @Test
    @DisplayName("takes what it has started with it")
    void group() throws Exception {
        try (Isolation open = Isolation.probe(List.of(), Set.of())) {
            Process child = open.start(command(List.of(), "breed"), List.of(classes()), Limits.STANDARD);
            ProcessHandle grandchild = ProcessHandle.of(Long.parseLong(line(child))).orElseThrow();
            assertTrue(grandchild.isAlive());
            child.destroyForcibly().waitFor();
            // Whoever adopts it has to bury it, and may take its time.
            assertTrue(isGone(grandchild.pid()));
        }
    }

    @Test
    @DisplayName("that cannot be started is an error that says so, and leaves nothing behind")
    void missing() throws Exception {
        Set<Path> before = Set.copyOf(descriptors(ProcessHandle.current().pid()));
        IOException e = assertThrows(IOException.class,
                () -> isolation.start(List.of("/no/such/java"), List.of(), Limits.STANDARD));
        assertTrue(e.getMessage().contains("ENOENT"), e.getMessage());
        assertEquals(List.of(), newDescriptors(before));
    }

    @Test
    @DisplayName("changes nothing for the grader, which keeps its user, its files and its descriptors")
    void grader() throws Exception {
        List<String> before = ownStatus(Path.of("/proc/self"));
        Set<Path> open = Set.copyOf(descriptors(ProcessHandle.current().pid()));
        int threads = Thread.activeCount();
        List<Process> children = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Process child = start("stay");
            line(child);
            children.add(child);
        }
        for (Process child : children) {
            child.destroyForcibly().waitFor();
            child.getInputStream().close();
            child.getErrorStream().close();
            child.getOutputStream().close();
        }
        assertEquals(before, ownStatus(Path.of("/proc/self")));
        assertEquals(List.of(), newDescriptors(open));
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            for (Path task : tasks.toList()) {
                if (Files.exists(task.resolve("status"))) {
                    assertEquals(before, ownStatus(task), task::toString);
                }
            }
        }
        assertTrue(Thread.activeCount() <= threads, "threads are left");
    }

    private static Process start(String act) throws IOException {
        return start(List.of(), act);
    }

    private static Process start(List<String> flags, String act) throws IOException {
        return isolation.start(command(flags, act), List.of(classes()), Limits.STANDARD);
    }

    private static List<String> command(List<String> flags, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Floor.java(Path.of(System.getProperty("java.home"))).toString());
        command.add("-Xmx128m");
        command.addAll(flags);
        command.addAll(List.of("-cp", classes().toString(), Witness.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path classes() {
        try {
            return Path.of(Witness.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String line(Process child) throws IOException {
        String line = new BufferedReader(new InputStreamReader(child.getInputStream())).readLine();
        if (line == null) {
            throw new IOException(new String(child.getErrorStream().readAllBytes()));
        }
        return line;
    }

    private static Path proc(Process child, String file) {
        return Path.of("/proc", Long.toString(child.pid()), file);
    }

    private static List<Path> descriptors(Process child) throws IOException {
        return descriptors(child.pid());
    }

    private static List<Path> descriptors(long pid) throws IOException {
        List<Path> open = new ArrayList<>();
        try (Stream<Path> links = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path link : links.toList()) {
                // The one that lists is gone already.
                if (Files.isSymbolicLink(link)) {
                    open.add(Files.readSymbolicLink(link));
                }
            }
        }
        return open;
    }

    /** Whatever a thread that walls itself in changes about itself. */
    private static List<String> ownStatus(Path task) throws IOException {
        return Files.readAllLines(task.resolve("status")).stream()
                .filter(line -> line.matches("(Uid|Gid|Groups|Umask|Cap...|NoNewPrivs|Seccomp.*):.*"))
                .toList();
    }

    /** Pipes and the like have numbers that tell new ones from old ones. */
    private static List<Path> newDescriptors(Set<Path> old) throws IOException {
        return descriptors(ProcessHandle.current().pid()).stream()
                .filter(file -> !old.contains(file) && !file.startsWith("/proc")).toList();
    }

    private static String field(List<String> status, String name) {
        return status.stream().filter(line -> line.startsWith(name + ":")).findFirst().orElseThrow()
                .substring(name.length() + 1).strip();
    }

    private static boolean isGone(long pid) throws Exception {
        for (int i = 0; i < 100; i++) {
            Path stat = Path.of("/proc", Long.toString(pid), "stat");
            if (!Files.exists(stat) || Files.readString(stat).contains(") Z ")) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }
}
