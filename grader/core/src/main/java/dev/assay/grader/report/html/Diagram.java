package dev.assay.grader.report.html;

import dev.assay.grader.report.html.DiagramLabels.Label;
import dev.assay.grader.report.html.DiagramLayout.Arrow;
import dev.assay.grader.report.html.DiagramLayout.Life;
import dev.assay.grader.report.html.DiagramLayout.Row;
import dev.assay.grader.report.html.Geometry.Line;
import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.FailedRun.EventKind;
import dev.assay.grader.trace.FailedRun.Fate;
import dev.assay.grader.trace.FailedRun.Lane;
import dev.assay.grader.trace.FailedRun.LaneKind;

/** Draws the space-time diagram of a failed run. A message's line, its end and its words all tell what became of it. */
final class Diagram {
    private static final int HEAD_LENGTH = 9;
    private static final int HEAD_HALF_WIDTH = 4;
    private static final int CROSS = 4;
    private static final int NAMES = 16;

    private final FailedRun run;
    private final EventWords words;
    private final DiagramLayout layout;

    Diagram(FailedRun run, EventWords words) {
        this.run = run;
        this.words = words;
        this.layout = new DiagramLayout(run, words);
    }

    int width() {
        return layout.width();
    }

    int height() {
        return layout.height();
    }

    /**
     * The drawing.
     *
     * @param id a name that no other diagram on the page has
     * @param title what it shows
     */
    Element drawn(String id, String title) {
        Element svg = Element.of("svg", "diagram")
                .with("role", "img")
                .with("aria-labelledby", id + "_title " + id + "_desc")
                .with("width", layout.width())
                .with("height", layout.height())
                .with("viewBox", "0 0 %d %d".formatted(layout.width(), layout.height()))
                .add(Element.of("title").with("id", id + "_title").text(title))
                .add(Element.of("desc").with("id", id + "_desc").text(
                        "%d events at %d places, time running downwards. The list beside it tells the same in words."
                                .formatted(run.events().size(), words.lanesInUse().size())));
        layout.events().stream().filter(row -> words.isFailing(row.event())).forEach(row -> svg.add(band(row)));
        words.lanesInUse().forEach(lane -> lane(svg, lane));
        layout.events().forEach(row -> fault(svg, row));
        layout.messages().forEach(arrow -> arrow(svg, arrow));
        layout.events().forEach(row -> mark(svg, row));
        layout.texts().forEach(label -> label(svg, label));
        times(svg);
        return svg;
    }

    private Element band(Row row) {
        return Element.of("rect", "band")
                .with("x", 0).with("y", row.top())
                .with("width", layout.width()).with("height", row.bottom() - row.top());
    }

    // ---------------------------------------------------------------------------------------------------------- lanes

    private void lane(Element svg, Lane lane) {
        int x = layout.x(lane);
        String name = lane.kind() == LaneKind.PUPPET ? lane.name() + " (test)" : lane.name();
        svg.add(text("lane", x, NAMES, "middle", name));
        svg.add(line("down", new Line(x, NAMES + 8, x, layout.height() - 10)));
        for (Life life : layout.lives(lane)) {
            svg.add(line(lane.kind().word(), new Line(life.x(), life.from(), life.x(), life.to())));
        }
    }

    /** A fault of the network concerns all lanes. */
    private void fault(Element svg, Row row) {
        if (row.event().lane().isEmpty()) {
            svg.add(line("fault", new Line(row.x(), row.y(), layout.width(), row.y())));
            svg.add(text("what", row.x() + 2 * DiagramLayout.MARK, row.y() - 5, "start", row.event().what()));
        }
    }

    private void times(Element svg) {
        svg.add(text("time", layout.times(), NAMES, "end", "ms"));
        String before = "";
        for (Row row : layout.events()) {
            String time = EventWords.millis(row.event().timeNanos());
            if (!time.equals(before)) {
                svg.add(text("time", layout.times(), row.y() + 4, "end", time));
            }
            before = time;
        }
    }

    // ---------------------------------------------------------------------------------------------------------- marks

    private void mark(Element svg, Row row) {
        int r = DiagramLayout.MARK;
        String style = "mark " + row.event().kind().word() + (words.isFailing(row.event()) ? " failing" : "");
        Element mark = switch (row.event().kind()) {
            case TIMER, FAULT -> Element.of("rect", style)
                    .with("x", row.x() - r + 1).with("y", row.y() - r + 1)
                    .with("width", 2 * r - 2).with("height", 2 * r - 2).with("rx", 3);
            case CRASH -> Element.of("path", style).with("d", "M%d %dl%d %dl%d %dl%d %dz".formatted(
                    row.x() - r - 2, row.y(), r + 2, -r - 2, r + 2, r + 2, -r - 2, r + 2));
            case BOOT, RECEIVE, CALL, REQUEST, REPLY -> Element.of("circle", style)
                    .with("cx", row.x()).with("cy", row.y()).with("r", r);
        };
        svg.add(mark);
        String number = row.event().kind() == EventKind.CRASH || words.isFailing(row.event()) ? "no turned" : "no";
        svg.add(text(number, row.x(), row.y() + 4, "middle", Integer.toString(row.number())));
    }

    private static void label(Element svg, Label label) {
        int y = label.box().y() + DiagramLabels.TEXT - 3;
        for (String line : label.lines()) {
            boolean isVerdict = label.isFailing() && line.equals(label.lines().getFirst());
            String style = label.isAtArrow() ? "type" : isVerdict ? "verdict" : "state";
            svg.add(text(style, label.box().x() + 1, y, "start", line));
            y += DiagramLabels.TEXT;
        }
    }

    // --------------------------------------------------------------------------------------------------------- arrows

    private static void arrow(Element svg, Arrow arrow) {
        Line line = arrow.line();
        if (line.x1() == line.x2()) {
            // A message to oneself leaves to the left and comes back.
            int out = line.x1() - 3 * DiagramLayout.MARK;
            svg.add(Element.of("path", style(arrow)).with("d", "M%d %dC%d %d %d %d %d %d".formatted(
                    line.x1(), line.y1(), out, line.y1(), out, line.y2(), line.x2() - DiagramLayout.MARK, line.y2())));
            return;
        }
        double length = Math.hypot(line.x2() - line.x1(), line.y2() - line.y1());
        double ux = (line.x2() - line.x1()) / length;
        double uy = (line.y2() - line.y1()) / length;
        int gap = arrow.fate() == Fate.ARRIVED ? DiagramLayout.MARK + 2 : 0;
        Tip tip = new Tip(line.x2() - ux * gap, line.y2() - uy * gap, ux, uy);
        svg.add(Element.of("path", style(arrow)).with("d", "M%d %dL%s".formatted(
                line.x1(), line.y1(), tip.back(arrow.fate() == Fate.ARRIVED ? HEAD_LENGTH : 0))));
        svg.add(tip.drawn(arrow.fate()));
    }

    private static String style(Arrow arrow) {
        return arrow.isCopy() ? "way copy" : "way " + arrow.fate().word();
    }

    /** The end of an arrow, and the direction that it points to, as a vector of length 1. */
    private record Tip(double x, double y, double ux, double uy) {
        /** A point before the tip, and to its side. */
        private String point(double back, double aside) {
            return "%d %d".formatted(Math.round(x - ux * back - uy * aside), Math.round(y - uy * back + ux * aside));
        }

        String back(double back) {
            return point(back, 0);
        }

        Element drawn(Fate fate) {
            return switch (fate) {
                case ARRIVED -> Element.of("path", "tip").with("d", "M%sL%sL%sz".formatted(
                        point(0, 0), point(HEAD_LENGTH, HEAD_HALF_WIDTH), point(HEAD_LENGTH, -HEAD_HALF_WIDTH)));
                case LOST -> Element.of("path", "end").with("d", "M%sL%sM%sL%s".formatted(
                        point(CROSS, CROSS), point(-CROSS, -CROSS), point(CROSS, -CROSS), point(-CROSS, CROSS)));
                case CUT -> Element.of("path", "end").with("d", "M%sL%sM%sL%s".formatted(
                        point(0, 2 * CROSS), point(0, -2 * CROSS), point(-3, 2 * CROSS), point(-3, -2 * CROSS)));
                case UNHEARD -> Element.of("path", "hollow").with("d", "M%sL%sL%sz".formatted(
                        point(0, 0), point(HEAD_LENGTH, HEAD_HALF_WIDTH), point(HEAD_LENGTH, -HEAD_HALF_WIDTH)));
                case UNDER_WAY -> Element.of("path", "open under-way").with("d", "M%sL%sL%s".formatted(
                        point(HEAD_LENGTH, HEAD_HALF_WIDTH), point(0, 0), point(HEAD_LENGTH, -HEAD_HALF_WIDTH)));
            };
        }
    }

    private static Element line(String style, Line line) {
        return Element.of("line", style)
                .with("x1", line.x1()).with("y1", line.y1()).with("x2", line.x2()).with("y2", line.y2());
    }

    private static Element text(String style, int x, int y, String anchor, String content) {
        Element text = Element.of("text", style).with("x", x).with("y", y);
        return (anchor.equals("start") ? text : text.with("text-anchor", anchor)).text(content);
    }
}
