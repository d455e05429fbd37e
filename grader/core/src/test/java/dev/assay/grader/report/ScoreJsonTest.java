package dev.assay.grader.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.assay.grader.admit.Refusal;
import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.lab.SampleLab;
import dev.assay.grader.score.Audience;
import dev.assay.grader.score.SampleOutcomes;
import dev.assay.grader.score.Scorecard;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("score.json")
class ScoreJsonTest {
    private static Scorecard mixed(String message) {
        return SampleOutcomes.SCORER.graded(
                SampleOutcomes.SUBMISSION,
                List.of(new Diagnostic("sample/Solution.java", 3, 9, Diagnostic.Severity.WARNING, "[cast] redundant")),
                SampleOutcomes.mixed(message));
    }

    private static String text(Scorecard card) {
        byte[] bytes = ScoreJson.bytes(card);
        assertEquals(List.of(), SchemaOf.SCORE.problems(bytes));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("reads like this")
    void example() {
        String json = text(mixed("Wrong."));
        assertTrue(
                json.startsWith("""
                        {
                          "schema": "assay/score/v1",
                          "lab": {
                            "id": "sample",
                            "title": "Sample lab",
                            "version": "1",
                            "digest": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                          },
                          "grader": {
                            "version": "0.1.0+0123456789ab",
                            "jdk": "25.0.3+9-LTS (Somebody)"
                          },
                        """),
                json);
        assertTrue(
                json.contains("""
                            {
                              "id": "A1",
                              "part": "A",
                              "title": "Takes a step",
                              "visibility": "hidden",
                              "status": "failed",
                              "score": 0,
                              "max": 3500,
                              "schedules": 10,
                              "schedule": 2,
                              "rule": "M1",
                              "message": "Wrong.",
                              "file": "sample/Solution.java",
                              "line": 12,
                              "hint": "Hint of A1.",
                              "trace": null,
                              "needs": []
                            },
                        """),
                json);
        assertTrue(json.endsWith("}\n"));
        assertFalse(json.contains("\r"));
    }

    @Test
    @DisplayName("is valid in every fate of a submission, for every audience, and the same bytes each time")
    void everyFate() {
        List<Scorecard> fates = List.of(
                mixed("Wrong."),
                Audience.STUDENT.of(mixed("Wrong."), SampleLab.MANIFEST),
                SampleOutcomes.SCORER.graded(SampleOutcomes.SUBMISSION, List.of(), SampleOutcomes.allPassed()),
                SampleOutcomes.SCORER.graded(SampleOutcomes.SUBMISSION, List.of(), SampleOutcomes.outcomes()),
                SampleOutcomes.SCORER.ungradable(
                        Optional.empty(), List.of(Diagnostic.error("", "there are no Java sources")), List.of()),
                SampleOutcomes.SCORER.ungradable(
                        Optional.of(SampleOutcomes.SUBMISSION),
                        List.of(),
                        List.of(new Refusal("sample/Solution.java", 7, Refusal.Rule.UNLISTED, "sleep", "setTimer"))));
        for (Scorecard fate : fates) {
            text(fate);
            assertArrayEquals(ScoreJson.bytes(fate), ScoreJson.bytes(fate));
        }
    }

    @Test
    @DisplayName("carries any text to its reader unharmed, and half a character as a replacement")
    void hostileText() {
        String hostile = "</script>\"\\\u2028\u0000\u001b[31m ]]> 💥 é \uD83D";
        String json = text(mixed(hostile));
        String read = JsonParser.parseString(json)
                .getAsJsonObject().getAsJsonArray("tests")
                .get(1).getAsJsonObject().get("message").getAsString();
        assertEquals(hostile.substring(0, hostile.length() - 1) + "\uFFFD", read);
        assertEquals("\uFFFDa💥\uFFFD", Json.wellFormed("\uDE00a💥\uD83D"));
    }

    @Test
    @DisplayName("has a schema that refuses what is not one")
    void schemaRefuses() {
        String json = text(mixed("Wrong."));
        for (String[] change : new String[][] {
            {"\"status\": \"graded\"", "\"status\": \"grated\""},
            {"\"score\": 0,", "\"score\": 0.5,"},
            {"\"score\": 0,", "\"score\": -1,"},
            {"\"score\": 0,", "\"score\": NaN,"},
            {"assay/score/v1", "assay/score/v2"},
            {"\"visibility\": \"hidden\"", "\"visibility\": \"secret\""},
            {"\"hint\"", "\"hints\""},
            {"\"needs\": []", "\"needs\": \"\""},
        }) {
            String changed = json.replaceFirst(Pattern.quote(change[0]), change[1]);
            assertFalse(changed.equals(json), change[0]);
            assertTrue(isRefused(changed), change[1]);
        }
    }

    private static boolean isRefused(String json) {
        try {
            return !SchemaOf.SCORE.problems(json.getBytes(StandardCharsets.UTF_8)).isEmpty();
        } catch (RuntimeException notEvenJson) {
            return true;
        }
    }
}
