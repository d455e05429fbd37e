package dev.assay.grader.report.html;

import static dev.assay.grader.report.html.DiagramLayout.MARK;

import dev.assay.grader.intake.Legible;
import dev.assay.grader.report.html.DiagramLayout.Arrow;
import dev.assay.grader.report.html.DiagramLayout.Row;
import dev.assay.grader.report.html.Geometry.Box;
import dev.assay.grader.report.html.Geometry.Line;
import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.FailedRun.Event;
import dev.assay.grader.trace.FailedRun.Fate;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts in a space-time diagram, and where they stand: each where it overlaps nothing and is crossed by the fewest
 * arrows. They are set in a font of fixed width, so that their room is known here.
 */
final class DiagramLabels {
    /** Height of a line of text, in pixels. */
    static final int TEXT = 13;

    private static final int MOST_LINES = 4;
    private static final int MOST_CHARS = 22;
    /** 10.5 px at six tenths, rounded up. */
    private static final int CHAR_TENTHS = 64;

    private static final int[] ALONG = {50, 42, 58, 34, 66, 74, 26, 82, 18};
    private static final int[] ASIDE = {0, -9, 9, -16, 16};

    private final FailedRun run;
    private final EventWords words;

    DiagramLabels(FailedRun run, EventWords words) {
        this.run = run;
        this.words = words;
    }

    /** Lines of text in a box; at an event or at an arrow. */
    record Label(Box box, List<String> lines, boolean isAtArrow, boolean isFailing) {}

    /** The room that a text takes, in pixels. */
    static int widthOf(String text) {
        return text.length() * CHAR_TENTHS / 10 + 2;
    }

    /** What stands at an event, in few lines: that it fails, what happens, what changes. */
    List<String> at(Event event) {
        List<String> lines = new ArrayList<>();
        if (words.isFailing(event)) {
            lines.add(cut("✗ " + run.verdict().rule()));
        }
        if (!words.brief(event).isEmpty() && event.lane().isPresent()) {
            lines.add(cut(words.brief(event)));
        }
        event.changes().forEach(field -> lines.add(cut(field.name() + " " + field.value())));
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        int more = lines.size() - MOST_LINES + 1;
        List<String> some = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
        some.add("and %d more".formatted(more));
        return some;
    }

    /** A text short enough for a label. */
    static String cut(String text) {
        String legible = Legible.line(text, MOST_CHARS);
        return legible.length() <= MOST_CHARS + 3 ? legible : legible.substring(0, MOST_CHARS) + "...";
    }

    /**
     * The labels of a diagram. Those of events come first, and then those of messages find their room between them.
     *
     * @param times where the times end, to the right
     * @param width where the diagram ends
     */
    List<Label> placed(List<Row> rows, List<Arrow> arrows, int times, int width) {
        List<Label> labels = new ArrayList<>();
        List<Box> taken = new ArrayList<>();
        List<Line> lines = arrows.stream().map(Arrow::line).toList();
        rows.forEach(row -> taken.add(new Box(row.x() - MARK, row.y() - MARK, 2 * MARK, 2 * MARK)));
        arrows.stream().filter(arrow -> arrow.fate() != Fate.ARRIVED).map(Arrow::line).forEach(line -> taken.add(
                new Box(line.x2() - MARK, line.y2() - MARK, 2 * MARK, 2 * MARK)));
        taken.add(new Box(0, 0, width, DiagramLayout.HEAD - TEXT / 2));
        for (Row row : rows) {
            List<String> text = at(row.event());
            if (!text.isEmpty()) {
                Box box = Geometry.best(besides(row, text, times), taken, lines);
                taken.add(box);
                labels.add(new Label(box, text, false, words.isFailing(row.event())));
            }
        }
        for (Arrow arrow : arrows) {
            if (arrow.words().isEmpty()) {
                continue;
            }
            List<Line> others = lines.stream().filter(line -> !line.equals(arrow.line())).toList();
            Box box = Geometry.best(along(arrow, times, width), taken, others);
            taken.add(box);
            labels.add(new Label(box, List.of(arrow.words()), true, false));
        }
        return labels;
    }

    private static List<Box> besides(Row row, List<String> text, int times) {
        int room = text.stream().mapToInt(DiagramLabels::widthOf).max().orElse(0);
        int tall = text.size() * TEXT;
        int right = row.x() + MARK + 5;
        int left = row.x() - MARK - 5 - room;
        List<Box> boxes = new ArrayList<>();
        for (int x : left > times ? new int[] {right, left} : new int[] {right}) {
            boxes.add(new Box(x, row.y() - tall / 2, room, tall));
            boxes.add(new Box(x, row.y() - 2, room, tall));
            boxes.add(new Box(x, row.y() - tall + 2, room, tall));
            boxes.add(new Box(x, row.y() - tall - MARK / 2, room, tall));
        }
        return boxes;
    }

    private static List<Box> along(Arrow arrow, int times, int width) {
        int room = widthOf(arrow.words());
        List<Box> boxes = new ArrayList<>();
        if (arrow.fate() != Fate.ARRIVED) {
            boolean isToRight = arrow.line().x2() >= arrow.line().x1();
            int x = arrow.line().x2() + (isToRight ? MARK + 2 : -MARK - 2 - room);
            if (x > times && x + room <= width) {
                boxes.add(new Box(x, arrow.line().y2() - TEXT / 2, room, TEXT));
                boxes.add(new Box(x, arrow.line().y2() - 2, room, TEXT));
            }
        }
        for (int aside : ASIDE) {
            for (int hundredths : ALONG) {
                int x = Math.clamp(arrow.line().x(hundredths) - room / 2, times + 2, Math.max(times + 2, width - room));
                boxes.add(new Box(x, arrow.line().y(hundredths) - TEXT / 2 + aside, room, TEXT));
            }
        }
        return boxes;
    }
}
