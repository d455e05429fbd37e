package dev.assay.grader.examine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.exam.protocol.Frames;
import dev.assay.grader.aot.CacheUse;
import dev.assay.grader.aot.JvmStart;
import dev.assay.grader.isolate.Posture;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.SampleLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, each playing a script: what the operating system does is not to be imagined. */
@DisplayName("A child JVM")
class JvmBoxTest {
    private static final ExamPaper PAPER = ExamPaper.of(SampleLab.LAB, new TreeMap<>());
    private static final List<Path> CLASS_PATH = List.of(home(ScriptedChild.class), home(Frames.class));
    private static final Walls WALLS = Walls.around(() -> CLASS_PATH);
    private static final Duration SHORT = Duration.ofMillis(2_500);
    private static final Duration LONG = Duration.ofSeconds(60);

    private static Examined examine(String script, Duration patience) {
        return examine(script, patience, Progress.NONE);
    }

    private static Examined examine(String script, Duration patience, Progress progress) {
        return new Examiner(new Scripted(WALLS, CLASS_PATH, script), patience).examine(PAPER, progress);
    }

    /** Children that play a script. */
    private record Scripted(Walls walls, List<Path> classPath, String script) implements Box.Source {
        @Override
        public JvmBox start(Lab lab, boolean isPlain) throws IOException {
            List<String> flags = new ArrayList<>(JvmBox.FLAGS);
            flags.add("-Dscript=" + script);
            return JvmBox.start(
                    walls, new JvmStart(flags, classPath, ScriptedChild.class.getName()), cacheUse(lab));
        }

        @Override
        public CacheUse cacheUse(Lab lab) {
            return CacheUse.none("there is none");
        }

        @Override
        public Posture posture() {
            return walls.posture();
        }
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("answers an order through its standard input and output")
    void honest() {
        Examined.Outcomes outcomes = assertInstanceOf(Examined.Outcomes.class, examine("honest", LONG));
        assertEquals(5, outcomes.outcomes().stream().filter(Outcome::hasPassed).count());
        assertEquals(1, outcomes.facts().attempts());
        assertEquals(System.getProperty("java.runtime.version"), outcomes.facts().javaVersion());
    }

    @Test
    @DisplayName("runs without environment, in an empty folder, in English and UTC, and leaves nothing behind")
    void surroundings() throws Exception {
        long before = boxFolders();
        Examined.Outcomes outcomes = assertInstanceOf(Examined.Outcomes.class, examine("surroundings", LONG));
        assertEquals("environment [], folder [], zone UTC, en_US", outcomes.printed());
        assertEquals(before, boxFolders());
    }

    @Test
    @DisplayName("can do without walls where the system has none, and says so; only then can it see its folder")
    void withoutWalls() throws Exception {
        long before = boxFolders();
        Walls none = Walls.around(() -> {
            throw new UncheckedIOException("no luck", new IOException("none at all"));
        });
        Examined.Outcomes outcomes = assertInstanceOf(
                Examined.Outcomes.class,
                new Examiner(new Scripted(none, CLASS_PATH, "surroundings"), LONG).examine(PAPER, Progress.NONE));
        assertEquals("environment [], folder [], zone UTC, en_US", outcomes.printed());
        assertEquals(before, boxFolders());
        assertEquals(0, none.posture().level());
        assertTrue(none.posture().summary().contains("no luck: none at all"), none.posture()::summary);
    }

    @Test
    @DisplayName("finds its classes in a folder whose name is not ASCII, behind walls too")
    void notAscii(@TempDir Path folder) throws Exception {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "a locale that has such names");
        List<Path> classPath = new ArrayList<>();
        for (Path home : CLASS_PATH) {
            Path copy = folder.resolve("straße " + classPath.size());
            try (Stream<Path> all = Files.walk(home)) {
                for (Path file : all.toList()) {
                    Files.copy(file, copy.resolve(home.relativize(file)));
                }
            }
            classPath.add(copy);
        }
        Scripted source = new Scripted(Walls.around(() -> classPath), classPath, "honest");
        Examined examined = new Examiner(source, LONG).examine(PAPER, Progress.NONE);
        assertInstanceOf(Examined.Outcomes.class, examined, examined.toString());
    }

    private static long boxFolders() throws Exception {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith(JvmBox.folderPrefix())).count();
        }
    }

    @Test
    @DisplayName("that dies is replaced once; then it is our trouble, with its exit code")
    void dies() {
        List<String> again = new ArrayList<>();
        Examined.Trouble trouble = assertInstanceOf(Examined.Trouble.class, examine("dies", LONG, new Progress() {
            @Override
            public void again(String why) {
                again.add(why);
            }
        }));
        assertTrue(trouble.message().contains("exit code 42 before test P1 (Says hello), twice"), trouble.message());
        assertEquals(2, trouble.facts().attempts());
        assertEquals(1, again.size());
    }

    @Test
    @DisplayName("that falls silent is ended, and so is one that drips bytes")
    void silent() {
        for (String script : List.of("hangs", "drips")) {
            long start = System.nanoTime();
            Examined.Trouble trouble = assertInstanceOf(Examined.Trouble.class, examine(script, SHORT));
            assertTrue(trouble.message().contains("fell silent"), trouble.message());
            assertTrue(trouble.message().contains("assay.box.patience"), trouble.message());
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(20).toNanos());
        }
    }

    @Test
    @DisplayName("that floods its output with noise is our trouble at once")
    void floods() {
        Examined.Trouble trouble = assertInstanceOf(Examined.Trouble.class, examine("floods", LONG));
        assertTrue(trouble.message().contains("said nonsense"), trouble.message());
    }

    @Test
    @DisplayName("can shout four megabytes at standard error; the end is kept")
    void shouts() {
        Examined.Outcomes outcomes = assertInstanceOf(Examined.Outcomes.class, examine("shouts", LONG));
        String errors = outcomes.facts().errors();
        assertTrue(errors.endsWith("the last words"), errors);
        assertTrue(errors.length() <= Tail.MOST_BYTES);
    }

    @Test
    @DisplayName("that is killed from another thread ends, and closing it twice does no harm")
    void kill() throws Exception {
        JvmBox box = new Scripted(WALLS, CLASS_PATH, "hangs").start(SampleLab.LAB, false);
        Thread.ofPlatform().start(box::kill).join();
        assertThrows(IOException.class, () -> Frames.read(box.answers()));
        assertFalse(box.fate().isEmpty());
        box.close();
        box.close();
    }
}
