package dev.assay.grader.report;

import dev.assay.grader.examine.Examined;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes run.json, schema {@code assay/run/v1} (run-v1.schema.json beside this class). */
public final class RunJson {
    /** The value of the field {@code schema}. */
    public static final String SCHEMA = "assay/run/v1";

    private RunJson() {}

    /** The bytes of a run.json. */
    public static byte[] bytes(RunReport run) {
        return new Json()
                .put("schema", SCHEMA)
                .put("lab", run.labId())
                .put("submission", run.submissionDigest())
                .put("host", new Json()
                        .put("jdk", run.host().jdk())
                        .put("vendor", run.host().vendor())
                        .put("os", run.host().os())
                        .put("osVersion", run.host().osVersion())
                        .put("arch", run.host().arch())
                        .put("processors", run.host().processors()))
                .put("isolation", run.isolation().level())
                .put("walls", run.isolation().walls(), wall -> new Json()
                        .put("layer", word(wall.layer()))
                        .put("state", word(wall.state()))
                        .put("reason", wall.reason()))
                .putTexts("breaches", run.isolation().breaches())
                .put("starts", run.starts(), start -> new Json()
                        .put("process", start.process())
                        .put("cached", start.cache().file().isPresent())
                        .put("reason", start.cache().reason()))
                .put("fuelPerTest", run.fuelPerTest())
                .put("steps", run.steps(), step -> new Json()
                        .put("name", step.name())
                        .put("wallMillis", step.wallMillis()))
                .put("examinations", run.examined().stream().toList(), RunJson::examination)
                .bytes();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Json examination(Examined examined) {
        return switch (examined) {
            case Examined.Outcomes outcomes -> examination(outcomes.facts(), Optional.empty())
                    .put("tests", outcomes.outcomes(), outcome -> new Json()
                            .put("id", outcome.testId())
                            .put("status", outcome.status().name().toLowerCase(Locale.ROOT))
                            .put("schedulesRun", outcome.schedulesRun())
                            .put("fuelSpent", outcome.fuelSpent()))
                    .put("printed", outcomes.printed())
                    .put("printedDroppedChars", outcomes.printedDroppedChars());
            case Examined.Trouble trouble -> examination(trouble.facts(), Optional.of(trouble.message()))
                    .put("tests", List.of(), unused -> new Json())
                    .put("printed", "")
                    .put("printedDroppedChars", 0);
        };
    }

    private static Json examination(Examined.Facts facts, Optional<String> trouble) {
        return new Json()
                .put("trouble", trouble)
                .put("java", facts.javaVersion())
                .put("attempts", facts.attempts())
                .put("wallMillis", facts.wallMillis())
                .put("errors", facts.errors());
    }
}
