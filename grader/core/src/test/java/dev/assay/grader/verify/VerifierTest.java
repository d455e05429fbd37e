package dev.assay.grader.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.compile.Compiler;
import dev.assay.grader.compile.TinyLab;
import dev.assay.grader.examine.Discovery;
import dev.assay.grader.examine.ExamPaper;
import dev.assay.grader.examine.Examined;
import dev.assay.grader.examine.Outcome;
import dev.assay.grader.lab.InvalidLab;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said of sound labs and of others. Solutions are really compiled and admitted; the examination is played by
 * one that fails a test when the solution has the text {@code fails ID} in it.
 */
class VerifierTest {
    @TempDir
    static Path shared;

    private static Compiler compiler;

    @TempDir
    Path temp;

    private Stage stage;
    private LabManifest manifest;
    private Discovery discovery;
    private final Map<String, String> troubles = new HashMap<>();
    private final List<String> papers = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void compiler() throws IOException {
        compiler = new Compiler();
        Path classes = TinyLab.contract(shared).classPath().getFirst();
        jar(shared.resolve("contract.jar"), "dev/assay/labs/tiny/TinySolution.class",
                Files.readAllBytes(classes.resolve("dev/assay/labs/tiny/TinySolution.class")));
        for (String nothing : List.of("assay-kit.jar", "assay-simulator.jar")) {
            jar(shared.resolve(nothing), "empty", new byte[0]);
        }
    }

    private static void jar(Path jar, String name, byte[] bytes) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
            zip.closeEntry();
        }
    }

    @AfterAll
    static void end() {
        compiler.close();
    }

    @BeforeEach
    void soundLab() throws IOException {
        Path home = temp.resolve("home");
        Files.createDirectories(home.resolve("box"));
        Files.copy(shared.resolve("assay-kit.jar"), home.resolve("box/assay-kit.jar"));
        Files.copy(shared.resolve("assay-simulator.jar"), home.resolve("box/assay-simulator.jar"));
        Files.createDirectories(home.resolve("labs/tiny"));
        Files.copy(shared.resolve("contract.jar"), home.resolve("labs/tiny/contract.jar"));
        stage = new Stage(home, Optional.of(temp.resolve("checkout")));
        manifest = new LabManifest(
                "tiny", "Tiny", "1", "dev.assay.labs.tiny", "tiny", "tiny.Solution", "dev.assay.labs.tiny.TinySolution",
                0, 1_000, List.of(new LabManifest.Part("A", "All", 100_00)),
                List.of(test("P1", LabManifest.Visibility.PUBLIC, 0), test("A1", LabManifest.Visibility.HIDDEN, 60_00),
                        test("A2", LabManifest.Visibility.HIDDEN, 40_00, "A1")));
        discovery = new Discovery(manifest.tests(), Map.of("A", "All"), Map.of(), List.of());
        write("solutions/tiny/reference/src/main/java/tiny/Solution.java", TinyLab.SOLUTION);
        write("skeletons/tiny/src/main/java/tiny/Solution.java", fails("P1", "A1", "A2"));
        flawed("First", "A1", "A1");
        flawed("Second", "A2", "A2");
        unusual("Other");
    }

    private static LabManifest.Test test(String id, LabManifest.Visibility visibility, int points, String... needs) {
        return new LabManifest.Test(id, "A", "Title of " + id, visibility, points, 1, "", LabManifest.Feedback.HINT,
                List.of(needs), "dev.assay.labs.tiny.T#" + id.toLowerCase());
    }

    private void write(String path, String text) throws IOException {
        Path file = temp.resolve("checkout").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String fails(String... ids) {
        return TinyLab.SOLUTION.replace("2 * number", "2 * number" + failure(ids));
    }

    private static String failure(String... ids) {
        StringBuilder text = new StringBuilder();
        for (String id : ids) {
            text.append(" + \"fails ").append(id).append("\".length()");
        }
        return text.toString();
    }

    private void flawed(String name, String caughtBy, String... fails) throws IOException {
        write("solutions/tiny/flawed/" + name + ".edit",
                "Is wrong.\ncaught by: " + caughtBy + "\n" + edit("2 * number + 0" + failure(fails)));
    }

    private void unusual(String name, String... fails) throws IOException {
        write("solutions/tiny/unusual/" + name + ".edit", "Is odd.\n" + edit("number * 2" + failure(fails)));
    }

    private static String edit(String replacement) {
        return "=== tiny/Solution.java\n<<<<\n2 * number\n====\n" + replacement + "\n>>>>\n";
    }

    private VerifyReport verify(VerifyOptions options) {
        return new Verifier(stage, compiler, exam())
                .verify(new Lab(manifest, stage.labs().resolve("tiny")), options, VerifyProgress.NONE);
    }

    private Verifier.Exam exam() {
        return new Verifier.Exam() {
            @Override
            public Examined examine(ExamPaper paper) {
                return play(paper);
            }

            @Override
            public Discovery discover(Lab lab) {
                return discovery;
            }
        };
    }

    private Examined play(ExamPaper paper) {
        String classes = new String(paper.submission().get("tiny.Solution"), StandardCharsets.ISO_8859_1);
        papers.add(paper.tests().stream().map(LabManifest.Test::id).toList() + " x" + paper.seedFactor());
        Examined.Facts facts = new Examined.Facts("25", 1, 0, "");
        for (Map.Entry<String, String> trouble : troubles.entrySet()) {
            if (classes.contains(trouble.getKey())) {
                return new Examined.Trouble(trouble.getValue(), facts);
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (LabManifest.Test test : paper.tests()) {
            Optional<String> unmet = test.needs().stream()
                    .filter(need -> outcomes.stream().anyMatch(one -> one.testId().equals(need) && !one.hasPassed()))
                    .findFirst();
            boolean fails = classes.contains("fails " + test.id());
            outcomes.add(unmet.map(need -> Outcome.skipped(test.id(), need)).orElseGet(() -> new Outcome(
                    test.id(), fails ? Outcome.Status.FAILED : Outcome.Status.PASSED, fails ? "M1" : "",
                    fails ? "It broke." : "", "", 0, fails ? 7 : -1, 1, 1, "")));
        }
        return new Examined.Outcomes(outcomes, "", 0, facts);
    }

    private List<String> problems() {
        return verify(VerifyOptions.QUICK).problems();
    }

    @Test
    void a_sound_lab_holds() {
        VerifyReport report = verify(VerifyOptions.QUICK);
        assertEquals(List.of(), report.problems());
        assertTrue(report.holds());
        assertEquals(
                """
                tiny: Tiny
                  reference  100 points
                  skeleton   0 points
                  unusual    1 of 1 score everything
                  flawed     2 of 2 are caught by the test that they name
                  everything holds in T s
                """,
                report.text().replaceFirst("in [0-9.]+ s", "in T s"));
    }

    @Test
    void a_flawed_solution_meets_only_the_test_that_it_names_whatever_that_one_needs() {
        verify(VerifyOptions.QUICK);
        assertEquals(1, Collections.frequency(papers, "[A1] x1"));
        assertEquals(1, Collections.frequency(papers, "[A2] x1"));
        assertEquals(3, Collections.frequency(papers, "[P1, A1, A2] x1"));
    }

    @Test
    void a_reference_that_does_not_pass_everything_is_a_problem() throws IOException {
        write("solutions/tiny/reference/src/main/java/tiny/Solution.java", fails("A1"));
        VerifyReport report = verify(VerifyOptions.QUICK);
        assertTrue(report.problems().contains(
                """
                solutions/tiny/reference: is correct, yet does not pass
                A1 (schedule 7): M1 It broke.
                A2: skipped, for it needs A1"""), report.problems().toString());
        assertTrue(report.text().contains("reference  0 points"), report.text());
        assertFalse(report.holds());
    }

    @Test
    void a_reference_passes_public_tests_too_and_an_unusual_one_everything_with_points() throws IOException {
        write("solutions/tiny/reference/src/main/java/tiny/Solution.java", fails("P1"));
        unusual("Odd", "A2");
        List<String> problems = problems();
        assertTrue(problems.contains(
                "solutions/tiny/reference: is correct, yet does not pass\nP1 (schedule 7): M1 It broke."));
        assertTrue(problems.contains(
                "solutions/tiny/unusual/Odd.edit: is correct, yet does not pass\nA2 (schedule 7): M1 It broke."));
        assertEquals(2, problems.size(), problems.toString());
    }

    @Test
    void a_skeleton_scores_what_the_lab_states() throws IOException {
        write("skeletons/tiny/src/main/java/tiny/Solution.java", fails("A2"));
        assertEquals(
                List.of("skeletons/tiny: scores 60 points, lab.json states a skeletonFloor of 0; change one of them"),
                problems());
    }

    @Test
    void a_skeleton_or_reference_that_is_not_there_says_what_to_do() throws IOException {
        Files.delete(temp.resolve("checkout/skeletons/tiny/src/main/java/tiny/Solution.java"));
        assertTrue(problems().getFirst().startsWith("skeletons/tiny: the submission has no Java sources in it"));
        stage = new Stage(stage.home(), Optional.of(Files.createDirectories(temp.resolve("empty"))));
        List<String> problems = problems();
        assertEquals(
                "solutions/tiny/reference: is not there; write it; nothing can be verified without it",
                problems.get(0));
        assertEquals("skeletons/tiny: is not there; `assay skeleton tiny` makes it", problems.get(1));
    }

    @Test
    void a_flawed_solution_that_passes_its_test_is_named() throws IOException {
        flawed("Second", "A2", "A1");
        assertEquals(
                List.of("solutions/tiny/flawed/Second.edit: passes A2, which it names as the test that catches it; "
                        + "`assay verify tiny --matrix` shows which tests do catch it"),
                problems());
        assertTrue(verify(VerifyOptions.QUICK.withMatrix()).problems().getFirst().endsWith("it is caught by A1"));
    }

    @Test
    void a_flawed_solution_names_tests_that_there_are_and_one_with_points_first() throws IOException {
        flawed("Third", "A1, Z9", "A1");
        flawed("Fourth", "P1", "P1");
        List<String> problems = problems();
        assertEquals(
                List.of(
                        "solutions/tiny/flawed/Fourth.edit: is caught by \"P1\", which has no points; name a test that "
                                + "it loses points in",
                        "solutions/tiny/flawed/Third.edit: is caught by \"Z9\"; the lab has no such test"),
                problems);
    }

    @Test
    void a_solution_that_does_not_compile_or_is_refused_is_named_with_the_line() throws IOException {
        write("solutions/tiny/unusual/Broken.edit", "Is odd.\n" + edit("nothing"));
        write("solutions/tiny/unusual/Sly.edit", "Is odd.\n" + edit("(int) System.nanoTime()"));
        List<String> problems = problems();
        assertEquals(2, problems.size());
        assertTrue(problems.get(0).startsWith(
                "solutions/tiny/unusual/Broken.edit: does not compile\ntiny/Solution.java:8: cannot find symbol"),
                problems.toString());
        assertEquals(
                "solutions/tiny/unusual/Sly.edit: is refused\n"
                        + "tiny/Solution.java:8: java.lang.System.nanoTime may not be used: it reads the real clock, "
                        + "and would differ from run to run",
                problems.get(1));
    }

    @Test
    void a_test_that_nobody_names_first_says_why_it_stays() throws IOException {
        flawed("Second", "A1, A2", "A1", "A2");
        assertEquals(
                List.of("test A2 is named first by no flawed solution; write one, or say in keeps of its @Check why it "
                        + "stays"),
                problems());
        discovery = new Discovery(manifest.tests(), Map.of("A", "All"), Map.of("A2", "It teaches."), List.of());
        assertEquals(List.of(), problems());
    }

    @Test
    void the_matrix_shows_who_catches_whom_and_finds_idle_tests_and_false_claims() throws IOException {
        flawed("First", "A1, A2", "A1");
        flawed("Second", "A2", "A1", "A2");
        VerifyReport report = verify(VerifyOptions.QUICK.withMatrix());
        assertEquals(
                List.of(
                        "solutions/tiny/flawed/First.edit: passes A2, which it names; take that out of its `caught by`",
                        "test A2 catches no flawed solution that no other test catches; write one, or say in keeps of "
                                + "its @Check why it stays"),
                report.problems());
        assertEquals(
                """
                              A1  A2  caught by
                First          x   .  1
                Second         x   x  2
                caught         2   1
                caught alone   1   0
                """,
                report.matrix().orElseThrow().text());
        assertTrue(report.text().contains("  First          x   .  1\n"), report.text());
    }

    @Test
    void a_stretch_goal_that_everybody_misses_catches_nobody_in_the_matrix() throws IOException {
        List<LabManifest.Test> tests = new ArrayList<>(manifest.tests());
        tests.add(test("S1", LabManifest.Visibility.HIDDEN, 0));
        manifest = manifest.withTests(tests);
        discovery = new Discovery(tests, Map.of(), Map.of("S1", "It is a stretch goal."), List.of());
        write("solutions/tiny/reference/src/main/java/tiny/Solution.java", fails("S1"));
        write("skeletons/tiny/src/main/java/tiny/Solution.java", fails("P1", "A1", "A2", "S1"));
        flawed("First", "A1", "A1", "S1");
        flawed("Second", "A2", "A2", "S1");
        VerifyReport report = verify(VerifyOptions.QUICK.withMatrix());
        assertEquals(List.of(), report.problems());
        assertEquals(List.of("A1", "A2"), report.matrix().orElseThrow().tests());
    }

    @Test
    void trouble_is_no_verdict() throws IOException {
        unusual("Odd", "X");
        troubles.put("fails X", "the child process has died, twice");
        VerifyReport report = verify(VerifyOptions.QUICK);
        assertEquals(List.of(), report.problems());
        assertEquals(List.of("solutions/tiny/unusual/Odd.edit: the child process has died, twice"), report.troubles());
        assertFalse(report.holds());
        assertTrue(
                report.text().contains("could not be found out:\n    - solutions/tiny/unusual/Odd.edit"),
                report.text());
    }

    @Test
    void a_manifest_that_says_otherwise_than_the_tests_is_held_against_them() {
        List<LabManifest.Test> tests = new ArrayList<>(manifest.tests());
        tests.set(1, test("A1", LabManifest.Visibility.HIDDEN, 50_00));
        tests.set(2, test("A3", LabManifest.Visibility.HIDDEN, 40_00));
        discovery = new Discovery(tests, Map.of("A", "Everything"), Map.of(), List.of("T#x: is no test"));
        assertEquals(
                List.of(
                        "T#x: is no test",
                        "labs/tiny/lab.json: test \"A1\" has points \"60\", its annotation says \"50\"",
                        "labs/tiny/lab.json: test \"A3\" (dev.assay.labs.tiny.T#a3) is missing",
                        "labs/tiny/lab.json: there is no test \"A2\" (dev.assay.labs.tiny.T#a2)",
                        "`assay verify tiny --write-manifest` writes labs/tiny/lab.json anew",
                        "labs/tiny/lab.json: part \"A\" is called \"All\", and \"Everything\" where its tests are; "
                                + "choose one"),
                problems());
    }

    @Test
    void a_manifest_in_another_order_is_held_against_the_tests() {
        discovery = new Discovery(manifest.tests().reversed(), Map.of(), Map.of(), List.of());
        assertTrue(problems().getFirst().contains("stand in another order than they run in, [A2, A1, P1]"));
    }

    @Test
    void an_author_can_look_at_some_solutions_only() throws IOException {
        flawed("Second", "A1", "A1");
        VerifyReport report = verify(VerifyOptions.QUICK.withOnly(List.of("First", "Nowhere")));
        assertEquals(
                List.of("solutions/tiny: has no solution \"Nowhere\" in it; name one as its file is named, "
                        + "or `reference`"),
                report.problems());
        assertEquals(List.of("[A1] x1"), papers);
    }

    @Test
    void other_seeds_are_a_question_to_correct_solutions() {
        VerifyReport report = verify(VerifyOptions.QUICK.withSeed(7, 10));
        assertEquals(List.of(), report.problems());
        assertEquals(3, papers.size(), papers.toString());
        assertEquals(3, Collections.frequency(papers, "[P1, A1, A2] x10"));
    }

    @Test
    void the_manifest_is_written_from_the_tests_and_its_head_stays() throws Exception {
        Path file = temp.resolve("checkout/labs/tiny/lab.json");
        write("labs/tiny/lab.json", manifest.withTests(List.of()).json());
        assertEquals(Optional.of(file), ManifestCheck.write(stage, exam(), "tiny"));
        assertEquals(manifest.json(), Files.readString(file));
        assertEquals(Optional.empty(), ManifestCheck.write(stage, exam(), "tiny"));
    }

    @Test
    void a_manifest_whose_points_do_not_add_up_is_not_written() throws Exception {
        String before = manifest.withTests(List.of()).json();
        write("labs/tiny/lab.json", before);
        discovery = new Discovery(manifest.tests().subList(0, 2), Map.of(), Map.of(), List.of());
        InvalidLab e = assertThrows(InvalidLab.class, () -> ManifestCheck.write(stage, exam(), "tiny"));
        assertEquals(
                List.of("labs/tiny/lab.json: part \"A\" has 100 points, its tests sum up to 60; change one of them"),
                e.problems());
        discovery = new Discovery(manifest.tests(), Map.of(), Map.of(), List.of("T#x: is no test"));
        assertThrows(InvalidLab.class, () -> ManifestCheck.write(stage, exam(), "tiny"));
        assertEquals(before, Files.readString(temp.resolve("checkout/labs/tiny/lab.json")));
    }
}
