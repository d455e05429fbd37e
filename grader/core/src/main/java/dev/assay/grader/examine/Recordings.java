package dev.assay.grader.examine;

import dev.assay.exam.protocol.Traced;
import dev.assay.grader.intake.Legible;
import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.MalformedTrace;
import dev.assay.grader.trace.TraceRules;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns what a child says of a run into a run that can be shown: legible, within all limits, with sound references. */
final class Recordings {
    private Recordings() {}

    /**
     * The run of an outcome.
     *
     * @param traced what the child says of it
     * @param outcome the verdict, whose rule and sentence are the run's
     * @throws MalformedTrace if no honest child would say this
     */
    static FailedRun of(Traced traced, Outcome outcome) throws MalformedTrace {
        FailedRun run = new FailedRun(
                new FailedRun.Verdict(
                        outcome.rule(),
                        outcome.message(),
                        Math.max(0, outcome.schedule()),
                        optional(traced.failedAt())),
                traced.lanes().stream().map(Recordings::lane).toList(),
                traced.messages().stream().map(Recordings::message).toList(),
                traced.events().stream().map(Recordings::event).toList(),
                traced.omitted(),
                Optional.of(new FailedRun.Replay(
                        traced.replay().seed(), traced.replay().acts(), traced.steps(), traced.course())));
        if (outcome.hasPassed()) {
            TraceRules.checkRepeated(run);
        } else {
            TraceRules.check(run);
        }
        return run;
    }

    private static FailedRun.Lane lane(Traced.Lane lane) {
        FailedRun.LaneKind kind = switch (lane.kind()) {
            case NODE -> FailedRun.LaneKind.NODE;
            case PUPPET -> FailedRun.LaneKind.PUPPET;
        };
        return new FailedRun.Lane(lane.id(), name(lane.name()), kind);
    }

    private static FailedRun.Message message(Traced.Message message) {
        FailedRun.Fate fate = switch (message.fate()) {
            case ARRIVED -> FailedRun.Fate.ARRIVED;
            case LOST -> FailedRun.Fate.LOST;
            case CUT -> FailedRun.Fate.CUT;
            case UNHEARD -> FailedRun.Fate.UNHEARD;
            case UNDER_WAY -> FailedRun.Fate.UNDER_WAY;
        };
        return new FailedRun.Message(
                message.id(),
                message.from(),
                message.to(),
                name(message.type()),
                fields(message.body()),
                optional(message.sentBy()),
                message.sentNanos(),
                fate,
                message.isDoubled());
    }

    private static FailedRun.Event event(Traced.Event event) {
        FailedRun.EventKind kind = switch (event.kind()) {
            case BOOT -> FailedRun.EventKind.BOOT;
            case RECEIVE -> FailedRun.EventKind.RECEIVE;
            case TIMER -> FailedRun.EventKind.TIMER;
            case REQUEST -> FailedRun.EventKind.REQUEST;
            case CRASH -> FailedRun.EventKind.CRASH;
            case FAULT -> FailedRun.EventKind.FAULT;
        };
        return new FailedRun.Event(
                event.id(),
                event.timeNanos(),
                optional(event.lane()),
                kind,
                line(event.what()),
                optional(event.message()),
                event.journal().stream().map(Recordings::line).toList(),
                event.remarks().stream().map(Recordings::line).toList(),
                fields(event.changes()),
                event.isStruck());
    }

    private static List<FailedRun.Field> fields(List<Traced.Value> values) {
        return values.stream().map(value -> new FailedRun.Field(name(value.name()), line(value.text()))).toList();
    }

    /** Other negative numbers stay, and break a rule. */
    private static OptionalInt optional(int number) {
        return number == -1 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static String name(String text) {
        return legible(text, TraceRules.MOST_NAME_CHARS);
    }

    private static String line(String text) {
        return legible(text, TraceRules.MOST_LINE_CHARS);
    }

    /** What is invisible gets longer when it is spelled out. */
    private static String legible(String text, int mostChars) {
        String legible = Legible.line(text, mostChars);
        if (legible.length() <= mostChars) {
            return legible;
        }
        int end = mostChars - 3;
        return legible.substring(0, Character.isHighSurrogate(legible.charAt(end - 1)) ? end - 1 : end) + "...";
    }
}
