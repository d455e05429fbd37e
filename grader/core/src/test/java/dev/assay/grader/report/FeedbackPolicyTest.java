package dev.assay.grader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.examine.Examined;
import dev.assay.grader.examine.Outcome;
import dev.assay.grader.isolate.Posture;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.LabManifest.Feedback;
import dev.assay.grader.lab.LabManifest.Visibility;
import dev.assay.grader.lab.SampleLab;
import dev.assay.grader.score.Audience;
import dev.assay.grader.score.SampleOutcomes;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorecard.TestScore;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

/**
 * What a student learns of a failed test is data: a level a test, in lab.json. Every format, and what is printed, says
 * what the level allows and nothing beyond it.
 */
class FeedbackPolicyTest {
    /** Each piece of a failure, as a word that occurs nowhere else, and from which level on a student sees it. */
    private static final Map<String, Feedback> PIECES = new TreeMap<>(Map.of(
            "RULEWORD", Feedback.RULE, "MESSAGEWORD", Feedback.RULE, "FILEWORD", Feedback.RULE,
            "HINTWORD", Feedback.HINT,
            "TRACEWORD", Feedback.TRACE, "schedule 774 of", Feedback.TRACE, "773", Feedback.TRACE));

    private static Scorecard whole(boolean isHidden) {
        TestScore test = new TestScore(
                "A1", "A", "Takes a step", isHidden, Scorecard.TestStatus.FAILED, 0, isHidden ? 35_00 : 0, 1_000,
                OptionalInt.of(773), Optional.of("RULEWORD"), Optional.of("MESSAGEWORD"), Optional.of("FILEWORD"),
                OptionalInt.of(12), Optional.of("HINTWORD"), Optional.of("TRACEWORD"), List.of());
        Scorecard any = SampleOutcomes.SCORER.graded(
                SampleOutcomes.SUBMISSION, List.of(), SampleOutcomes.allPassed());
        return new Scorecard(
                any.lab(), any.grader(), any.submission(), any.status(), 0, 100_00, any.parts(), List.of(test),
                List.of(), List.of());
    }

    private static LabManifest manifest(Feedback level, Visibility visibility) {
        return SampleLab.MANIFEST.withTests(List.of(new LabManifest.Test(
                "A1", "A", "Takes a step", visibility, 35_00, 1_000, "HINTWORD", level, List.of(), "a.B#c")));
    }

    /** Everything that is written and printed about a scorecard. */
    private static Map<String, String> outputs(Scorecard card, Audience audience) {
        Map<String, String> outputs = new TreeMap<>();
        ReportContent content =
                new ReportContent(card, List.of(), Map.of(), audience, "src/main/java/", Optional.of(SampleCards.CALL));
        for (ReportFormat format : ReportFormat.values()) {
            outputs.put(format.word(), new String(format.bytes(content), StandardCharsets.UTF_8));
        }
        outputs.put("terminal", TerminalCard.render(card, new TerminalCard.Style(false, 100, false)));
        return outputs;
    }

    @ParameterizedTest
    @EnumSource(Feedback.class)
    void everyFormatTellsAStudentOfAHiddenTestWhatItsLevelAllowsAndNoMore(Feedback level) {
        Scorecard card = Audience.STUDENT.of(whole(true), manifest(level, Visibility.HIDDEN));
        outputs(card, Audience.STUDENT).forEach((output, text) -> PIECES.forEach((piece, from) -> {
            if (level.compareTo(from) < 0) {
                assertFalse(text.contains(piece), () -> "%s tells %s at level %s".formatted(output, piece, level));
            }
        }));
    }

    @Test
    void everyFormatTellsSomebodyEverything() {
        for (Scorecard card : List.of(
                whole(true),
                Audience.STUDENT.of(whole(true), manifest(Feedback.TRACE, Visibility.HIDDEN)),
                Audience.STUDENT.of(whole(false), manifest(Feedback.SCORE, Visibility.PUBLIC)))) {
            outputs(card, Audience.INSTRUCTOR).forEach((output, text) -> {
                for (String piece : List.of("RULEWORD", "MESSAGEWORD", "HINTWORD", "TRACEWORD")) {
                    // The page does not name a recording but draws it.
                    boolean isDrawn = output.equals("html") && piece.equals("TRACEWORD");
                    assertTrue(isDrawn || text.contains(piece), () -> "%s keeps %s to itself".formatted(output, piece));
                }
            });
        }
    }

    @Test
    void pointsAndTitlesAreForEverybody() {
        Scorecard card = Audience.STUDENT.of(whole(true), manifest(Feedback.SCORE, Visibility.HIDDEN));
        outputs(card, Audience.STUDENT).forEach((output, text) ->
                assertTrue(text.contains("A1") && text.contains("Takes a step"), output));
    }

    @Test
    void runJsonTellsAStudentNothingOfHiddenTests() {
        Outcome open = new Outcome("P1", Outcome.Status.FAILED, "M1", "m", "", 0, 0, 1, 100, "");
        Outcome hidden = new Outcome("A1", Outcome.Status.FAILED, "M1", "m", "", 0, 773, 774, 987_654_321, "");
        RunReport outcomes = run(new Examined.Outcomes(
                List.of(open, hidden), "PRINTED", 3, new Examined.Facts("25", 1, 5, "STDERR")));
        RunReport trouble = run(new Examined.Trouble("MESSAGE", new Examined.Facts("25", 2, 5, "STDERR")));
        for (RunReport run : List.of(outcomes, trouble)) {
            String whole = text(run.of(Audience.INSTRUCTOR, SampleLab.MANIFEST));
            String theirs = text(run.of(Audience.STUDENT, SampleLab.MANIFEST));
            for (String secret : Set.of("774", "987654321", "PRINTED", "STDERR", "MESSAGE")) {
                assertFalse(theirs.contains(secret), secret);
            }
            assertTrue(whole.contains("STDERR"));
        }
        assertTrue(text(outcomes.of(Audience.STUDENT, SampleLab.MANIFEST)).contains("\"printedDroppedChars\": 10"));
        assertEquals(outcomes, outcomes.of(Audience.STUDENT, SampleLab.MANIFEST.withPublicTests()));
    }

    private static RunReport run(Examined examined) {
        return new RunReport(
                "sample", Optional.empty(), RunReport.Host.here(), new Posture(0, List.of(), List.of()), List.of(), 1, List.of(),
                Optional.of(examined));
    }

    private static String text(RunReport run) {
        byte[] bytes = RunJson.bytes(run);
        assertEquals(List.of(), SchemaOf.RUN.problems(bytes));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void theLevelsIncludeEachOther() {
        assertEquals(
                List.of(Feedback.SCORE, Feedback.RULE, Feedback.HINT, Feedback.TRACE),
                List.copyOf(EnumSet.allOf(Feedback.class)));
    }
}
