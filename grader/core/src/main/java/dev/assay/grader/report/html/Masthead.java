package dev.assay.grader.report.html;

import dev.assay.grader.score.Points;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorecard.PartScore;
import dev.assay.grader.score.Scorecard.TestScore;
import dev.assay.grader.score.Scorecard.TestStatus;
import java.util.List;

/** The top of the page: which lab, how many points, where to start, and the parts, each with a bar of its tests. */
final class Masthead {
    private static final int PERCENT = 100;

    private final Scorecard card;

    Masthead(Scorecard card) {
        this.card = card;
    }

    /** Lab, score and one or two sentences. */
    Element title() {
        Element score = card.status() == Scorecard.Status.UNGRADABLE
                ? Element.of("p", "score none").text("not graded")
                : Element.of("p", "score")
                        .text("strong", "total", Points.words(card.score()))
                        .text("span", "of", " / " + Points.words(card.max()))
                        .text("span", "heard", " points");
        return Element.of("header", "masthead")
                .add(Element.of("div")
                        .text("p", "kicker", "Assay report")
                        .add(Element.of("h1").text(card.lab().title()))
                        .text("p", "summary", summary()))
                .add(score);
    }

    /** The score alone. */
    static String scoreInWords(Scorecard card) {
        return card.status() == Scorecard.Status.UNGRADABLE
                ? "not graded"
                : "%s / %s".formatted(Points.words(card.score()), Points.words(card.max()));
    }

    private String summary() {
        if (card.status() == Scorecard.Status.UNGRADABLE) {
            return card.refusals().isEmpty()
                    ? "No test has run. Mend what stands below, and hand in again."
                    : "It compiles, but uses what a submission may not use, so no test has run. Mend what stands "
                            + "below, and hand in again.";
        }
        List<TestScore> run = card.tests().stream()
                .filter(test -> test.status() != TestStatus.UNGRADED && !test.isStretchGoal())
                .toList();
        long passed = run.stream().filter(test -> test.status() == TestStatus.PASSED).count();
        if (passed == run.size()) {
            return "All %d tests passed.".formatted(run.size());
        }
        String sentence = "%d of %d tests passed.".formatted(passed, run.size());
        return run.stream()
                .filter(test -> test.hasFailed())
                .findFirst()
                .map(first -> sentence + " Start with %s: what fails after it is often only its consequence."
                        .formatted(first.id()))
                .orElse(sentence);
    }

    /** The parts that are worth points. */
    Element parts() {
        Element list = Element.of("ul", "parts");
        card.parts().stream().filter(part -> part.max() > 0).forEach(part -> list.add(part(part)));
        return Element.of("section")
                .with("aria-labelledby", "by_part")
                .add(Element.of("h2").with("id", "by_part").text("Score by part"))
                .add(list);
    }

    private Element part(PartScore part) {
        List<TestScore> tests = card.tests().stream()
                .filter(test -> test.part().equals(part.id()))
                .toList();
        long passed = tests.stream().filter(test -> test.status() == TestStatus.PASSED).count();
        return Element.of("li", "part")
                .add(Element.of("a", "name")
                        .with("href", "#" + Anchor.ofPart(part.id()))
                        .text("span", "id", part.id())
                        .text(" " + part.title()))
                .add(Element.of("span", "points")
                        .text("strong", part.score() == part.max() ? "whole" : "less", Points.words(part.score()))
                        .text(" / " + Points.words(part.max()))
                        .text("span", "heard", " points, %d of %d tests passed".formatted(passed, tests.size())))
                .add(bar(part, tests));
    }

    /** A segment a test, as wide as its points: filled if they were won, hollow if not. */
    private static Element bar(PartScore part, List<TestScore> tests) {
        Element bar = Element.of("svg", "bar").with("aria-hidden", "true").with("width", "100%").with("height", "12");
        long before = 0;
        for (TestScore test : tests) {
            if (test.max() > 0) {
                bar.add(Element.of("rect", Status.of(test.status()).style())
                        .with("x", percent(before, part.max()))
                        .with("y", "1")
                        .with("width", percent(test.max(), part.max()))
                        .with("height", "10")
                        .add(Element.of("title").text("%s %s: %s".formatted(
                                test.id(), test.title(), Status.of(test.status()).word()))));
                before += test.max();
            }
        }
        return bar;
    }

    /** Two decimals, rounded down, whatever the locale. */
    private static String percent(long share, long whole) {
        long hundredths = share * PERCENT * PERCENT / whole;
        return "%d.%02d%%".formatted(hundredths / PERCENT, hundredths % PERCENT);
    }
}
