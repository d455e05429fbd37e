package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.Grader;
import dev.assay.grader.examine.Examined;
import dev.assay.grader.intake.Rejected;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.LabShelf;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.report.ScoreJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every attack of the bank goes the whole way that a submission goes, past one grader. Whether it has succeeded is not
 * asked of the attack: files, sockets, processes, secrets and a neighbour's score tell. LayersIT shows that they can.
 */
class AttackBankIT {
    /** One test on a single server, one on a healthy cluster: what an attack does, it does in the first. */
    private static final List<String> TESTS = List.of(Forgery.TEST, "A1", "B1");

    /** Whoever uses up one test's fuel, or is to be seen twice: one test will do. */
    private static final String SHORT_TEST = "A1";

    /** The grader's own backstops are at 60 and 120 s; whoever comes here has got past them. */
    private static final long LONGEST_SECONDS = 300;

    private static final int NEIGHBOUR_EVERY = 100;

    @TempDir
    static Path folder;

    private static final AtomicInteger graded = new AtomicInteger();
    private static Canaries canaries;
    private static Household household;
    private static Set<String> temporaries;
    private static Grader grader;
    private static Lab lab;
    private static Lab shortLab;
    private static byte[] neighbour;

    @BeforeAll
    static void before() throws Exception {
        Stage stage = Stage.fromSystemProperties();
        Lab whole = new LabShelf(List.of(stage.labs())).lab("raft-election");
        lab = only(TESTS, whole);
        shortLab = only(List.of(SHORT_TEST), whole);
        household = new Household();
        grader = new Grader(stage, text -> {});
        canaries = new Canaries(folder.resolve("canaries"), publicDraws(only(List.of(Forgery.TEST), whole)));
        neighbour = ScoreJson.bytes(grade(lab, StudentProject.REFERENCE.toString()).card());
        temporaries = temporaries();
    }

    /** What the attack that knows the public seeds has learnt from running the public test. */
    private static String publicDraws(Lab publicTest) throws Exception {
        Attack learner = Attack.all().stream()
                .filter(attack -> attack.expects().verdict().equals("overfitted"))
                .findFirst()
                .orElseThrow();
        try (Canaries nothing = new Canaries(folder.resolve("nothing"))) {
            Path project = learner.project(folder.resolve("learner"), nothing);
            Examined.Outcomes outcomes = assertInstanceOf(
                    Examined.Outcomes.class, grade(publicTest, project.toString()).run().examined().orElseThrow());
            return outcomes.printed().lines().map(draw -> draw + "L").collect(Collectors.joining(", "));
        }
    }

    private static Lab only(List<String> tests, Lab whole) {
        LabManifest manifest = whole.manifest();
        return new Lab(
                manifest.withTests(manifest.tests().stream()
                        .filter(test -> tests.contains(test.id()))
                        .toList()),
                whole.folder());
    }

    @AfterAll
    static void after() throws Exception {
        assertNeighbourIsTheSame();
        grader.close();
        household.assertEmpty();
        assertEquals(temporaries, temporaries(), "temporary files are left behind");
        assertEquals(EnumSet.noneOf(Canaries.Sign.class), canaries.signs(""));
        canaries.close();
        Links.removeIn(folder);
    }

    private static void assertNeighbourIsTheSame() throws Exception {
        assertArrayEquals(
                neighbour,
                ScoreJson.bytes(grade(lab, StudentProject.REFERENCE.toString()).card()),
                "a neighbour's score has changed");
    }

    /** What the grader and its children have among the temporary files. */
    private static Set<String> temporaries() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("assay"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Grader.Graded.Verdict grade(Lab lab, String path) throws Exception {
        UUID grading = household.begins();
        Grader.Graded.Verdict verdict =
                assertInstanceOf(Grader.Graded.Verdict.class, grader.grade(lab, path, Grader.Watcher.NOBODY));
        household.ended(grading);
        return verdict;
    }

    static List<Attack> attacks() {
        return Attack.all();
    }

    static List<Parcel> parcels() {
        return Parcels.all();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    @Execution(ExecutionMode.CONCURRENT)
    @Timeout(value = LONGEST_SECONDS, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void getsItsVerdictAndNothingElse(Attack attack) throws Exception {
        Path project = attack.project(folder.resolve("attacks").resolve(attack.name()), canaries);
        assertRepelled(attack.expects(), project.toString());
    }

    @ParameterizedTest
    @MethodSource("parcels")
    @Execution(ExecutionMode.CONCURRENT)
    @Timeout(value = LONGEST_SECONDS, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isTakenInOrRejectedAndNothingElse(Parcel parcel) throws Exception {
        Path here = Files.createDirectories(folder.resolve("parcels").resolve(parcel.name()));
        assertRepelled(parcel.expects(), parcel.packer().pack(here, canaries));
    }

    /** What is no revision is the caller's mistake, and nothing that git or a shell would obey. */
    @ParameterizedTest
    @ValueSource(strings = {
        "--output=@CANARY@/x", "-", "--exec-path=@CANARY@", "HEAD --output=@CANARY@/x", "$(touch @CANARY@/x)",
        "`touch @CANARY@/x`", ";touch @CANARY@/x", "HEAD\n--all", "HEAD:src", ":/fix", "@CANARY@"
    })
    void refsAreNeverOptions(String ref) throws Exception {
        Path project = folder.resolve("repository");
        if (Files.notExists(project)) {
            Parcels.commit(StudentProject.in(project).folder());
        }
        String named = "git:" + project + "@" + canaries.aimed(ref);
        Rejected rejected =
                assertThrows(Rejected.class, () -> grader.grade(lab, named, Grader.Watcher.NOBODY));
        assertEquals(Rejected.Kind.USAGE, rejected.kind());
        assertEquals(EnumSet.noneOf(Canaries.Sign.class), canaries.signs(""));
    }

    private static void assertRepelled(Expected expected, String path) throws Exception {
        Lab here = expected.verdict().equals("spent") || expected.isRepeated() ? shortLab : lab;
        Grader.Graded.Verdict graded = grade(here, path);
        expected.assertIs(graded.card());
        Reports reports = Reports.of(graded);
        reports.assertSound();
        if (graded.run().examined().orElse(null) instanceof Examined.Outcomes outcomes) {
            assertEquals(1, outcomes.facts().attempts(), "a child has died of it");
            if (expected.isRepeated()) {
                Grader.Graded.Verdict again = grade(here, path);
                assertEquals(reports.score(), Reports.of(again).score());
                Examined.Outcomes outcomesAgain =
                        assertInstanceOf(Examined.Outcomes.class, again.run().examined().orElseThrow());
                assertTrue(!outcomes.printed().isEmpty(), "it must print what could differ");
                assertEquals(outcomes.printed(), outcomesAgain.printed());
            }
        }
        assertEquals(EnumSet.noneOf(Canaries.Sign.class), canaries.signs(reports.all()));
        if (AttackBankIT.graded.incrementAndGet() % NEIGHBOUR_EVERY == 0) {
            assertNeighbourIsTheSame();
        }
    }

    @Test
    void thereAreMany() {
        assertTrue(Attack.all().size() >= 100);
        assertTrue(Parcels.all().size() >= 40);
    }
}
