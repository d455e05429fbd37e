package dev.assay.grader.report.html;

import dev.assay.grader.intake.Legible;
import dev.assay.grader.report.html.Geometry.Box;
import dev.assay.grader.report.html.Geometry.Line;
import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.FailedRun.Event;
import dev.assay.grader.trace.FailedRun.EventKind;
import dev.assay.grader.trace.FailedRun.Fate;
import dev.assay.grader.trace.FailedRun.Lane;
import dev.assay.grader.trace.FailedRun.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where everything in a space-time diagram stands, in pixels. Time runs downwards, a row an event, so that a long wait
 * takes no more room than a short one; each lane is a column. Labels are set in a font of fixed width, so that their room
 * is known here.
 */
final class DiagramLayout {
    /** Half the size of an event's mark. */
    static final int MARK = 10;

    /** Height of a line of text. */
    static final int TEXT = 13;

    /** Where the times end, to the right. */
    static final int TIMES = 52;

    /** Where a fault's mark stands. */
    static final int FAULTS = 70;

    private static final int HEAD = 34;
    private static final int FIRST_LANE = 100;
    private static final int LEAST_COLUMN = 116;
    private static final int LEAST_ROW = 38;
    private static final int FOOT = 20;
    private static final int MOST_LABEL_LINES = 4;
    private static final int MOST_LABEL_CHARS = 22;
    /** 10.5 px at six tenths, rounded up. */
    private static final int CHAR_TENTHS = 64;

    private static final int[] ALONG = {50, 42, 58, 34, 66, 74, 26, 82, 18};
    private static final int[] ASIDE = {0, -9, 9, -16, 16};

    private final FailedRun run;
    private final EventWords words;
    private final Map<Integer, Integer> lanes = new HashMap<>();
    private final Map<Integer, Row> rows = new HashMap<>();
    private final List<Row> ordered = new ArrayList<>();
    private final List<Arrow> arrows = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final int width;
    private final int height;

    /** An event and the middle of its row. */
    record Row(int number, Event event, int x, int y, int height) {}

    /**
     * A message on its way.
     *
     * @param line from the mark of who sent it to the mark of who received it, or as far as it came
     * @param fate what became of it
     * @param isCopy whether it is the second one of two
     */
    record Arrow(Line line, Fate fate, boolean isCopy, String words) {}

    /** Lines of text in a box; at an event or at an arrow. */
    record Label(Box box, List<String> lines, boolean isAtArrow, boolean isFailing) {}

    /** A lane in a time in which its node is up. */
    record Life(int x, int from, int to) {}

    DiagramLayout(FailedRun run, EventWords words) {
        this.run = run;
        this.words = words;
        this.width = columns();
        this.height = rows();
        arrows();
        labels();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    List<Row> events() {
        return ordered;
    }

    List<Arrow> messages() {
        return arrows;
    }

    List<Label> texts() {
        return labels;
    }

    /** The middle of a lane's column. */
    int x(Lane lane) {
        return lanes.get(lane.id());
    }

    static int widthOf(String text) {
        return text.length() * CHAR_TENTHS / 10 + 2;
    }

    // ----------------------------------------------------------------------------------------------- columns and rows

    private int columns() {
        int x = FIRST_LANE;
        for (Lane lane : run.lanes()) {
            lanes.put(lane.id(), x);
            int widest = run.events().stream()
                    .filter(event -> event.lane().isPresent() && event.lane().getAsInt() == lane.id())
                    .flatMap(event -> label(event).stream())
                    .mapToInt(DiagramLayout::widthOf)
                    .max().orElse(0);
            x += Math.max(LEAST_COLUMN, MARK + widest + 3 * MARK);
        }
        return x - MARK;
    }

    private int rows() {
        int y = HEAD;
        int number = 1;
        for (Event event : run.events()) {
            int room = Math.max(LEAST_ROW, label(event).size() * TEXT + 14);
            boolean isKnown = event.lane().isPresent() && lanes.containsKey(event.lane().getAsInt());
            int x = isKnown ? lanes.get(event.lane().getAsInt()) : FAULTS;
            Row row = new Row(number++, event, x, y + room / 2, room);
            rows.put(event.id(), row);
            ordered.add(row);
            y += room;
        }
        return y + FOOT;
    }

    private List<String> label(Event event) {
        List<String> lines = new ArrayList<>();
        if (words.isFailing(event)) {
            lines.add(cut("✗ " + run.verdict().rule()));
        }
        if (!words.brief(event).isEmpty() && event.lane().isPresent()) {
            lines.add(cut(words.brief(event)));
        }
        event.changes().forEach(field -> lines.add(cut(field.name() + " " + field.value())));
        if (lines.size() <= MOST_LABEL_LINES) {
            return lines;
        }
        int more = lines.size() - MOST_LABEL_LINES + 1;
        List<String> some = new ArrayList<>(lines.subList(0, MOST_LABEL_LINES - 1));
        some.add("and %d more".formatted(more));
        return some;
    }

    private static String cut(String text) {
        String legible = Legible.line(text, MOST_LABEL_CHARS);
        return legible.length() <= MOST_LABEL_CHARS + 3 ? legible : legible.substring(0, MOST_LABEL_CHARS) + "...";
    }

    // --------------------------------------------------------------------------------------------------------- arrows

    private void arrows() {
        Set<Integer> handled = new HashSet<>();
        for (Row row : ordered) {
            Message message = words.handledBy(row.event());
            if (message != null && lanes.containsKey(message.from())) {
                boolean isCopy = words.isCopy(row.event());
                handled.add(message.id());
                int from = Math.min(start(message), row.y() - LEAST_ROW / 2);
                String suffix = isCopy ? " again" : message.isDoubled() ? " (doubled)" : "";
                arrows.add(new Arrow(new Line(lanes.get(message.from()), from, row.x(), row.y()), Fate.ARRIVED, isCopy,
                        cut(message.type()) + suffix));
            }
        }
        for (Message message : run.messages()) {
            boolean isShown = lanes.containsKey(message.from()) && lanes.containsKey(message.to());
            boolean isExplained = message.sentBy().isEmpty() || rows.containsKey(message.sentBy().getAsInt());
            if (!handled.contains(message.id()) && isShown && isExplained) {
                arrows.add(loose(message));
            }
        }
    }

    /** The arrow of a message that no event of the diagram handles: it falls by less than a row. */
    private Arrow loose(Message message) {
        int y = start(message);
        boolean comesThrough = message.fate() == Fate.ARRIVED || message.fate() == Fate.UNHEARD;
        Line whole = new Line(lanes.get(message.from()), y, lanes.get(message.to()), y + LEAST_ROW * 2 / 3);
        Line line = comesThrough ? whole : new Line(whole.x1(), whole.y1(), whole.x(60), whole.y(60));
        String fate = EventWords.fate(message);
        return new Arrow(line, message.fate(), false, cut(message.type()) + (fate.isEmpty() ? "" : ", " + fate));
    }

    /** Where a message starts: at the event that sent it or, if that is not shown, between those around its time. */
    private int start(Message message) {
        if (message.sentBy().isPresent() && rows.containsKey(message.sentBy().getAsInt())) {
            return rows.get(message.sentBy().getAsInt()).y();
        }
        int y = HEAD;
        for (Row row : ordered) {
            if (row.event().timeNanos() <= message.sentNanos()) {
                y = row.y() + row.height() / 2;
            }
        }
        return y;
    }

    // --------------------------------------------------------------------------------------------------------- labels

    private void labels() {
        List<Box> taken = new ArrayList<>();
        List<Line> lines = arrows.stream().map(Arrow::line).toList();
        ordered.forEach(row -> taken.add(new Box(row.x() - MARK, row.y() - MARK, 2 * MARK, 2 * MARK)));
        taken.add(new Box(0, 0, width, HEAD - TEXT / 2));
        for (Row row : ordered) {
            List<String> text = label(row.event());
            if (!text.isEmpty()) {
                Box box = Geometry.best(besides(row, text), taken, lines);
                taken.add(box);
                labels.add(new Label(box, text, false, words.isFailing(row.event())));
            }
        }
        for (Arrow arrow : arrows) {
            List<Line> others = lines.stream().filter(line -> !line.equals(arrow.line())).toList();
            Box box = Geometry.best(along(arrow), taken, others);
            taken.add(box);
            labels.add(new Label(box, List.of(arrow.words()), true, false));
        }
    }

    private List<Box> besides(Row row, List<String> text) {
        int room = text.stream().mapToInt(DiagramLayout::widthOf).max().orElse(0);
        int tall = text.size() * TEXT;
        int right = row.x() + MARK + 5;
        int left = row.x() - MARK - 5 - room;
        List<Box> boxes = new ArrayList<>();
        for (int x : left >= FIRST_LANE ? new int[] {right, left} : new int[] {right}) {
            boxes.add(new Box(x, row.y() - tall / 2, room, tall));
            boxes.add(new Box(x, row.y() - 2, room, tall));
            boxes.add(new Box(x, row.y() - tall + 2, room, tall));
        }
        return boxes;
    }

    private List<Box> along(Arrow arrow) {
        int room = widthOf(arrow.words());
        List<Box> boxes = new ArrayList<>();
        for (int aside : ASIDE) {
            for (int hundredths : ALONG) {
                int x = Math.clamp(arrow.line().x(hundredths) - room / 2, TIMES + 4, Math.max(TIMES + 4, width - room));
                boxes.add(new Box(x, arrow.line().y(hundredths) - TEXT / 2 + aside, room, TEXT));
            }
        }
        return boxes;
    }

    // ---------------------------------------------------------------------------------------------------------- lives

    /** When a lane's node was up: from the top unless it is seen to start, and down after each crash. */
    List<Life> lives(Lane lane) {
        List<Life> lives = new ArrayList<>();
        boolean isSeen = false;
        int up = HEAD;
        for (Row row : ordered) {
            if (row.event().lane().isEmpty() || row.event().lane().getAsInt() != lane.id()) {
                continue;
            }
            boolean isBoot = row.event().kind() == EventKind.BOOT;
            if (up < 0 || isBoot && !isSeen) {
                up = row.y();
            }
            isSeen = true;
            if (row.event().kind() == EventKind.CRASH) {
                lives.add(new Life(x(lane), up, row.y()));
                up = -1;
            }
        }
        if (up >= 0) {
            lives.add(new Life(x(lane), up, height - FOOT / 2));
        }
        return lives;
    }
}
