package dev.assay.grader.report;

import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorecard.TestScore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Writes PrairieLearn's results.json, at most 1 MB. What cannot be graded is {@code gradable: false}, with what is
 * wrong as format errors, and costs the student no attempt.
 */
final class PrairieLearn {
    private static final int SCORE_DIGITS = 4;
    private static final int MOST_ERRORS = 50;

    private PrairieLearn() {}

    static byte[] bytes(ReportContent content) {
        Scorecard card = content.card();
        if (card.status() == Scorecard.Status.UNGRADABLE) {
            return new Json()
                    .put("gradable", false)
                    .putTexts("format_errors", Finding.of(card).stream()
                            .limit(MOST_ERRORS)
                            .map(finding -> place(finding) + finding.text())
                            .toList())
                    .bytes();
        }
        List<TestScore> tests =
                card.tests().stream().filter(test -> !test.isStretchGoal()).toList();
        return new Json()
                .put("gradable", true)
                .put("score", share(card))
                .put("message", Sentences.passed(card))
                .put("output", "")
                .put("tests", tests, test -> test(card, test))
                .bytes();
    }

    private static String place(Finding finding) {
        return finding.file().isEmpty()
                ? ""
                : Sentences.line(finding.file()) + (finding.line() > 0 ? ":" + finding.line() : "") + ": ";
    }

    private static BigDecimal share(Scorecard card) {
        return card.max() == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(card.score())
                        .divide(BigDecimal.valueOf(card.max()), SCORE_DIGITS, RoundingMode.DOWN);
    }

    private static Json test(Scorecard card, TestScore test) {
        String part = card.parts().stream()
                .filter(one -> one.id().equals(test.part()))
                .findFirst()
                .map(Scorecard.PartScore::title)
                .orElse("");
        return new Json()
                .put("name", Sentences.name(test))
                .put("description", Sentences.line(part))
                .put("points", BigDecimal.valueOf(test.score(), 2))
                .put("max_points", BigDecimal.valueOf(test.max(), 2))
                .put("message", Sentences.verdict(test))
                .put("output", String.join("\n", Sentences.details(test)));
    }
}
