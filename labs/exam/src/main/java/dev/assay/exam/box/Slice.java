package dev.assay.exam.box;

import dev.assay.exam.protocol.Replay;
import dev.assay.exam.protocol.Traced;
import dev.assay.simulator.Recording;
import dev.assay.simulator.Trace;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The explaining part of a recording, on its way into a frame: what does not fit is cut.
 *
 * @param recording the whole run
 * @param trace the part of it
 */
record Slice(Recording recording, Trace trace) {
    private static final int MOST_MESSAGES = 200;
    private static final int MOST_LINES = 30;
    private static final int MOST_REMARKS = 10;
    private static final int MOST_VALUES = 40;
    private static final int MOST_CHARS = 400;
    private static final int MOST_NAME_CHARS = 40;
    private static final int MOST_SENTENCE_CHARS = 2_000;

    Traced frame(String testId, Violation violation, int schedule, Replay replay) {
        Set<Integer> shown = new HashSet<>();
        trace.events().forEach(event -> shown.add(event.id()));
        int failedAt = recording.unfinished().orElse(-1);
        return new Traced(
                testId,
                violation.rule(),
                cut(violation.sentence(), MOST_SENTENCE_CHARS),
                schedule,
                shown.contains(failedAt) ? failedAt : -1,
                IntStream.range(0, trace.size()).mapToObj(this::lane).toList(),
                messages(),
                trace.events().stream().map(Slice::event).toList(),
                trace.omitted(),
                replay,
                recording.events().size(),
                Course.of(recording));
    }

    private Traced.Lane lane(int id) {
        return new Traced.Lane(
                id,
                cut(recording.name(id), MOST_NAME_CHARS),
                recording.isPuppet(id) || recording.isOutside(id) ? Traced.LaneKind.PUPPET : Traced.LaneKind.NODE);
    }

    /** Those that an event handles, and of the others as many as fit. */
    private List<Traced.Message> messages() {
        Set<Integer> handled = new HashSet<>();
        trace.events().forEach(event -> handled.add(event.message()));
        List<Traced.Message> messages = new ArrayList<>();
        int room = MOST_MESSAGES - handled.size();
        for (Recording.Message message : trace.messages()) {
            if (handled.contains(message.id()) || room-- > 0) {
                messages.add(message(message));
            }
        }
        return messages;
    }

    private static Traced.Message message(Recording.Message message) {
        return new Traced.Message(
                message.id(),
                message.from(),
                message.to(),
                message.type(),
                values(message.body()),
                message.sentBy(),
                message.sentNanos(),
                switch (message.fate()) {
                    case UNDER_WAY -> Traced.Fate.UNDER_WAY;
                    case ARRIVED -> Traced.Fate.ARRIVED;
                    case LOST -> Traced.Fate.LOST;
                    case CUT -> Traced.Fate.CUT;
                    case UNHEARD -> Traced.Fate.UNHEARD;
                },
                message.isDoubled());
    }

    private static Traced.Event event(Recording.Event event) {
        return new Traced.Event(
                event.id(),
                event.timeNanos(),
                event.node(),
                switch (event.kind()) {
                    case BOOT -> Traced.EventKind.BOOT;
                    case RECEIVE -> Traced.EventKind.RECEIVE;
                    case TIMER -> Traced.EventKind.TIMER;
                    case REQUEST -> Traced.EventKind.REQUEST;
                    case CRASH -> Traced.EventKind.CRASH;
                    case FAULT -> Traced.EventKind.FAULT;
                },
                cut(event.what(), MOST_CHARS),
                event.message(),
                lines(event.journal(), MOST_LINES),
                lines(event.remarks(), MOST_REMARKS),
                values(event.changes()),
                event.isStruck());
    }

    private static List<String> lines(List<String> lines, int most) {
        List<String> kept = new ArrayList<>(lines.stream().limit(most).map(line -> cut(line, MOST_CHARS)).toList());
        if (lines.size() > most) {
            kept.add("and %d more".formatted(lines.size() - most));
        }
        return kept;
    }

    private static List<Traced.Value> values(List<Recording.Field> fields) {
        return fields.stream()
                .limit(MOST_VALUES)
                .map(field -> new Traced.Value(cut(field.name(), MOST_CHARS), cut(field.value(), MOST_CHARS)))
                .toList();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
