package dev.assay.grader.trace;

import dev.assay.grader.trace.FailedRun.Event;
import dev.assay.grader.trace.FailedRun.EventKind;
import dev.assay.grader.trace.FailedRun.Field;
import dev.assay.grader.trace.FailedRun.Lane;
import dev.assay.grader.trace.FailedRun.Message;
import dev.assay.grader.trace.FailedRun.Replay;
import dev.assay.grader.trace.FailedRun.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The rules that every trace keeps, wherever it comes from: limits on all numbers and texts, and references that lead
 * somewhere. Who draws or replays a trace relies on them.
 */
public final class TraceRules {
    /** The longest file, in bytes. */
    public static final int MOST_FILE_BYTES = 1 << 20;

    /** The longest name, in characters. */
    public static final int MOST_NAME_CHARS = 500;
    /** The longest line or value, in characters. */
    public static final int MOST_LINE_CHARS = 1_000;
    /** The longest sentence about what went wrong, in characters. */
    public static final int MOST_MESSAGE_CHARS = 4_000;

    private static final int MOST_LANES = 64;
    private static final int MOST_EVENTS = 200;
    private static final int MOST_MESSAGES = 1_000;
    private static final int MOST_STEPS = 10_000_000;
    private static final int MOST_ACTS = 2_000;
    private static final int MOST_LINES = 200;
    private static final int MOST_FIELDS = 50;

    private TraceRules() {}

    /**
     * Checks a run that failed.
     *
     * @throws MalformedTrace if it breaks a rule; the message names the first one
     */
    public static void check(FailedRun run) throws MalformedTrace {
        text("verdict.rule", run.verdict().rule(), 1, MOST_NAME_CHARS);
        text("verdict.message", run.verdict().message(), 1, MOST_MESSAGE_CHARS);
        checkRepeated(run);
    }

    /**
     * Checks a run that was let happen again, and that may have broken nothing this time.
     *
     * @throws MalformedTrace if it breaks a rule; the message names the first one
     */
    public static void checkRepeated(FailedRun run) throws MalformedTrace {
        count("lanes", run.lanes(), 1, MOST_LANES);
        count("messages", run.messages(), 0, MOST_MESSAGES);
        count("events", run.events(), 1, MOST_EVENTS);
        number("omitted", run.omitted(), 0, MOST_STEPS);
        Set<Integer> lanes = lanes(run.lanes());
        Set<Integer> messages = messages(run.messages(), lanes);
        Set<Integer> events = events(run.events(), lanes, messages);
        verdict(run.verdict(), events);
        if (run.replay().isPresent()) {
            replay(run.replay().get(), run.events().getLast().id());
        }
    }

    private static Set<Integer> lanes(List<Lane> lanes) throws MalformedTrace {
        Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < lanes.size(); i++) {
            String place = "lanes[" + i + "]";
            number(place + ".id", lanes.get(i).id(), 0, MOST_STEPS);
            text(place + ".name", lanes.get(i).name(), 1, MOST_NAME_CHARS);
            require(ids.add(lanes.get(i).id()), place + ".id", "stands twice");
        }
        return ids;
    }

    private static Set<Integer> messages(List<Message> messages, Set<Integer> lanes) throws MalformedTrace {
        Set<Integer> ids = new HashSet<>();
        int before = -1;
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            String place = "messages[" + i + "]";
            number(place + ".id", message.id(), before + 1, MOST_STEPS);
            reference(place + ".from", OptionalInt.of(message.from()), lanes, "lane");
            reference(place + ".to", OptionalInt.of(message.to()), lanes, "lane");
            text(place + ".type", message.type(), 1, MOST_NAME_CHARS);
            fields(place + ".body", message.body());
            number(place + ".sentBy", message.sentBy().orElse(0), 0, MOST_STEPS);
            number(place + ".sent", message.sentNanos(), 0, Long.MAX_VALUE);
            before = message.id();
            ids.add(before);
        }
        return ids;
    }

    private static Set<Integer> events(List<Event> events, Set<Integer> lanes, Set<Integer> messages)
            throws MalformedTrace {
        Set<Integer> ids = new HashSet<>();
        int before = -1;
        long time = 0;
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            String place = "events[" + i + "]";
            number(place + ".id", event.id(), before + 1, MOST_STEPS);
            number(place + ".time", event.timeNanos(), time, Long.MAX_VALUE);
            reference(place + ".lane", event.lane(), lanes, "lane");
            require(
                    event.lane().isPresent() || event.kind() == EventKind.FAULT,
                    place + ".lane",
                    "is null; only a fault happens nowhere");
            text(place + ".what", event.what(), 0, MOST_LINE_CHARS);
            reference(place + ".message", event.message(), messages, "message");
            lines(place + ".journal", event.journal());
            lines(place + ".remarks", event.remarks());
            fields(place + ".changes", event.changes());
            before = event.id();
            time = event.timeNanos();
            ids.add(before);
        }
        return ids;
    }

    private static void verdict(Verdict verdict, Set<Integer> events) throws MalformedTrace {
        text("verdict.rule", verdict.rule(), 0, MOST_NAME_CHARS);
        text("verdict.message", verdict.message(), 0, MOST_MESSAGE_CHARS);
        number("verdict.schedule", verdict.schedule(), 0, Integer.MAX_VALUE);
        reference("verdict.event", verdict.event(), events, "event");
    }

    private static void replay(Replay replay, int lastEvent) throws MalformedTrace {
        count("replay.acts", replay.acts(), 0, MOST_ACTS);
        require(Set.copyOf(replay.acts()).size() == replay.acts().size(), "replay.acts", "has an act twice");
        number("replay.steps", replay.steps(), lastEvent + 1, MOST_STEPS);
        if (!Course.isWellFormed(replay.course(), replay.steps())) {
            throw new MalformedTrace("replay.course is no course of %d steps".formatted(replay.steps()));
        }
    }

    // ---------------------------------------------------------------------------------------------------- small rules

    private static void fields(String place, List<Field> fields) throws MalformedTrace {
        count(place, fields, 0, MOST_FIELDS);
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            text("a name in " + place, field.name(), 1, MOST_NAME_CHARS);
            text("a value in " + place, field.value(), 0, MOST_LINE_CHARS);
            require(names.add(field.name()), place, "has two values of one name");
        }
    }

    private static void lines(String place, List<String> lines) throws MalformedTrace {
        count(place, lines, 0, MOST_LINES);
        for (int i = 0; i < lines.size(); i++) {
            text(place + "[" + i + "]", lines.get(i), 0, MOST_LINE_CHARS);
        }
    }

    private static void reference(String place, OptionalInt id, Set<Integer> there, String what)
            throws MalformedTrace {
        if (id.isPresent() && !there.contains(id.getAsInt())) {
            throw new MalformedTrace("%s is %d; there is no such %s in it".formatted(place, id.getAsInt(), what));
        }
    }

    private static void count(String place, List<?> list, int least, int most) throws MalformedTrace {
        if (list.size() < least || list.size() > most) {
            throw new MalformedTrace("%s has %d entries; it must be from %d to %d".formatted(
                    place, list.size(), least, most));
        }
    }

    private static void number(String place, long number, long least, long most) throws MalformedTrace {
        if (number < least || number > most) {
            throw new MalformedTrace("%s is %d; it must be from %d to %d".formatted(place, number, least, most));
        }
    }

    private static void text(String place, String text, int least, int most) throws MalformedTrace {
        if (text.length() < least || text.length() > most) {
            throw new MalformedTrace("%s has %d characters; it must be from %d to %d".formatted(
                    place, text.length(), least, most));
        }
    }

    private static void require(boolean holds, String place, String complaint) throws MalformedTrace {
        if (!holds) {
            throw new MalformedTrace(place + " " + complaint);
        }
    }
}
