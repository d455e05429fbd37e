package dev.assay.grader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import dev.assay.grader.HostileTexts;
import dev.assay.grader.admit.Refusal;
import dev.assay.grader.examine.Examined;
import dev.assay.grader.examine.Outcome;
import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.intake.SourceFile;
import dev.assay.grader.intake.Submission;
import dev.assay.grader.isolate.Posture;
import dev.assay.grader.score.SampleOutcomes;
import dev.assay.grader.score.Scorecard;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every hostile text in every place where a submission can put one: readers see the text, and nothing else. */
@DisplayName("With a hostile text in it")
class HostileReportsTest {
    /** But for the empty one: what stands in a score has something to say. */
    static Stream<Map.Entry<String, String>> texts() {
        return HostileTexts.all().entrySet().stream().filter(text -> !text.getValue().isEmpty());
    }

    /** As a reader of Unicode sees it: half a character is none. */
    private static String seen(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
    }

    private static Scorecard graded(String text) {
        return SampleOutcomes.SCORER.graded(
                Submission.of(List.of(SourceFile.of(text, "package sample;\n")), List.of()),
                List.of(new Diagnostic(text, 3, 9, Diagnostic.Severity.WARNING, text)),
                SampleOutcomes.outcomes(
                        new Outcome("A1", Outcome.Status.FAILED, text, text, text, 12, 2, 3, 100, ""),
                        Outcome.skipped("A2", text)));
    }

    private static Scorecard refused(String text) {
        return SampleOutcomes.SCORER.ungradable(
                Optional.of(SampleOutcomes.SUBMISSION),
                List.of(Diagnostic.error(text, text)),
                List.of(new Refusal(text, 7, Refusal.Rule.UNLISTED, text, text)));
    }

    private static JsonObject strictly(byte[] bytes) throws Exception {
        String json = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        return new Gson().getAdapter(JsonElement.class).read(reader).getAsJsonObject();
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("score.json carries it, and keeps to its schema")
    void score(Map.Entry<String, String> text) throws Exception {
        byte[] bytes = ScoreJson.bytes(graded(text.getValue()));
        assertEquals(List.of(), SchemaOf.SCORE.problems(bytes));
        JsonObject test = strictly(bytes).getAsJsonArray("tests").get(1).getAsJsonObject();
        for (String field : List.of("rule", "message", "file")) {
            assertEquals(seen(text.getValue()), test.get(field).getAsString(), field);
        }
        byte[] refused = ScoreJson.bytes(refused(text.getValue()));
        assertEquals(List.of(), SchemaOf.SCORE.problems(refused));
        JsonObject refusal = strictly(refused).getAsJsonArray("refusals").get(0).getAsJsonObject();
        for (String field : List.of("file", "message", "instead")) {
            assertEquals(seen(text.getValue()), refusal.get(field).getAsString(), field);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("run.json carries it, and keeps to its schema")
    void run(Map.Entry<String, String> text) throws Exception {
        byte[] bytes = RunJson.bytes(new RunReport(
                "sample", Optional.empty(), RunReport.Host.here(), new Posture(0, List.of(), List.of()), List.of(), 1, List.of(),
                Optional.of(new Examined.Outcomes(
                        List.of(SampleOutcomes.passed("P1")), text.getValue(), 0,
                        new Examined.Facts("25", 1, 812, text.getValue())))));
        assertEquals(List.of(), SchemaOf.RUN.problems(bytes));
        JsonObject examination = strictly(bytes).getAsJsonArray("examinations").get(0).getAsJsonObject();
        assertEquals(seen(text.getValue()), examination.get("printed").getAsString());
        assertEquals(seen(text.getValue()), examination.get("errors").getAsString());
        assertTrue(JsonParser.parseString(examination.toString()).isJsonObject());
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("the terminal shows nothing that cannot be seen")
    void card(Map.Entry<String, String> text) {
        for (Scorecard card : List.of(graded(text.getValue()), refused(text.getValue()))) {
            String shown = TerminalCard.render(card, TerminalCard.Style.DEFAULT);
            shown.codePoints().forEach(c -> assertTrue(
                    c == '\n' || switch (Character.getType(c)) {
                        case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                                Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
                        default -> true;
                    },
                    () -> "invisible: " + Integer.toHexString(c)));
        }
    }
}
