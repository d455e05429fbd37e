package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.Grader;
import dev.assay.grader.examine.Examined;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.LabShelf;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.report.ScoreJson;
import dev.assay.grader.score.Scorecard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every attack of the bank goes the whole way that a submission goes. Whether it has succeeded is not asked of the
 * attack: a file, a socket and a neighbour's score tell.
 */
class AttackBankIT {
    /** One test on a single server, one on a healthy cluster: what an attack does, it does in the first. */
    private static final List<String> TESTS = List.of("P1", "A1", "B1");

    /** Far more than any of them takes, and far less than the backstop of the child. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final long CONTROL_SECONDS = 60;

    @TempDir
    static Path folder;

    private static Canaries canaries;
    private static Grader grader;
    private static Lab lab;
    private static byte[] neighbour;

    @BeforeAll
    static void before() throws Exception {
        Stage stage = Stage.fromSystemProperties();
        Lab whole = new LabShelf(List.of(stage.labs())).lab("raft-election");
        LabManifest manifest = whole.manifest();
        lab = new Lab(
                manifest.withTests(manifest.tests().stream()
                        .filter(test -> TESTS.contains(test.id()))
                        .toList()),
                whole.folder());
        canaries = new Canaries(folder.resolve("canaries"));
        grader = new Grader(stage, text -> {});
        neighbour = ScoreJson.bytes(grade(StudentProject.REFERENCE).card());
    }

    @AfterAll
    static void after() throws Exception {
        byte[] still = ScoreJson.bytes(grade(StudentProject.REFERENCE).card());
        grader.close();
        canaries.assertUntouched();
        canaries.close();
        assertArrayEquals(neighbour, still, "a neighbour's score has changed");
    }

    private static Grader.Graded.Verdict grade(Path project) throws Exception {
        return assertInstanceOf(
                Grader.Graded.Verdict.class, grader.grade(lab, project.toString(), Grader.Watcher.NOBODY));
    }

    static List<Attack> attacks() {
        return Attack.all();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    @Execution(ExecutionMode.CONCURRENT)
    void getsItsVerdictAndNothingElse(Attack attack) throws Exception {
        Path project = attack.project(folder.resolve("attacks").resolve(attack.name()), canaries);
        long start = System.nanoTime();
        Grader.Graded.Verdict graded = grade(project);
        assertTrue(System.nanoTime() - start < LONGEST.toNanos(), "it took too long");
        assertVerdict(attack, graded.card());
        assertFalse(text(graded.card()).contains(Canaries.SECRET));
        if (graded.run().examined().orElse(null) instanceof Examined.Outcomes outcomes) {
            assertFalse(outcomes.printed().contains(Canaries.SECRET));
            assertEquals(1, outcomes.facts().attempts(), "a child has died of it");
        }
        canaries.assertUntouched();
    }

    private static void assertVerdict(Attack attack, Scorecard card) {
        String all = card.status() + " " + card.tests() + " " + card.refusals() + " " + card.diagnostics();
        Scorecard.TestScore first = card.tests().getFirst();
        switch (attack.verdict()) {
            case "refused" -> assertTrue(
                    card.refusals().stream()
                            .anyMatch(one -> (one.rule() + " " + one.message()).contains(attack.reason())),
                    all);
            case "uncompilable" -> {
                assertTrue(card.refusals().isEmpty(), all);
                assertEquals(Scorecard.Status.UNGRADABLE, card.status(), all);
                assertTrue(card.diagnostics().stream().anyMatch(one -> one.message().contains(attack.reason())), all);
            }
            case "spent" -> {
                assertEquals(Scorecard.TestStatus.SPENT, first.status(), all);
                assertTrue(first.rule().orElse("").startsWith(attack.reason()), all);
                assertEquals("raft/Attack.java", first.file().orElse(""), all);
                assertEquals(0, card.score(), all);
            }
            case "failed" -> {
                assertEquals(Scorecard.TestStatus.FAILED, first.status(), all);
                assertTrue(first.rule().orElse("").startsWith(attack.reason()), all);
                assertEquals(0, card.score(), all);
            }
            case "passed" -> assertTrue(
                    card.tests().stream().allMatch(one -> one.status() == Scorecard.TestStatus.PASSED), all);
            default -> throw new IllegalStateException("there is no verdict " + attack.verdict());
        }
    }

    private static String text(Scorecard card) {
        return new String(ScoreJson.bytes(card), StandardCharsets.UTF_8);
    }

    @Test
    void thereAreMany() {
        assertTrue(Attack.all().size() >= 100);
    }

    static Stream<Attack> biting() {
        return Attack.all().stream().filter(attack -> attack.bites().isPresent());
    }

    /** The control: with nothing between them and the machine, these do what they are kept from. */
    @ParameterizedTest
    @MethodSource("biting")
    void bitesWhereNothingHoldsIt(Attack attack) throws Exception {
        Path here = Files.createDirectories(folder.resolve("control").resolve(attack.name()));
        try (Canaries prey = new Canaries(here.resolve("canaries"))) {
            List<String> arguments = Stream.concat(
                            Stream.of("-nowarn", "-d", here.toString()),
                            attack.program(here, prey).stream().map(Path::toString))
                    .toList();
            assertEquals(0, ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, arguments.toArray(String[]::new)));
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp", here.toString(),
                            "raft.Strike")
                    .redirectErrorStream(true)
                    .redirectOutput(here.resolve("output.txt").toFile())
                    .start();
            assertTrue(process.waitFor(CONTROL_SECONDS, TimeUnit.SECONDS));
            assertTrue(prey.isTouched(attack.bites().orElseThrow()), Files.readString(here.resolve("output.txt")));
        }
    }
}
