package dev.assay.grader.report;

import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorecard.TestScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that a submission's author should look at, for formats that are lists of such: what the compiler said, what
 * admission refused, and tests that failed, in this order. Texts are legible.
 *
 * @param level how serious it is
 * @param rule id of what found it: {@code javac}, a rule of admission, or a test
 * @param title what that is about
 * @param text all that there is to say
 * @param hint what helps; part of {@code text} too
 * @param file the source, as the submission's author names it below the source root; empty if there is none to blame
 * @param line counted from 1; 0 if it is not known
 * @param column counted from 1; 0 if it is not known
 */
record Finding(
        Level level, String rule, String title, String text, Optional<String> hint, String file, int line, int column) {

    private static final String COMPILER = "javac";
    private static final String INTAKE = "intake";

    enum Level {
        ERROR,
        WARNING
    }

    /** All findings of a scorecard. A stretch goal that is not reached is none. */
    static List<Finding> of(Scorecard card) {
        List<Finding> findings = new ArrayList<>();
        card.diagnostics().forEach(one -> findings.add(of(one)));
        card.refusals().forEach(one -> findings.add(of(one)));
        card.tests().stream()
                .filter(test -> test.hasFailed() && !test.isStretchGoal())
                .forEach(test -> findings.add(of(test)));
        return findings;
    }

    private static Finding of(Scorecard.Diagnostic one) {
        boolean isError = one.severity().equals("error");
        return new Finding(
                isError ? Level.ERROR : Level.WARNING,
                one.file().isEmpty() ? INTAKE : COMPILER,
                isError ? "It cannot be graded" : "Compiler warning",
                Sentences.lines(one.message()),
                Optional.empty(),
                one.file(),
                Math.max(0, one.line()),
                Math.max(0, one.column()));
    }

    private static Finding of(Scorecard.Refusal one) {
        String instead = "Use " + Sentences.lines(one.instead());
        return new Finding(
                Level.ERROR,
                Sentences.line(one.rule()),
                "Not allowed in a submission",
                Sentences.lines(one.message()) + "\n" + instead,
                Optional.of(instead),
                one.file(),
                Math.max(0, one.line()),
                0);
    }

    private static Finding of(TestScore test) {
        String points = test.max() == 0 ? "" : " (%s)".formatted(Sentences.points(test.score(), test.max()));
        return new Finding(
                Level.ERROR,
                Sentences.line(test.id()),
                Sentences.line(test.title()) + points,
                Sentences.whole(test),
                test.hint().map(Sentences::lines),
                test.file().orElse(""),
                test.line().orElse(0),
                0);
    }
}
