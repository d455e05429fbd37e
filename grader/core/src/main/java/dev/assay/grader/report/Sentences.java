package dev.assay.grader.report;

import dev.assay.grader.intake.Legible;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorecard.TestScore;
import dev.assay.grader.score.Scorecard.TestStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said about a grade in words, the same in every format. All that comes out of here is legible and bounded,
 * whatever went in; a format has only to escape what its own syntax gives a meaning to.
 */
final class Sentences {
    /** What a hidden test says that may say nothing. */
    static final String NO_MORE = "A hidden test. The lab says no more about it.";

    private static final int MOST_LINE_CHARS = 300;
    private static final int MOST_CHARS = 2_000;
    /** What is invisible is spelled out and grows by that; a text of nothing else is cut once more. */
    private static final int MOST_GROWTH = 2;

    private Sentences() {}

    /** A text on one line. */
    static String line(String text) {
        return bounded(Legible.line(text, MOST_LINE_CHARS), MOST_LINE_CHARS);
    }

    /** A text of several lines; tabs are spaces. */
    static String lines(String text) {
        return bounded(Legible.lines(text, MOST_CHARS), MOST_CHARS).replace('\t', ' ');
    }

    private static String bounded(String legible, int mostChars) {
        int most = MOST_GROWTH * mostChars;
        return legible.length() <= most ? legible : cut(legible, most) + "...";
    }

    /** The beginning of a text, at most so many characters, but never half of a pair. */
    static String cut(String text, int mostChars) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(mostChars - 1)) ? mostChars - 1 : mostChars);
    }

    /** What was reached: {@code 94 / 100}; where there are no points, how many tests; or that there is no grade. */
    static String total(Scorecard card) {
        if (card.status() == Scorecard.Status.UNGRADABLE) {
            return "not graded";
        }
        return card.max() == 0
                ? "%d of %d passed".formatted(passedCount(card), run(card).size())
                : points(card.score(), card.max());
    }

    static String points(int score, int max) {
        return "%s / %s".formatted(TerminalCard.points(score), TerminalCard.points(max));
    }

    /** A test's name: {@code [D2] A crash at any point of granting a vote leaves no second vote}. */
    static String name(TestScore test) {
        return "[%s] %s".formatted(line(test.id()), line(test.title()));
    }

    /** How many tests have passed, of those that were run or would have been; stretch goals do not count. */
    static String passed(Scorecard card) {
        long passed = passedCount(card);
        int run = run(card).size();
        return passed == run ? "All %d tests passed.".formatted(run) : "%d of %d tests passed.".formatted(passed, run);
    }

    static boolean allPassed(Scorecard card) {
        return passedCount(card) == run(card).size();
    }

    private static long passedCount(Scorecard card) {
        return run(card).stream().filter(test -> test.status() == TestStatus.PASSED).count();
    }

    private static List<TestScore> run(Scorecard card) {
        return card.tests().stream()
                .filter(test -> test.status() != TestStatus.UNGRADED && !test.isStretchGoal())
                .toList();
    }

    /** The rule that a test has found broken and a sentence about it, or why it has not been run. */
    static String verdict(TestScore test) {
        return switch (test.status()) {
            case PASSED -> test.schedules() == 1 ? "Passed." : "Passed, %d schedules.".formatted(test.schedules());
            case FAILED, SPENT -> {
                String rule = test.rule().map(one -> line(one) + ": ").orElse("");
                yield test.message().map(message -> rule + lines(message)).orElse(NO_MORE);
            }
            case SKIPPED -> "Not run: " + test.message().map(Sentences::lines)
                    .orElse("a test that it needs has not passed.");
            case UNGRADED -> "Not run: the submission cannot be graded.";
        };
    }

    /** What else there is to say about a failed test, a line each: where, in which schedule, a hint, a recording. */
    static List<String> details(TestScore test) {
        List<String> details = new ArrayList<>();
        test.file().ifPresent(file -> details.add(
                "at " + line(file) + (test.line().isPresent() ? ":" + test.line().getAsInt() : "")));
        if (test.schedule().orElse(0) > 0) {
            details.add("schedule %d of %d was the first to fail".formatted(
                    test.schedule().getAsInt() + 1, test.schedules()));
        }
        test.hint().ifPresent(hint -> details.add("Hint: " + lines(hint)));
        test.trace().ifPresent(trace -> details.add("Recording: " + line(trace)));
        return details;
    }

    /** Verdict and details, a line each. */
    static String whole(TestScore test) {
        List<String> all = new ArrayList<>(List.of(verdict(test)));
        all.addAll(details(test));
        return String.join("\n", all);
    }
}
