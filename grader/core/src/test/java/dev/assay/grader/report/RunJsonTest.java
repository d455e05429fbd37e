package dev.assay.grader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.aot.CacheUse;
import dev.assay.grader.examine.Examined;
import dev.assay.grader.isolate.Layer;
import dev.assay.grader.isolate.Posture;
import dev.assay.grader.score.SampleOutcomes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("run.json")
class RunJsonTest {
    private static String text(Optional<Examined> examined) {
        byte[] bytes = RunJson.bytes(new RunReport(
                "sample",
                Optional.of(SampleOutcomes.SUBMISSION.digest()),
                RunReport.Host.here(),
                new Posture(
                        1,
                        List.of(new Posture.Wall(Layer.USER, Posture.State.NOT_NEEDED, "only root can")),
                        List.of("a child reads a file of its parent's")),
                List.of(
                        new RunReport.Start("compiler", new CacheUse(Optional.of(Path.of("a.aot")), "")),
                        new RunReport.Start("child", CacheUse.none("switched off"))),
                1_000_000,
                List.of(new RunReport.Step("compile", 812), new RunReport.Step("examine", 1234)),
                examined));
        assertEquals(List.of(), SchemaOf.RUN.problems(bytes));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("tells of an examination what no score may depend on")
    void outcomes() {
        String json = text(Optional.of(SampleOutcomes.mixed("Wrong.")));
        assertTrue(json.contains("\"fuelSpent\": 100"), json);
        assertTrue(json.contains("\"printed\": \"printed\""), json);
        assertTrue(json.contains("\"wallMillis\": 1234"), json);
    }

    @Test
    @DisplayName("tells how well the system keeps student code in, wall by wall")
    void walls() {
        String json = text(Optional.empty()).replaceAll("\\s+", " ");
        assertTrue(json.contains("\"isolation\": 1,"), json);
        assertTrue(
                json.contains("\"layer\": \"user\", \"state\": \"not-needed\", \"reason\": \"only root can\""), json);
    }

    @Test
    @DisplayName("tells which walls were seen to be broken, and which processes were started with a cache")
    void startsAndBreaches() {
        String json = text(Optional.empty()).replaceAll("\\s+", " ");
        assertTrue(json.contains("\"breaches\": [ \"a child reads a file of its parent's\" ]"), json);
        assertTrue(json.contains("\"process\": \"compiler\", \"cached\": true, \"reason\": \"\""), json);
        assertTrue(json.contains("\"process\": \"child\", \"cached\": false, \"reason\": \"switched off\""), json);
    }

    @Test
    @DisplayName("tells of our trouble, and of a submission that never came to an examination")
    void trouble() {
        String json = text(Optional.of(
                new Examined.Trouble("the child died", new Examined.Facts("", 2, 5_000, "OutOfMemory \uD83D"))));
        assertTrue(json.contains("\"trouble\": \"the child died\""), json);
        assertTrue(json.contains("\"attempts\": 2"), json);
        assertTrue(text(Optional.empty()).contains("\"examinations\": []"));
    }
}
