package dev.assay.grader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.assay.grader.score.Audience;
import dev.assay.grader.score.Scorecard;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each platform is told, beyond what a schema can say. */
class PlatformFormatsTest {
    private static final Scorecard GRADED = SampleCards.graded("Wrong.");
    private static final Scorecard UNGRADABLE = SampleCards.ungradable("Not so.");

    private static String text(ReportFormat format, Scorecard card) {
        byte[] bytes = format.bytes(SampleCards.content(card));
        assertEquals(List.of(), Formats.problems(format, bytes));
        return Shape.text(bytes);
    }

    private static JsonObject json(ReportFormat format, Scorecard card) {
        return JsonParser.parseString(text(format, card)).getAsJsonObject();
    }

    private static List<JsonObject> tests(JsonObject json) {
        return json.getAsJsonArray("tests").asList().stream().map(one -> one.getAsJsonObject()).toList();
    }

    // --------------------------------------------------------------------------------------------------- Gradescope

    @Test
    void gradescopeGetsPointsAStatusAndTheReason() {
        JsonObject json = json(ReportFormat.GRADESCOPE, GRADED);
        assertEquals(new BigDecimal("10.00"), json.get("score").getAsBigDecimal());
        assertEquals(
                "Sample lab: 10 / 100\n2 of 6 tests passed.\n\nWrong.:3: Wrong.\n\nWrong.",
                json.get("output").getAsString());
        JsonObject failed = tests(json).get(2);
        assertEquals("2.1", failed.get("number").getAsString());
        assertEquals("failed", failed.get("status").getAsString());
        assertEquals(new BigDecimal("60.00"), failed.get("max_score").getAsBigDecimal());
        assertTrue(failed.get("output").getAsString().startsWith("Wrong.: Wrong.\nat Wrong.:12\n"), failed.toString());
    }

    @Test
    void gradescopeShowsAnOpenStretchGoalAsNeitherPassedNorFailed() {
        JsonObject open = tests(json(ReportFormat.GRADESCOPE, GRADED)).get(6);
        assertEquals("[S1] Title of S1 (stretch goal, for no points)", open.get("name").getAsString());
        assertFalse(open.has("status") || open.has("score"), open.toString());
    }

    @Test
    void gradescopeHidesFromStudentsWhatWasMadeForInstructors() {
        ReportContent content = SampleCards.content(GRADED);
        ReportContent whole = new ReportContent(
                content.card(), content.sources(), Map.of(), Audience.INSTRUCTOR, content.sourceRoot(), content.classroom50());
        String text = Shape.text(ReportFormat.GRADESCOPE.bytes(whole));
        assertFalse(text.contains("\"visibility\": \"visible\""), text);
    }

    // ------------------------------------------------------------------------------------------------- Classroom 50

    @Test
    void classroom50GetsWholeNumbersThatAddUpAndTheTimeOfTheSubmission() {
        JsonObject json = json(ReportFormat.CLASSROOM50, GRADED);
        List<JsonObject> tests = tests(json);
        for (String field : List.of("score", "max-score")) {
            assertEquals(json.get(field).getAsInt(), tests.stream().mapToInt(one -> one.get(field).getAsInt()).sum());
        }
        assertTrue(tests.stream().allMatch(one -> one.get("score").getAsInt() <= one.get("max-score").getAsInt()));
        assertEquals("2026-11-20T14:32:05Z", json.get("datetime").getAsString());
        assertEquals("commit", json.get("review").getAsString());
        assertFalse(json.toString().contains("S1"), "a stretch goal can be neither passed nor failed there");
    }

    @Test
    void classroom50MustHaveCalled() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CLASSROOM", "ds", "ASSIGNMENT", "sample", "OWNER", "alice", "SUBMISSION_TAG", "submit/x",
                "COMMIT_URL", "commit", "RELEASE_URL", "release"));
        assertEquals("1970-01-01T00:00:00Z", Classroom50.Call.from(environment).time());
        environment.put("SUBMISSION_TAG", "v1");
        assertTrue(complaint(environment).contains("must begin with submit/"));
        environment.put("SUBMISSION_TAG", "submit/x");
        environment.put("ASSIGNMENT_TYPE", "team");
        assertTrue(complaint(environment).contains("must be individual or group"));
        environment.remove("ASSIGNMENT_TYPE");
        environment.remove("OWNER");
        environment.put("COMMIT_URL", " ");
        assertEquals(
                "Classroom 50's runner sets COMMIT_URL, OWNER, which are not set here", complaint(environment));
    }

    private static String complaint(Map<String, String> environment) {
        return assertThrows(IllegalArgumentException.class, () -> Classroom50.Call.from(environment)).getMessage();
    }

    // ------------------------------------------------------------------------------------------------- PrairieLearn

    @Test
    void prairieLearnGetsAShareAndPointsForEveryTest() {
        JsonObject json = json(ReportFormat.PRAIRIELEARN, GRADED);
        assertEquals(new BigDecimal("0.1000"), json.get("score").getAsBigDecimal());
        assertEquals("First steps", tests(json).get(2).get("description").getAsString());
    }

    @Test
    void prairieLearnTakesNoAttemptForWhatCannotBeGraded() {
        JsonObject json = json(ReportFormat.PRAIRIELEARN, UNGRADABLE);
        assertFalse(json.get("gradable").getAsBoolean());
        JsonArray errors = json.getAsJsonArray("format_errors");
        assertEquals("Not so.:3: Not so.", errors.get(0).getAsString());
        assertEquals("Not so.:7: Not so.\nUse Not so.", errors.get(2).getAsString());
    }

    // ------------------------------------------------------------------------------------------------------- GitHub

    @Test
    void gitHubGetsAnAnnotationForEveryFindingAtItsPlace() {
        assertTrue(
                text(ReportFormat.GITHUB, GRADED).startsWith("::error file=src/main/java/Wrong.,line=12,"
                        + "title=P2%3A Title of P2::Wrong.: Wrong.%0Aat Wrong.:12%0Aschedule 3 of 10"));
        assertTrue(
                text(ReportFormat.GITHUB, UNGRADABLE).startsWith("::error file=src/main/java/Not so.,line=3,col=9,"
                        + "title=javac%3A It cannot be graded::Not so.\n"));
    }

    @Test
    void gitHubGetsNoMoreThanItShows() {
        List<Scorecard.Diagnostic> many = new ArrayList<>();
        IntStream.rangeClosed(1, 25).forEach(line -> {
            many.add(new Scorecard.Diagnostic("A.java", line, 1, "error", "Wrong."));
            many.add(new Scorecard.Diagnostic("A.java", line, 1, "warning", "Odd."));
        });
        Scorecard card = new Scorecard(
                UNGRADABLE.lab(), UNGRADABLE.grader(), UNGRADABLE.submission(), UNGRADABLE.status(), 0, 100_00,
                UNGRADABLE.parts(), UNGRADABLE.tests(), many, List.of());
        List<String> lines = text(ReportFormat.GITHUB, card).lines().toList();
        assertEquals(21, lines.size());
        assertEquals("::error title=Assay::And 16 more; score.json has them all.", lines.get(9));
        assertEquals("::warning title=Assay::And 16 more; score.json has them all.", lines.get(19));
        assertEquals("::notice title=Sample lab::not graded", lines.get(20));
    }

    // -------------------------------------------------------------------------------------------------------- SARIF

    @Test
    void sarifHasARuleForEveryResultAndEncodedPlaces() {
        JsonObject run = json(ReportFormat.SARIF, SampleCards.graded("a b/ü:1%"))
                .getAsJsonArray("runs").get(0).getAsJsonObject();
        JsonArray rules = run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules");
        JsonArray results = run.getAsJsonArray("results");
        assertEquals(5, results.size());
        results.forEach(result -> assertEquals(
                result.getAsJsonObject().get("ruleId"),
                rules.get(result.getAsJsonObject().get("ruleIndex").getAsInt()).getAsJsonObject().get("id")));
        assertTrue(results.toString().contains("\"uri\":\"src/main/java/a%20b/%C3%BC%3A1%25\""), results.toString());
    }

    @Test
    void sarifMessagesHaveNoLinksAndNoPlaceholders() {
        String text = text(ReportFormat.SARIF, SampleCards.graded("[click](https://evil.example) {0}"));
        assertFalse(text.contains("]("), text);
        assertFalse(Pattern.compile("[^{]\\{0}").matcher(text).find(), text);
    }

    // ----------------------------------------------------------------------------------------------------- Markdown

    @Test
    void markdownReadsLikeThis() {
        String text = text(ReportFormat.MARKDOWN, GRADED);
        assertTrue(text.startsWith("""
                # Sample lab: 10 / 100

                | Part | | Points |
                |---|---|---:|
                | A | First steps | 0 / 80 |
                | B | A longer way | 10 / 20 |

                2 of 6 tests passed.

                ## What failed

                ### P2: Title of P2

                ```text
                Wrong.: Wrong.
                at Wrong.:12
                schedule 3 of 10 was the first to fail
                Hint: Wrong.
                Recording: Wrong.
                ```
                """), text);
        assertTrue(text.contains("\n- reached: S2: Title of S2\n"), text);
    }

    // ---------------------------------------------------------------------------------------------------------- all

    @Test
    void schemasRefuseWhatIsNotOne() {
        for (String[] change : new String[][] {
            {"GRADESCOPE", "\"status\": \"failed\"", "\"status\": \"skipped\""},
            {"GRADESCOPE", "\"visibility\": \"visible\"", "\"visibility\": \"shown\""},
            {"GRADESCOPE", "\"stdout_visibility\"", "\"stdout\""},
            {"CLASSROOM50", "\"score\": 1000,", "\"score\": 10.5,"},
            {"CLASSROOM50", "\"owner\"", "\"usernames\""},
            {"CLASSROOM50", "submit/", "hand-in/"},
            {"PRAIRIELEARN", "\"score\": 0.1000", "\"score\": 10"},
            {"PRAIRIELEARN", "\"max_points\"", "\"max\""},
            {"SARIF", "\"version\": \"2.1.0\"", "\"version\": \"2.0.0\""},
            {"SARIF", "\"level\": \"error\"", "\"level\": \"fatal\""},
        }) {
            ReportFormat format = ReportFormat.valueOf(change[0]);
            String text = text(format, GRADED);
            String changed = text.replaceFirst(Pattern.quote(change[1]), change[2]);
            assertFalse(changed.equals(text), change[1]);
            assertFalse(Formats.problems(format, changed.getBytes(StandardCharsets.UTF_8)).isEmpty(), change[2]);
        }
    }

    @Test
    void noFormatIsWrittenForClassroom50WithoutItsCall() {
        ReportContent content = new ReportContent(GRADED, List.of(), Map.of());
        assertThrows(IllegalArgumentException.class, () -> ReportFormat.CLASSROOM50.bytes(content));
    }
}
