package dev.assay.grader.report;

import dev.assay.grader.intake.Legible;
import dev.assay.grader.report.TerminalCard.Style;
import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.FailedRun.Event;
import dev.assay.grader.trace.FailedRun.EventKind;
import dev.assay.grader.trace.FailedRun.Fate;
import dev.assay.grader.trace.FailedRun.Field;
import dev.assay.grader.trace.FailedRun.Lane;
import dev.assay.grader.trace.FailedRun.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A run for a terminal, step by step: one event after another with its virtual time, the node, what came, what it did and
 * what changed. The event in which a rule was broken is marked; where events are left out, it is said how many.
 */
public final class TraceText {
    private static final int LEAST_WIDTH = 60;
    private static final int MOST_WIDTH = 140;
    private static final int MOST_CHARS = 400;
    private static final int TIME_WIDTH = 11;
    private static final int MOST_NAME_WIDTH = 12;
    /** So far stand the further lines of an event to the right of its first. */
    private static final int HANG = 2;
    private static final String QUESTION = "asked by the tests";
    private static final String SEND = "send to ";

    private final FailedRun run;
    private final boolean isPlain;
    private final int width;
    private final Map<Integer, String> names;
    private final int nameWidth;
    private final Set<Integer> down = new HashSet<>();
    private final Set<Integer> handled = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    private TraceText(FailedRun run, Style style) {
        this.run = run;
        this.isPlain = style.isPlain();
        this.width = Math.clamp(style.width(), LEAST_WIDTH, MOST_WIDTH);
        this.names = run.lanes().stream().collect(Collectors.toMap(
                Lane::id, lane -> Cells.cut(safe(lane.name()), MOST_NAME_WIDTH, "~"), (one, other) -> one, TreeMap::new));
        this.nameWidth = names.values().stream().mapToInt(Cells::width).max().orElse(0);
    }

    /** The steps of a run; ends with a line end. */
    public static String render(FailedRun run, Style style) {
        TraceText steps = new TraceText(run, style);
        int next = 0;
        for (Event event : run.events()) {
            steps.gap(event.id() - next);
            steps.event(event);
            next = event.id() + 1;
        }
        run.replay().ifPresent(replay -> steps.gap(replay.steps() - run.events().getLast().id() - 1));
        return steps.text.toString();
    }

    private void gap(int count) {
        if (count > 0) {
            text.append(" ".repeat(TIME_WIDTH + 2))
                    .append(isPlain ? "... " : "⋮ ")
                    .append(count == 1 ? "1 step" : count + " steps")
                    .append(" left out\n");
        }
    }

    private void event(Event event) {
        boolean isFailing = run.verdict().event().isPresent() && run.verdict().event().getAsInt() == event.id();
        String name = event.lane().isPresent() ? names.getOrDefault(event.lane().getAsInt(), "?") : "";
        String head = (isFailing ? (isPlain ? "x" : "✗") : " ")
                + Cells.padStart(millis(event.timeNanos()), TIME_WIDTH - 1)
                + "  "
                + Cells.padEnd(name, nameWidth)
                + "  ";
        int column = Cells.width(head);
        boolean isFirst = true;
        for (String line : lines(parts(event), width - column - HANG)) {
            text.append((isFirst ? head + line : " ".repeat(column + HANG) + line.strip()).stripTrailing()).append('\n');
            isFirst = false;
        }
    }

    /** As many parts in a line as fit; only a part that is wider than a line is broken. */
    private List<String> lines(List<String> parts, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : parts) {
            String longer = line.isEmpty() ? part : line + separator() + part;
            if (Cells.width(longer) <= most) {
                line = longer;
            } else {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
                List<String> broken = Cells.wrap(part, most);
                lines.addAll(broken.subList(0, broken.size() - 1));
                line = broken.getLast();
            }
        }
        lines.add(line);
        return lines;
    }

    /** What came, what it did, what changed. */
    private List<String> parts(Event event) {
        List<String> parts = new ArrayList<>();
        parts.add(came(event));
        event.remarks().forEach(remark -> parts.add('"' + safe(remark) + '"'));
        parts.addAll(did(event.journal()));
        parts.addAll(inVain(event));
        if (event.isStruck()) {
            parts.add("crash inside the handler");
        }
        if (!event.changes().isEmpty()) {
            parts.add((isPlain ? "=> " : "⇒ ") + fields(event.changes()));
        }
        return parts;
    }

    private String came(Event event) {
        int lane = event.lane().orElse(-1);
        return switch (event.kind()) {
            case BOOT -> down.remove(lane) ? "boots again" : "boots";
            case RECEIVE -> event.message().isEmpty()
                    ? "receives a message"
                    : run.message(event.message().getAsInt()).map(this::received).orElse("receives a message");
            case TIMER -> "timer " + safe(event.what());
            case CRASH -> {
                down.add(lane);
                yield "crashes";
            }
            case FAULT -> "network: " + safe(event.what());
            case CALL, REQUEST, REPLY -> word(event.kind()) + " " + safe(event.what());
        };
    }

    private String received(Message message) {
        String again = handled.add(message.id()) ? "" : ", once more";
        String body = message.body().isEmpty() ? "" : " " + fields(message.body());
        return "%s from %s%s%s".formatted(
                safe(message.type()), names.getOrDefault(message.from(), "?"), again, body.isEmpty() ? "" : ":" + body);
    }

    /** The journal without the tests' own questions; the same message to several is said once. */
    private static List<String> did(List<String> journal) {
        List<String> did = new ArrayList<>();
        String lastSent = "";
        for (String line : journal) {
            int colon = line.startsWith(SEND) ? line.indexOf(": ") : -1;
            String sent = colon < 0 ? "" : line.substring(colon);
            if (!sent.isEmpty() && sent.equals(lastSent)) {
                String before = did.removeLast();
                did.add(before.substring(0, before.length() - safe(sent).length())
                        + ", " + safe(line.substring(SEND.length(), colon)) + safe(sent));
            } else if (!line.equals(QUESTION)) {
                did.add(safe(line));
            }
            lastSent = sent;
        }
        return did;
    }

    /** Which messages of this event nobody has heard, and why. */
    private List<String> inVain(Event event) {
        Map<Fate, List<String>> receivers = new TreeMap<>();
        for (Message message : run.messages()) {
            if (message.fate() != Fate.ARRIVED && message.sentBy().isPresent()
                    && message.sentBy().getAsInt() == event.id()) {
                receivers.computeIfAbsent(message.fate(), fate -> new ArrayList<>())
                        .add(names.getOrDefault(message.to(), "?"));
            }
        }
        List<String> words = new ArrayList<>();
        receivers.forEach((fate, to) -> words.add("%s to %s %s".formatted(
                to.size() == 1 ? "the one" : "those", String.join(", ", to), inWords(fate))));
        return words;
    }

    private static String inWords(Fate fate) {
        return switch (fate) {
            case ARRIVED -> "arrived";
            case LOST -> "lost";
            case CUT -> "cut off";
            case UNHEARD -> "unheard, nobody ran there";
            case UNDER_WAY -> "still under way at the end";
        };
    }

    private static String fields(List<Field> fields) {
        return fields.stream()
                .map(field -> safe(field.name()) + "=" + safe(field.value()))
                .collect(Collectors.joining(" "));
    }

    private static String word(EventKind kind) {
        return kind.word();
    }

    private String separator() {
        return isPlain ? " | " : " · ";
    }

    /** Milliseconds with three decimals, as integers add up to them. */
    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%d.%03d", nanos / 1_000_000, nanos / 1_000 % 1_000);
    }

    private static String safe(String hostile) {
        return Legible.line(hostile, MOST_CHARS);
    }
}
