package dev.assay.grader.aot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A cache for starts of a JVM")
class AotCachesTest {
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m");
    private static final String MADE = "preparing fast starts on this machine, once: echo";

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();
    private Path jar;

    @BeforeEach
    void aJar() throws IOException {
        jar = folder.resolve("echo.jar");
        String name = Echo.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream in = Echo.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
            out.closeEntry();
        }
    }

    private JvmStart start() {
        return new JvmStart(FLAGS, List.of(jar), Echo.class.getName());
    }

    /** As a grader that has just been started would look for it. */
    private CacheUse use(JvmStart start) {
        said.clear();
        return AotCaches.in(folder.resolve("cache"), said::add).use("echo", start, AotCachesTest::rehearse);
    }

    private static void rehearse(Process process) throws IOException {
        process.getOutputStream().write("hello\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        int first = process.getInputStream().read();
        if (first != 'h') {
            throw new IOException("it says " + first);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("cache"))) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @DisplayName("is made once, said to be, and found by whoever comes later")
    void once() throws Exception {
        CacheUse made = use(start());
        assertEquals(List.of(MADE), said);
        assertEquals("", made.reason());
        Path file = made.file().orElseThrow();
        assertTrue(file.getFileName().toString().matches("echo-[0-9a-f]{16}-[0-9a-f]{8}\\.aot"), file::toString);
        assertEquals(List.of(file.getFileName().toString()), files());

        assertEquals(made, use(start()));
        assertEquals(List.of(), said);

        List<String> strict = new ArrayList<>(List.of("-XX:AOTMode=on"));
        strict.addAll(made.flags());
        Process process = new ProcessBuilder(start().command(strict)).redirectErrorStream(true).start();
        process.getOutputStream().close();
        assertEquals("", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, process.waitFor());
    }

    @Test
    @DisplayName("can be read by children that have another user")
    void readable() throws IOException {
        Path file = use(start()).file().orElseThrow();
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertTrue(Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ));
        }
    }

    @Test
    @DisplayName("is thrown away and made again when a single bit of it has changed, or half of it is missing")
    void damaged() throws IOException {
        Path file = use(start()).file().orElseThrow();
        flip(file, Files.size(file) / 2);
        Path second = use(start()).file().orElseThrow();
        assertEquals(List.of(file + " is damaged and is made again", MADE), said);

        truncate(second);
        assertTrue(use(start()).file().isPresent());
        assertEquals(List.of(second + " is damaged and is made again", MADE), said);
        assertEquals(1, files().size());
    }

    @Test
    @DisplayName("belongs to these very jars and flags: for others, another one takes its place")
    void outdated() throws IOException {
        Path file = use(start()).file().orElseThrow();
        Files.setLastModifiedTime(jar, FileTime.fromMillis(Files.getLastModifiedTime(jar).toMillis() + 5_000));
        Path second = use(start()).file().orElseThrow();
        assertEquals(List.of(MADE), said);
        assertNotEquals(file, second);

        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("-Dmore=yes");
        Path third = use(new JvmStart(flags, List.of(jar), Echo.class.getName())).file().orElseThrow();
        assertEquals(List.of(MADE), said);
        assertEquals(List.of(third.getFileName().toString()), files());
    }

    @Test
    @DisplayName("is done without when it cannot be made, for a reason that is kept, and not tried again")
    void impossible() throws IOException {
        Path place = Files.createDirectory(folder.resolve("classes"));
        JvmStart classes = new JvmStart(FLAGS, List.of(place), Echo.class.getName());
        CacheUse none = use(classes);
        assertEquals(Optional.empty(), none.file());
        assertEquals(List.of(), none.flags());
        assertEquals(place + " is not a jar", none.reason());
        assertEquals(List.of(MADE, "starts stay as slow as they are (echo): " + place + " is not a jar"), said);

        String reason = use(classes).reason();
        assertEquals(List.of(), said);
        assertTrue(reason.startsWith(place + " is not a jar (delete "), reason);
    }

    @Test
    @DisplayName("is done without when the rehearsal goes wrong, and nothing of it stays")
    void rehearsalFails() throws IOException {
        JvmStart missing = new JvmStart(FLAGS, List.of(jar), "no.such.Main");
        String reason = use(missing).reason();
        assertTrue(reason.startsWith("the rehearsal has failed"), reason);
        assertTrue(reason.contains("no.such.Main"), reason);
        assertEquals(1, files().size(), () -> "only the reason is left");
    }

    @Test
    @DisplayName("can be done without altogether")
    void none() {
        CacheUse use = AotCaches.none().use("echo", start(), process -> {
            throw new AssertionError("nothing is rehearsed");
        });
        assertEquals(CacheUse.none("switched off"), use);
    }

    private static void flip(Path file, long place) throws IOException {
        file.toFile().setWritable(true);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(place);
            int old = bytes.read();
            bytes.seek(place);
            bytes.write(old ^ 1);
        }
    }

    private static void truncate(Path file) throws IOException {
        file.toFile().setWritable(true);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() / 2);
        }
    }
}
