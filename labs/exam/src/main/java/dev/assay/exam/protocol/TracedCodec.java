package dev.assay.exam.protocol;

import static dev.assay.exam.protocol.Bounds.MOST_MESSAGE_CHARS;
import static dev.assay.exam.protocol.Bounds.MOST_NAME_CHARS;

/** How a {@link Traced} and a {@link Replay} stand in a frame. */
final class TracedCodec {
    private static final int MOST_LANES = 64;
    private static final int MOST_MESSAGES = 1_000;
    private static final int MOST_EVENTS = 200;
    private static final int MOST_LINES = 200;
    private static final int MOST_VALUES = 50;
    private static final int MOST_LINE_CHARS = 1_000;
    private static final int MOST_COURSE_CHARS = 20_000;

    private TracedCodec() {}

    // ------------------------------------------------------------------------------------------------------ writing

    static void write(Sink sink, Traced traced) {
        sink.text(traced.testId(), MOST_NAME_CHARS)
                .text(traced.rule(), MOST_NAME_CHARS)
                .text(traced.message(), MOST_MESSAGE_CHARS)
                .count(traced.schedule())
                .count(traced.failedAt())
                .list(traced.lanes(), MOST_LANES, "lanes", TracedCodec::lane)
                .list(traced.messages(), MOST_MESSAGES, "messages", TracedCodec::message)
                .list(traced.events(), MOST_EVENTS, "events", TracedCodec::event)
                .count(traced.omitted());
        write(sink, traced.replay());
        sink.count(traced.steps()).text(traced.course(), MOST_COURSE_CHARS);
    }

    static void write(Sink sink, Replay replay) {
        sink.number(replay.seed()).list(replay.acts(), Replay.MOST_ACTS, "acts", Sink::number);
    }

    private static void lane(Sink sink, Traced.Lane lane) {
        sink.count(lane.id()).text(lane.name(), MOST_NAME_CHARS).type(lane.kind().ordinal());
    }

    private static void message(Sink sink, Traced.Message message) {
        sink.count(message.id())
                .count(message.from())
                .count(message.to())
                .text(message.type(), MOST_NAME_CHARS)
                .list(message.body(), MOST_VALUES, "values", TracedCodec::value)
                .count(message.sentBy())
                .number(message.sentNanos())
                .type(message.fate().ordinal())
                .flag(message.isDoubled());
    }

    private static void event(Sink sink, Traced.Event event) {
        sink.count(event.id())
                .number(event.timeNanos())
                .count(event.lane())
                .type(event.kind().ordinal())
                .text(event.what(), MOST_LINE_CHARS)
                .count(event.message())
                .texts(event.journal(), MOST_LINES, MOST_LINE_CHARS)
                .texts(event.remarks(), MOST_LINES, MOST_LINE_CHARS)
                .list(event.changes(), MOST_VALUES, "values", TracedCodec::value)
                .flag(event.isStruck());
    }

    private static void value(Sink sink, Traced.Value value) {
        sink.text(value.name(), MOST_NAME_CHARS).text(value.text(), MOST_LINE_CHARS);
    }

    // ------------------------------------------------------------------------------------------------------ reading

    static Traced read(Source source) throws MalformedFrame {
        return new Traced(
                source.text(MOST_NAME_CHARS),
                source.text(MOST_NAME_CHARS),
                source.text(MOST_MESSAGE_CHARS),
                source.count(),
                source.count(),
                source.list(MOST_LANES, () -> lane(source)),
                source.list(MOST_MESSAGES, () -> message(source)),
                source.list(MOST_EVENTS, () -> event(source)),
                source.count(),
                replay(source),
                source.count(),
                source.text(MOST_COURSE_CHARS));
    }

    static Replay replay(Source source) throws MalformedFrame {
        return new Replay(source.number(), source.list(Replay.MOST_ACTS, source::number));
    }

    private static Traced.Lane lane(Source source) throws MalformedFrame {
        return new Traced.Lane(source.count(), source.text(MOST_NAME_CHARS), source.word(Traced.LaneKind.values()));
    }

    private static Traced.Message message(Source source) throws MalformedFrame {
        return new Traced.Message(
                source.count(),
                source.count(),
                source.count(),
                source.text(MOST_NAME_CHARS),
                source.list(MOST_VALUES, () -> value(source)),
                source.count(),
                source.number(),
                source.word(Traced.Fate.values()),
                source.flag());
    }

    private static Traced.Event event(Source source) throws MalformedFrame {
        return new Traced.Event(
                source.count(),
                source.number(),
                source.count(),
                source.word(Traced.EventKind.values()),
                source.text(MOST_LINE_CHARS),
                source.count(),
                source.texts(MOST_LINES, MOST_LINE_CHARS),
                source.texts(MOST_LINES, MOST_LINE_CHARS),
                source.list(MOST_VALUES, () -> value(source)),
                source.flag());
    }

    private static Traced.Value value(Source source) throws MalformedFrame {
        return new Traced.Value(source.text(MOST_NAME_CHARS), source.text(MOST_LINE_CHARS));
    }
}
