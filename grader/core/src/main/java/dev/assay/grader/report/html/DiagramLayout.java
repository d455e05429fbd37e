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

    private static final int HEAD = 34;
    private static final int LEAST_COLUMN = 108;
    private static final int LEAST_ROW = 38;
    private static final int LOOSE_STEP = 14;
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
    private final int times;
    private final int firstLane;
    private final int width;
    private final int height;

    /**
     * A row.
     *
     * @param number the event's number in the list of steps, from 1
     * @param event the event
     * @param x the middle of the event's mark
     * @param y the middle of the event's mark
     * @param top where the row begins
     * @param bottom where it ends
     */
    record Row(int number, Event event, int x, int y, int top, int bottom) {}

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
        this.times = run.events().stream()
                .mapToInt(event -> widthOf(EventWords.millis(event.timeNanos())))
                .max().orElse(0);
        boolean hasFaults = run.events().stream().anyMatch(event -> event.lane().isEmpty());
        this.firstLane = times + (hasFaults ? 5 : 2) * MARK;
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

    /** Where the times end, to the right. */
    int times() {
        return times;
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
        int x = firstLane;
        for (Lane lane : words.lanesInUse()) {
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
            // So that a label has room above its event, where no message leaves from.
            int half = Math.max(LEAST_ROW / 2, label(event).size() * TEXT + 6);
            int below = Math.max(LEAST_ROW / 2, MARK + (looseOf(event) + 1) * LOOSE_STEP);
            boolean isKnown = event.lane().isPresent() && lanes.containsKey(event.lane().getAsInt());
            int x = isKnown ? lanes.get(event.lane().getAsInt()) : times + 2 * MARK;
            Row row = new Row(number++, event, x, y + half, y, y + half + below);
            rows.put(event.id(), row);
            ordered.add(row);
            y += half + below;
        }
        return y + FOOT;
    }

    /** How many messages from this event will be seen to come to nothing. */
    private int looseOf(Event event) {
        return (int) run.messages().stream()
                .filter(message -> message.sentBy().isPresent() && message.sentBy().getAsInt() == event.id())
                .filter(message -> run.events().stream().allMatch(other -> words.handledBy(other) != message))
                .count();
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
        Map<Integer, Integer> loose = new HashMap<>();
        Set<String> labelled = new HashSet<>();
        for (Message message : run.messages().reversed()) {
            boolean isShown = lanes.containsKey(message.from()) && lanes.containsKey(message.to());
            boolean isExplained = message.sentBy().isEmpty() || rows.containsKey(message.sentBy().getAsInt());
            if (!handled.contains(message.id()) && isShown && isExplained) {
                int before = loose.merge(message.sentBy().orElse(-1 - message.id()), 1, Integer::sum);
                // Of several to the same end, the lowest carries the label of all.
                boolean isFirst = labelled.add(message.sentBy() + message.type() + message.fate());
                arrows.add(loose(message, before, isFirst));
            }
        }
    }

    /**
     * The arrow of a message that no event of the diagram handles. It ends in the row in which it begins, the next one
     * from the same event a little lower.
     */
    private Arrow loose(Message message, int number, boolean isLabelled) {
        int y = start(message);
        boolean comesThrough = message.fate() == Fate.ARRIVED || message.fate() == Fate.UNHEARD;
        int from = lanes.get(message.from());
        int to = lanes.get(message.to());
        int way = comesThrough ? to - from : (to - from) * 6 / 10;
        Line line = new Line(from, y, from + way, y + number * LOOSE_STEP);
        String fate = EventWords.fate(message);
        String label = cut(message.type()) + (fate.isEmpty() ? "" : ", " + fate);
        return new Arrow(line, message.fate(), false, isLabelled ? label : "");
    }

    /** Where a message starts: at the event that sent it or, if that is not shown, between those around its time. */
    private int start(Message message) {
        if (message.sentBy().isPresent() && rows.containsKey(message.sentBy().getAsInt())) {
            return rows.get(message.sentBy().getAsInt()).y();
        }
        int y = HEAD;
        for (Row row : ordered) {
            if (row.event().timeNanos() <= message.sentNanos()) {
                y = row.bottom();
            }
        }
        return y;
    }

    // --------------------------------------------------------------------------------------------------------- labels

    private void labels() {
        List<Box> taken = new ArrayList<>();
        List<Line> lines = arrows.stream().map(Arrow::line).toList();
        ordered.forEach(row -> taken.add(new Box(row.x() - MARK, row.y() - MARK, 2 * MARK, 2 * MARK)));
        arrows.stream().filter(arrow -> arrow.fate() != Fate.ARRIVED).map(Arrow::line).forEach(line -> taken.add(
                new Box(line.x2() - MARK, line.y2() - MARK, 2 * MARK, 2 * MARK)));
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
            if (arrow.words().isEmpty()) {
                continue;
            }
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
        for (int x : left > times ? new int[] {right, left} : new int[] {right}) {
            boxes.add(new Box(x, row.y() - tall / 2, room, tall));
            boxes.add(new Box(x, row.y() - 2, room, tall));
            boxes.add(new Box(x, row.y() - tall + 2, room, tall));
            boxes.add(new Box(x, row.y() - tall - MARK / 2, room, tall));
        }
        return boxes;
    }

    private List<Box> along(Arrow arrow) {
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

    // ---------------------------------------------------------------------------------------------------------- lives

    /** When a lane's node was up: from the top unless it is seen to start, and down after each crash. */
    List<Life> lives(Lane lane) {
        List<Life> lives = new ArrayList<>();
        if (words.isNeverUp(lane)) {
            return lives;
        }
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
