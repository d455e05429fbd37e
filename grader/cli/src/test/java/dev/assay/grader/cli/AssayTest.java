package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.lab.Stage;
import dev.assay.grader.report.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line by itself: what it understands, what it says when it does not, and how it ends. */
class AssayTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void itsHelpTeachesTheCommandsAndTheExitCodes() {
        assertEquals(0, run(AssayTest::noStage, "--help"));
        for (String word : new String[] {
            "labs", "grade", "check", "verify", "skeleton", "doctor", "Exit codes:", "Examples:"
        }) {
            assertTrue(out().contains(word), word + " is missing in\n" + out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"labs", "grade", "check", "verify", "skeleton", "doctor"})
    void everyCommandHelpsWithAnExampleAndNoLineIsTooWide(String command) {
        assertEquals(0, run(AssayTest::noStage, command, "--help"));
        assertTrue(out().contains("  assay " + command), out());
        assertTrue(out().lines().allMatch(line -> line.length() <= 100), out());
    }

    @Test
    void itSaysWhichVersionItIsAndOnWhatItRuns() {
        assertEquals(0, run(AssayTest::noStage, "--version"));
        assertTrue(out().matches("assay .*, on JDK .*\\R"), out());
    }

    @Test
    void withoutACommandItSaysWhereToReadOn() {
        assertEquals(2, run(AssayTest::noStage));
        assertTrue(err().contains("See: assay --help"), err());
    }

    @Test
    void aMistypedCommandGetsTheNearestOne() {
        assertEquals(2, run(AssayTest::noStage, "grad"));
        assertTrue(err().contains("assay grade"), err());
    }

    @Test
    void aMistypedOptionGetsTheNearestOne() {
        assertEquals(2, run(AssayTest::noStage, "grade", "raft-election", ".", "--audiense", "student"));
        assertTrue(err().contains("--audience"), err());
        assertTrue(err().contains("See: assay grade --help"), err());
    }

    @Test
    void anUnknownFormatGetsTheKnownOnes() {
        assertEquals(2, run(AssayTest::noStage, "grade", "raft-election", ".", "--formats", "json,pdf"));
        assertTrue(err().contains("pdf") && err().contains("json"), err());
    }

    @Test
    void itsHelpSaysOfEveryFormatWhatItIsFor() {
        assertEquals(0, run(AssayTest::noStage, "grade", "--help"));
        for (ReportFormat format : ReportFormat.values()) {
            String entry = " *%s +%s\\W.*".formatted(format.word(), format.fileName());
            assertTrue(out().lines().anyMatch(line -> line.matches(entry)), format + " is missing in\n" + out());
        }
    }

    @Test
    void aFormatThatNeedsItsPlatformSaysSoBeforeAnythingIsGraded() {
        assertEquals(2, run(AssayTest::noStage, "grade", "raft-election", ".", "--formats", "classroom50"));
        assertTrue(err().contains("CLASSROOM"), err());
    }

    @Test
    void aProjectOfNoLabGetsTheListOfLabs() throws Exception {
        Stage stage = emptyStage();
        assertEquals(2, run(() -> stage, "check", folder.toString()));
        assertTrue(err().contains("name the lab: assay check LAB PATH"), err());
    }

    @Test
    void aMissingPathIsNamed() {
        assertEquals(2, run(AssayTest::noStage, "grade", "raft-election"));
        assertTrue(err().contains("PATH"), err());
    }

    @Test
    void anUnknownLabGetsTheListOfLabs() throws Exception {
        Stage stage = emptyStage();
        assertEquals(2, run(() -> stage, "grade", "raft", "."));
        assertTrue(err().contains("raft"), err());
    }

    @Test
    void aLabThatIsNotInOrderIsNoZeroForAnybody() throws Exception {
        Stage stage = emptyStage();
        Path lab = Files.createDirectories(stage.labs().resolve("half-done"));
        Files.writeString(lab.resolve("lab.json"), "{");
        assertEquals(4, run(() -> stage, "grade", "half-done", "."));
        assertTrue(err().contains("lab.json"), err());
        assertTrue(err().contains("nothing is said about a submission"), err());
    }

    @Test
    void withoutABuiltProgramItSaysSo() {
        assertEquals(4, run(AssayTest::noStage, "labs"));
        assertTrue(err().contains("made up"), err());
    }

    @Test
    void theDoctorSaysWhatIsMissing() throws Exception {
        Stage stage = emptyStage();
        assertEquals(1, run(() -> stage, "doctor"));
        assertTrue(out().contains("BAD   lab"), out());
        assertTrue(out().contains("BAD   child"), out());
    }

    private static Stage noStage() {
        throw new IllegalStateException("made up: there is no program");
    }

    /** A built program without jars and without labs. */
    private Stage emptyStage() throws Exception {
        for (String name : new String[] {"lib", "box", "labs"}) {
            Files.createDirectories(folder.resolve("stage").resolve(name));
        }
        return new Stage(folder.resolve("stage"), Optional.empty());
    }

    private int run(Supplier<Stage> stage, String... arguments) {
        Terminal terminal = new Terminal(stream(out), stream(err), false, 100, false);
        return Assay.commandLine(terminal, stage).execute(arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
