package dev.assay.grader.report.html;

import dev.assay.grader.report.html.Geometry.Line;
import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.FailedRun.Event;
import dev.assay.grader.trace.FailedRun.EventKind;
import dev.assay.grader.trace.FailedRun.Fate;
import dev.assay.grader.trace.FailedRun.Lane;
import dev.assay.grader.trace.FailedRun.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where everything in a space-time diagram stands, in pixels. Time runs downwards, a row an event, so that a long wait
 * takes no more room than a short one; each lane is a column.
 */
final class DiagramLayout {
    /** Half the size of an event's mark. */
    static final int MARK = 10;

    /** Where the names of the lanes end. */
    static final int HEAD = 34;

    private static final int LEAST_COLUMN = 108;
    private static final int LEAST_ROW = 38;
    private static final int LOOSE_STEP = 14;
    private static final int FOOT = 20;

    private final FailedRun run;
    private final EventWords words;
    private final DiagramLabels labels;
    private final Map<Integer, Integer> lanes = new HashMap<>();
    private final Map<Integer, Row> rows = new HashMap<>();
    private final List<Row> ordered = new ArrayList<>();
    private final List<Arrow> arrows = new ArrayList<>();
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
     * @param words what stands beside it; empty if nothing does
     */
    record Arrow(Line line, Fate fate, boolean isCopy, String words) {}

    /** A lane in a time in which its node is up. */
    record Life(int x, int from, int to) {}

    DiagramLayout(FailedRun run, EventWords words) {
        this.run = run;
        this.words = words;
        this.labels = new DiagramLabels(run, words);
        this.times = run.events().stream()
                .mapToInt(event -> DiagramLabels.widthOf(EventWords.millis(event.timeNanos())))
                .max().orElse(0);
        boolean hasFaults = run.events().stream().anyMatch(event -> event.lane().isEmpty());
        this.firstLane = times + (hasFaults ? 5 : 2) * MARK;
        this.width = columns();
        this.height = rows();
        arrows();
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

    List<DiagramLabels.Label> texts() {
        return labels.placed(ordered, arrows, times, width);
    }

    /** The middle of a lane's column. */
    int x(Lane lane) {
        return lanes.get(lane.id());
    }

    // ----------------------------------------------------------------------------------------------- columns and rows

    private int columns() {
        int x = firstLane;
        for (Lane lane : words.lanesInUse()) {
            lanes.put(lane.id(), x);
            int widest = run.events().stream()
                    .filter(event -> event.lane().isPresent() && event.lane().getAsInt() == lane.id())
                    .flatMap(event -> labels.at(event).stream())
                    .mapToInt(DiagramLabels::widthOf)
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
            int half = Math.max(LEAST_ROW / 2, labels.at(event).size() * DiagramLabels.TEXT + 6);
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
                Line line = new Line(lanes.get(message.from()), from, row.x(), row.y());
                arrows.add(new Arrow(line, Fate.ARRIVED, isCopy, DiagramLabels.cut(message.type()) + suffix));
            }
        }
        Map<Integer, Integer> loose = new HashMap<>();
        Set<String> labelled = new HashSet<>();
        run.messages().stream()
                .filter(message -> !handled.contains(message.id()))
                .filter(message -> lanes.containsKey(message.from()) && lanes.containsKey(message.to()))
                .filter(message -> message.sentBy().isEmpty() || rows.containsKey(message.sentBy().getAsInt()))
                // What goes farthest falls least, so that the arrows of one event do not lie on each other.
                .sorted(Comparator.comparingInt(
                        message -> -Math.abs(lanes.get(message.to()) - lanes.get(message.from()))))
                .forEach(message -> {
                    int number = loose.merge(message.sentBy().orElse(-1 - message.id()), 1, Integer::sum);
                    // Of several to the same end, only the highest carries a label.
                    boolean isFirst = labelled.add(message.sentBy() + message.type() + message.fate());
                    arrows.add(loose(message, number, isFirst));
                });
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
        String label = DiagramLabels.cut(message.type()) + (fate.isEmpty() ? "" : ", " + fate);
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
