package dev.assay.grader.report.html;

import dev.assay.grader.score.Points;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorecard.PartScore;
import dev.assay.grader.score.Scorecard.TestScore;
import dev.assay.grader.score.Scorecard.TestStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All tests: first those to mend, in the order of the lab, then what was not run, then the whole list by parts. */
final class Tests {
    private final Scorecard card;
    private final Excerpt excerpt;
    private final Function<TestScore, Optional<Element>> story;
    private final Map<String, TestScore> byId;

    /**
     * @param card the scorecard
     * @param excerpt shows the student's sources
     * @param story tells how a failure came about, where that is known
     */
    Tests(Scorecard card, Excerpt excerpt, Function<TestScore, Optional<Element>> story) {
        this.card = card;
        this.excerpt = excerpt;
        this.story = story;
        this.byId = card.tests().stream().collect(Collectors.toMap(TestScore::id, test -> test));
    }

    // ------------------------------------------------------------------------------------------------------ failures

    /** What there is to mend. */
    Optional<Element> toMend() {
        List<Element> cards = card.tests().stream()
                .filter(test -> isToMend(test))
                .map(this::failure)
                .toList();
        return section("to_mend", "To mend", cards);
    }

    private static boolean isToMend(TestScore test) {
        return test.hasFailed() && !test.isStretchGoal();
    }

    private Element failure(TestScore test) {
        Status status = Status.of(test.status());
        Element body = Element.of("dl", "facts");
        test.message().ifPresentOrElse(
                message -> fact(body, test.rule().orElse("What"), Element.of("bdi", "said").lines(message)),
                () -> fact(body, test.rule().orElse("What"),
                        Element.of("span", "quiet").text("A hidden test. The lab says no more about it.")));
        test.file().ifPresent(file -> fact(body, "Where", excerpt.of(file, test.line().orElse(0), 0)));
        test.schedule().ifPresent(schedule -> {
            if (test.schedules() > 1) {
                fact(body, "Run", Element.of("span").text("Schedule %d of %d was the first to fail."
                        .formatted(schedule + 1, test.schedules())));
            }
        });
        test.hint().ifPresent(hint -> fact(body, "Hint", Element.of("span", "hint").lines(hint)));
        Element article = Element.of("article", "failure " + status.style())
                .with("id", Anchor.ofTest(test.id()))
                .with("aria-labelledby", Anchor.ofTest(test.id()) + "_title")
                .add(head(test, status), body);
        story.apply(test).ifPresent(article::add);
        return article;
    }

    private static Element head(TestScore test, Status status) {
        return Element.of("div", "head")
                .add(Element.of("h3")
                        .with("id", Anchor.ofTest(test.id()) + "_title")
                        .add(status.signOnly())
                        .text("span", "id", test.id())
                        .text(" " + test.title()))
                .add(Element.of("p", "worth")
                        .add(Element.of("span", status.style()).text(status.word()))
                        .text("span", "points", test.max() == 0
                                ? "no points"
                                : "%s / %s".formatted(Points.words(test.score()), Points.words(test.max())))
                        .text("span", "heard", test.max() == 0 ? "" : " points"));
    }

    private static void fact(Element list, String name, Element value) {
        list.add(Element.of("dt").text(name), Element.of("dd").add(value));
    }

    // ------------------------------------------------------------------------------------------------------- not run

    /** What was skipped, and why. */
    Optional<Element> notRun() {
        List<Element> items = card.tests().stream()
                .filter(test -> test.status() == TestStatus.SKIPPED && !test.isStretchGoal())
                .map(this::skipped)
                .toList();
        return section("not_run", "Not run", items.isEmpty()
                ? List.of()
                : List.of(Element.of("ul", "skips").add(items)));
    }

    private Element skipped(TestScore test) {
        Element why = Element.of("span", "why").text(" needs ");
        List<String> unmet = test.needs().stream()
                .filter(need -> byId.containsKey(need) && byId.get(need).status() != TestStatus.PASSED)
                .toList();
        for (String need : unmet) {
            why.text(need.equals(unmet.getFirst()) ? "" : ", ");
            why.add(isToMend(byId.get(need))
                    ? Element.of("a").with("href", "#" + Anchor.ofTest(need)).text(need)
                    : Element.of("span").text(need));
        }
        why.text(unmet.size() == 1 ? ", which has not passed" : ", which have not passed");
        return Element.of("li")
                .add(Status.of(test.status()).signOnly())
                .text("span", "id", test.id())
                .text(" " + test.title())
                .add(why);
    }

    // ------------------------------------------------------------------------------------------------------ all tests

    /** The whole list. */
    Element all() {
        Element lists = Element.of("div", "lists");
        card.parts().forEach(part -> lists.add(part(part)));
        return Element.of("section")
                .with("aria-labelledby", "all_tests")
                .add(Element.of("h2").with("id", "all_tests").text("All tests"), lists);
    }

    private Element part(PartScore part) {
        Element rows = Element.of("tbody");
        card.tests().stream().filter(test -> test.part().equals(part.id())).forEach(test -> rows.add(row(test)));
        String points = part.max() == 0
                ? "no points"
                : "%s / %s".formatted(Points.words(part.score()), Points.words(part.max()));
        String id = Anchor.ofPart(part.id());
        return Element.of("div", "list")
                .add(Element.of("h3")
                        .with("id", id)
                        .text("span", "id", part.id())
                        .text(" " + part.title())
                        .text("span", "points", points))
                .add(Element.of("table")
                        .with("aria-labelledby", id)
                        .add(Element.of("thead").add(Element.of("tr")
                                .add(column("Test"), column("Result"), column("Points"))))
                        .add(rows));
    }

    private static Element column(String name) {
        return Element.of("th").with("scope", "col").text(name);
    }

    private Element row(TestScore test) {
        Element name = isToMend(test)
                ? Element.of("a").with("href", "#" + Anchor.ofTest(test.id()))
                : Element.of("span");
        name.text("span", "id", test.id()).text(" " + test.title());
        Element cell = Element.of("th", "test").with("scope", "row").add(name);
        boolean isGoalAhead = test.isStretchGoal() && test.status() != TestStatus.PASSED;
        if (isGoalAhead) {
            test.hint().ifPresent(hint -> cell.add(Element.of("p", "hint quiet").lines(hint)));
        }
        return Element.of("tr")
                .add(cell)
                .add(Element.of("td").add(isGoalAhead
                        ? Element.of("span", "status skipped").text("not reached")
                        : Status.of(test.status()).signAndWord()))
                .add(Element.of("td", "points").text(test.max() == 0
                        ? "–"
                        : "%s / %s".formatted(Points.words(test.score()), Points.words(test.max()))));
    }

    private static Optional<Element> section(String id, String title, List<Element> content) {
        return content.isEmpty()
                ? Optional.empty()
                : Optional.of(Element.of("section")
                        .with("aria-labelledby", id)
                        .add(Element.of("h2").with("id", id).text(title))
                        .add(content));
    }
}
