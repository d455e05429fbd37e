package dev.assay.grader.report;

import dev.assay.grader.score.Audience;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorecard.TestScore;
import dev.assay.grader.score.Scorecard.TestStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes Gradescope's results.json. All text is plain ({@code text}), so nothing in it is ever markup. What is made for
 * instructors is hidden from students as a whole; what is made for students holds nothing that they may not see, so no
 * single test needs to be hidden, which would hide the total too.
 */
final class Gradescope {
    private static final String TEXT = "text";

    private final Scorecard card;
    private final String visibility;
    private final Map<String, Integer> partNumbers = new HashMap<>();
    private final Map<String, Integer> testNumbers = new HashMap<>();

    private Gradescope(ReportContent content) {
        card = content.card();
        visibility = content.audience() == Audience.STUDENT ? "visible" : "hidden";
    }

    static byte[] bytes(ReportContent content) {
        return new Gradescope(content).write();
    }

    private byte[] write() {
        card.parts().forEach(part -> partNumbers.put(part.id(), partNumbers.size() + 1));
        return new Json()
                .put("score", BigDecimal.valueOf(card.score(), 2))
                .put("output", output())
                .put("output_format", TEXT)
                .put("test_output_format", TEXT)
                .put("test_name_format", TEXT)
                .put("visibility", visibility)
                .put("stdout_visibility", "hidden")
                .put("extra_data", new Json()
                        .put("assay", new Json()
                                .put("schema", ScoreJson.SCHEMA)
                                .put("submission", card.submission().digest())
                                .put("lab", card.lab().digest())
                                .put("grader", card.grader().version())))
                .put("tests", card.tests(), this::test)
                .bytes();
    }

    private String output() {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s".formatted(Sentences.line(card.lab().title()), Sentences.total(card)));
        if (card.status() == Scorecard.Status.GRADED) {
            lines.add(Sentences.passed(card));
        }
        // Failed tests speak for themselves below.
        Finding.of(card).stream().limit(card.diagnostics().size() + card.refusals().size()).forEach(finding -> {
            String place = finding.file().isEmpty()
                    ? ""
                    : Sentences.line(finding.file()) + (finding.line() > 0 ? ":" + finding.line() : "") + ": ";
            lines.add("");
            lines.add(place + finding.text());
        });
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private Json test(TestScore test) {
        int number = testNumbers.merge(test.part(), 1, Integer::sum);
        Json json = new Json()
                .put("number", "%d.%d".formatted(partNumbers.getOrDefault(test.part(), 0), number))
                .put("name", Sentences.name(test) + (test.isStretchGoal() ? " (stretch goal, for no points)" : ""));
        if (test.max() > 0) {
            json.put("score", BigDecimal.valueOf(test.score(), 2)).put("max_score", BigDecimal.valueOf(test.max(), 2));
        }
        // Without points and without a status, Gradescope shows a test as neither passed nor failed.
        if (test.status() == TestStatus.PASSED || !test.isStretchGoal()) {
            json.put("status", test.status() == TestStatus.PASSED ? "passed" : "failed");
        }
        return json.put("output", Sentences.whole(test))
                .putTexts("tags", List.of(
                        "part:" + Sentences.line(test.part()),
                        test.isHidden() ? "hidden" : "public",
                        test.status().word()))
                .put("visibility", visibility);
    }
}
