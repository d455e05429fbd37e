package dev.assay.grader.report;

import dev.assay.grader.intake.Legible;
import dev.assay.grader.score.Points;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorecard.PartScore;
import dev.assay.grader.score.Scorecard.TestScore;
import dev.assay.grader.score.Scorecard.TestStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A scorecard for a terminal: the parts with bars, every test that has not passed with rule, sentence, place and hint,
 * what was not run and why, the total, and where to go on.
 */
public final class TerminalCard {
    private static final int LEAST_WIDTH = 40;
    private static final int MOST_WIDTH = 100;
    private static final int MOST_BAR = 30;
    private static final int LEAST_BAR = 8;
    private static final int INDENT = 4;
    private static final int LABEL = 6;
    private static final int MOST_DIAGNOSTICS = 20;
    private static final int MOST_CHARS = 2_000;
    private static final String HERE = ".";
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9._/\\\\:+-]+");

    /**
     * How a terminal is.
     *
     * @param colour whether it shows colours
     * @param width how many cells a line has; taken as at least 40 and at most 100
     * @param isPlain whether it shows nothing but ASCII; what comes from the submission is then shown as it is
     * @param results the folder in which recordings lie, as the reader would write it
     * @param subject what was graded, as the reader would write it
     */
    public record Style(boolean colour, int width, boolean isPlain, String results, String subject) {
        /** Without colours, 80 cells, not plain. */
        public static final Style DEFAULT = new Style(false, 80, false);

        /** With results in the folder that everything is written to where nobody says otherwise. */
        public Style(boolean colour, int width, boolean isPlain) {
            this(colour, width, isPlain, "assay-out", HERE);
        }

        /** The same with results in another folder, or of something that is not the folder of the reader. */
        public Style of(String otherSubject, String otherResults) {
            return new Style(colour, width, isPlain, otherResults, otherSubject);
        }

        /** The command that runs a recorded failure again. */
        private String replayOf(String trace) {
            return "assay replay %s%s".formatted(
                    word(results + "/" + trace), subject.equals(HERE) ? "" : " " + word(subject));
        }

        /** The command that prints a recorded failure step by step. */
        private String stepsOf(String trace) {
            return "assay replay %s --steps".formatted(word(results + "/" + trace));
        }

        private static String word(String path) {
            return PLAIN_WORD.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
        }
    }

    private enum Colour {
        BOLD("1"),
        DIM("2"),
        RED("31"),
        GREEN("32"),
        YELLOW("33"),
        CYAN("36");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    private final Scorecard card;
    private final Style style;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    private TerminalCard(Scorecard card, Style style) {
        this.card = card;
        this.style = style;
        this.width = Math.clamp(style.width(), LEAST_WIDTH, MOST_WIDTH);
    }

    /** The text of a scorecard; ends with a line end. */
    public static String render(Scorecard card, Style style) {
        TerminalCard terminal = new TerminalCard(card, style);
        terminal.title();
        if (card.status() == Scorecard.Status.UNGRADABLE) {
            terminal.ungradable();
        } else {
            terminal.parts();
            terminal.failures();
            terminal.skipped();
            terminal.passed();
            terminal.stretchGoals();
            terminal.diagnostics();
            terminal.next();
        }
        return terminal.text.toString();
    }

    /** Hundredths as people write points: 4, 2.5, 0.25. */
    public static String points(int hundredths) {
        return Points.words(hundredths);
    }

    // -------------------------------------------------------------------------------------------------------- title

    private void title() {
        String name = safe(card.lab().title());
        String total = Sentences.total(card);
        Colour colour = card.status() == Scorecard.Status.UNGRADABLE || card.max() == 0 && !Sentences.allPassed(card)
                ? Colour.RED
                : colourOf(card.score(), card.max());
        String cut = Cells.cut(name, width - Cells.width(total) - 2, ellipsis());
        line(paint(Colour.BOLD, cut)
                + " ".repeat(width - Cells.width(cut) - Cells.width(total))
                + paint(Colour.BOLD, paint(colour, total)));
        line(paint(Colour.DIM, (style.isPlain() ? "-" : "─").repeat(width)));
    }

    // -------------------------------------------------------------------------------------------------------- parts

    private void parts() {
        List<PartScore> shown = card.parts().stream().filter(part -> part.max() > 0).toList();
        int ids = widest(shown.stream().map(part -> safe(part.id())).toList());
        int scores = widest(shown.stream().map(part -> points(part.score())).toList());
        int maxima = widest(shown.stream().map(part -> points(part.max())).toList());
        int titles = widest(shown.stream().map(part -> safe(part.title())).toList());
        int fixed = ids + 2 + 2 + 2 + scores + 3 + maxima;
        int bar = Math.clamp(width - fixed - titles, LEAST_BAR, MOST_BAR);
        titles = Math.min(titles, width - fixed - bar);
        for (PartScore part : shown) {
            line(Cells.padEnd(safe(part.id()), ids)
                    + "  "
                    + Cells.padEnd(Cells.cut(safe(part.title()), titles, ellipsis()), titles)
                    + "  "
                    + bar(part, bar)
                    + "  "
                    + Cells.padStart(points(part.score()), scores)
                    + paint(Colour.DIM, " / " + Cells.padStart(points(part.max()), maxima)));
        }
    }

    private String bar(PartScore part, int cells) {
        // Rounded down, so that only a full score fills the bar.
        int full = (int) ((long) cells * part.score() / part.max());
        return paint(colourOf(part.score(), part.max()), (style.isPlain() ? "#" : "█").repeat(full))
                + paint(Colour.DIM, (style.isPlain() ? "." : "░").repeat(cells - full));
    }

    private static Colour colourOf(int score, int max) {
        return score == max ? Colour.GREEN : 2 * score >= max ? Colour.YELLOW : Colour.RED;
    }

    // -------------------------------------------------------------------------------------------------------- tests

    private void failures() {
        Map<String, String> firstWithMessage = new HashMap<>();
        for (TestScore test : card.tests()) {
            if (test.hasFailed() && !test.isStretchGoal()) {
                failure(test, firstWithMessage);
            }
        }
    }

    /** Says what is wrong, at full length only where an earlier test has not said the same. */
    private void failure(TestScore test, Map<String, String> firstWithMessage) {
        line("");
        String mark = test.status() == TestStatus.SPENT ? (style.isPlain() ? "!" : "◌") : (style.isPlain() ? "x" : "✗");
        String worth = test.max() == 0 ? "" : "%s / %s".formatted(points(test.score()), points(test.max()));
        String head = safe(test.id()) + "  " + safe(test.title());
        String cut = Cells.cut(head, width - 3 - Cells.width(worth), ellipsis());
        String gap = worth.isEmpty() ? "" : " ".repeat(width - 2 - Cells.width(cut) - Cells.width(worth));
        line(paint(Colour.RED, mark) + " " + paint(Colour.BOLD, cut) + gap + paint(Colour.DIM, worth));
        if (test.message().isEmpty()) {
            indented("", Sentences.NO_MORE, Colour.DIM);
        }
        test.message().ifPresent(message -> {
            String first = firstWithMessage.putIfAbsent(test.rule() + message, test.id());
            indented(test.rule().orElse(""), first == null ? message : "The same as in " + first + ".", Colour.RED);
        });
        test.file().ifPresent(file -> indented(
                "at", test.line().isPresent() ? file + ":" + test.line().getAsInt() : file, Colour.CYAN));
        if (test.schedule().orElse(0) > 0) {
            int number = test.schedule().getAsInt() + 1;
            indented("run", "schedule %d of %d was the first to fail".formatted(number, test.schedules()), Colour.DIM);
        }
        test.hint().ifPresent(hint -> indented("hint", hint, Colour.YELLOW));
        // Students cannot run a hidden test again, and instructors know how to. Not broken into lines: it is there to be copied.
        test.trace().ifPresent(trace -> line(" ".repeat(INDENT)
                + paint(Colour.CYAN, Cells.padEnd(test.isHidden() ? "steps" : "again", LABEL))
                + safe(test.isHidden() ? style.stepsOf(trace) : style.replayOf(trace))));
    }

    /** A text under a test, with a word before it: beside its first line if it is short, else on a line of its own. */
    private void indented(String label, String content, Colour colour) {
        String word = safe(label);
        int column = INDENT + LABEL;
        boolean fits = Cells.width(word) < LABEL;
        if (!fits) {
            line(" ".repeat(INDENT) + paint(colour, Cells.cut(word, width - INDENT, ellipsis())));
        }
        boolean isFirst = fits;
        for (String one : Cells.wrap(safeLines(content), width - column)) {
            String before = isFirst ? paint(colour, Cells.padEnd(word, LABEL)) : " ".repeat(LABEL);
            line((" ".repeat(INDENT) + before + one).stripTrailing());
            isFirst = false;
        }
    }

    private void skipped() {
        List<TestScore> skipped = card.tests().stream()
                .filter(test -> test.status() == TestStatus.SKIPPED && !test.isStretchGoal())
                .toList();
        if (skipped.isEmpty()) {
            return;
        }
        line("");
        for (TestScore test : skipped) {
            String head = "%s %s  %s".formatted(style.isPlain() ? "-" : "○", safe(test.id()), safe(test.title()));
            line(paint(Colour.DIM, Cells.cut(head, width, ellipsis())));
            indented("", "not run: " + test.message().orElse("a test that it needs has not passed."), Colour.DIM);
        }
    }

    private void passed() {
        line("");
        boolean all = Sentences.allPassed(card);
        String mark = all && !style.isPlain() ? "✓ " : "";
        line(paint(all ? Colour.GREEN : Colour.DIM, mark + Sentences.passed(card)));
    }

    /** Goals beyond the lab: nothing to mend, and worth no points. */
    private void stretchGoals() {
        List<TestScore> goals = card.tests().stream()
                .filter(test -> test.status() != TestStatus.UNGRADED && test.isStretchGoal())
                .toList();
        if (goals.isEmpty()) {
            return;
        }
        line("");
        line("Stretch goals, for no points:");
        for (TestScore goal : goals) {
            boolean isReached = goal.status() == TestStatus.PASSED;
            String mark = isReached ? (style.isPlain() ? "*" : "★") : (style.isPlain() ? "-" : "☆");
            String head = "%s %s  %s".formatted(mark, safe(goal.id()), safe(goal.title()));
            line(paint(isReached ? Colour.GREEN : Colour.DIM, Cells.cut(head, width, ellipsis())));
            if (!isReached) {
                goal.hint().ifPresent(hint -> indented("hint", hint, Colour.DIM));
            }
        }
    }

    /** What to do now: failures are shown in the order of the lab, which is the order to work in. */
    private void next() {
        card.tests().stream()
                .filter(test -> test.hasFailed() && !test.isStretchGoal())
                .findFirst()
                .ifPresent(first -> {
                    line("");
                    String advice = "Start with %s: what fails after it is often only its consequence.".formatted(
                            safe(first.id()));
                    Cells.wrap(advice, width).forEach(this::line);
                });
    }

    // --------------------------------------------------------------------------------------------------- ungradable

    private void ungradable() {
        diagnostics();
        refusals();
        line("");
        String sentence = card.refusals().isEmpty()
                ? "No test has run. Mend what stands above, and hand in again."
                : "It compiles, but uses what a submission may not use, so no test has run. Mend what stands above, "
                        + "and hand in again.";
        Cells.wrap(sentence, width).forEach(this::line);
    }

    private void diagnostics() {
        if (card.diagnostics().isEmpty()) {
            return;
        }
        line("");
        card.diagnostics().stream().limit(MOST_DIAGNOSTICS).forEach(one -> {
            boolean isError = one.severity().equals("error");
            String place = place(one.file(), one.line(), one.column());
            line(paint(isError ? Colour.RED : Colour.YELLOW, safe(one.severity()))
                    + (place.isEmpty() ? "" : " " + paint(Colour.CYAN, place)));
            for (String text : Cells.wrap(safeLines(one.message()), width - INDENT)) {
                line((" ".repeat(INDENT) + text).stripTrailing());
            }
        });
        more(card.diagnostics().size());
    }

    private void refusals() {
        if (card.refusals().isEmpty()) {
            return;
        }
        line("");
        card.refusals().stream().limit(MOST_DIAGNOSTICS).forEach(one -> {
            String place = place(one.file(), one.line(), 0);
            line(paint(Colour.RED, "not allowed") + (place.isEmpty() ? "" : " " + paint(Colour.CYAN, place)));
            for (String text : Cells.wrap(safeLines(one.message()), width - INDENT)) {
                line((" ".repeat(INDENT) + text).stripTrailing());
            }
            indented("use", one.instead(), Colour.YELLOW);
        });
        more(card.refusals().size());
    }

    private void more(int count) {
        if (count > MOST_DIAGNOSTICS) {
            line(paint(Colour.DIM, "and %d more; score.json has them all".formatted(count - MOST_DIAGNOSTICS)));
        }
    }

    private String place(String file, int line, int column) {
        if (file.isEmpty()) {
            return "";
        }
        String place = safe(file) + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "");
        return Cells.cut(place, width - "not allowed ".length(), ellipsis());
    }

    // --------------------------------------------------------------------------------------------------------- text

    /** In a build's log, a line that a submission could shape would otherwise be a command to the build system. */
    private void line(String content) {
        text.append(WorkflowCommands.inert(content)).append('\n');
    }

    private String paint(Colour colour, String content) {
        return style.colour() && !content.isEmpty() ? "\033[" + colour.code + "m" + content + "\033[0m" : content;
    }

    private String ellipsis() {
        return style.isPlain() ? "..." : "…";
    }

    private static String safe(String content) {
        return Legible.line(content, MOST_CHARS);
    }

    private static String safeLines(String content) {
        return Legible.lines(content, MOST_CHARS);
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(Cells::width).max().orElse(0);
    }
}
