package dev.assay.exam.protocol;

import static dev.assay.exam.protocol.Bounds.MOST_MESSAGE_CHARS;
import static dev.assay.exam.protocol.Bounds.MOST_NAME_CHARS;
import static dev.assay.exam.protocol.Bounds.MOST_PATH_CHARS;
import static dev.assay.exam.protocol.Bounds.MOST_TESTS;
import static dev.assay.exam.protocol.Bounds.MOST_TITLE_CHARS;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * The codec: frames to bytes and back. A frame is a length (4 bytes, big-endian), a type (1 byte) and that many bytes
 * less one; a text is a length and UTF-8. Reading trusts nothing: whatever the bytes are, it ends in a frame that keeps
 * all limits or in a {@link MalformedFrame}, and never takes more memory than the bytes that have really arrived.
 */
public final class Frames {
    /** The longest frame, in bytes, its type included. */
    public static final int MOST_BYTES = 16 << 20;

    private static final int ORDER = 1;
    private static final int READY = 2;
    private static final int STARTED = 3;
    private static final int FINISHED = 4;
    private static final int SKIPPED = 5;
    private static final int PRINTED = 6;
    private static final int DISCOVERED = 7;
    private static final int TROUBLE = 8;
    private static final int DONE = 9;
    private static final int TRACED = 10;

    private Frames() {}

    // ------------------------------------------------------------------------------------------------------ writing

    /**
     * Writes a frame and flushes. Texts beyond their limit are cut, as they come from student code; anything else
     * beyond its limit is a mistake of the caller.
     *
     * @throws IllegalArgumentException if the frame has too many tests or classes, or is too long
     * @throws IOException if the stream fails
     */
    public static void write(OutputStream out, Frame frame) throws IOException {
        ByteArrayOutputStream bytes = encoded(frame);
        int most = frame instanceof Traced ? Traced.MOST_BYTES : MOST_BYTES;
        if (bytes.size() > most) {
            throw new IllegalArgumentException(
                    "a frame of %d bytes is too long; at most %d".formatted(bytes.size(), most));
        }
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.size()).array());
        bytes.writeTo(out);
        out.flush();
    }

    /** How long a frame is, in bytes, its type included. */
    public static int size(Frame frame) {
        return encoded(frame).size();
    }

    private static ByteArrayOutputStream encoded(Frame frame) {
        Sink sink = new Sink();
        switch (frame) {
            case Order order -> order(sink, order);
            case Ready ready -> sink.type(READY).text(ready.javaVersion(), MOST_NAME_CHARS);
            case Started started -> sink.type(STARTED).text(started.testId(), MOST_NAME_CHARS);
            case Finished finished -> finished(sink, finished);
            case Skipped skipped -> sink.type(SKIPPED)
                    .text(skipped.testId(), MOST_NAME_CHARS)
                    .text(skipped.unmetNeed(), MOST_NAME_CHARS);
            case Printed printed -> sink.type(PRINTED)
                    .text(printed.text(), Printed.MOST_CHARS)
                    .number(printed.droppedChars());
            case Discovered discovered -> discovered(sink, discovered);
            case Trouble trouble -> sink.type(TROUBLE).text(trouble.text(), MOST_MESSAGE_CHARS);
            case Done done -> sink.type(DONE);
            case Traced traced -> TracedCodec.write(sink.type(TRACED), traced);
        }
        return sink.bytes();
    }

    private static void order(Sink sink, Order order) {
        sink.type(ORDER)
                .type(order.mode().ordinal())
                .text(order.labId(), MOST_NAME_CHARS)
                .text(order.solutionType(), MOST_NAME_CHARS)
                .text(order.entry(), MOST_NAME_CHARS)
                .number(order.rootSeed())
                .count(order.seedFactor())
                .number(order.fuelPerTest())
                .list(order.tests(), MOST_TESTS, "tests", (into, test) -> into.text(test.id(), MOST_NAME_CHARS)
                        .text(test.title(), MOST_TITLE_CHARS)
                        .text(test.method(), MOST_NAME_CHARS)
                        .flag(test.isHidden())
                        .texts(test.needs(), MOST_TESTS, MOST_NAME_CHARS))
                .text(order.publicJar(), MOST_PATH_CHARS)
                .text(order.hiddenJar(), MOST_PATH_CHARS)
                .classes(order.submission())
                .classes(order.reference())
                .flag(order.withTraces())
                .flag(order.replay().isPresent());
        order.replay().ifPresent(replay -> TracedCodec.write(sink, replay));
    }

    private static void finished(Sink sink, Finished finished) {
        sink.type(FINISHED)
                .text(finished.testId(), MOST_NAME_CHARS)
                .type(finished.status().ordinal())
                .text(finished.rule(), MOST_NAME_CHARS)
                .text(finished.message(), MOST_MESSAGE_CHARS)
                .text(finished.file(), MOST_NAME_CHARS)
                .count(finished.line())
                .count(finished.schedule())
                .count(finished.schedulesRun())
                .number(finished.fuelSpent());
    }

    private static void discovered(Sink sink, Discovered discovered) {
        sink.type(DISCOVERED)
                .list(discovered.tests(), MOST_TESTS, "tests", (into, test) -> into.text(test.id(), MOST_NAME_CHARS)
                        .text(test.part(), MOST_NAME_CHARS)
                        .text(test.partTitle(), MOST_TITLE_CHARS)
                        .text(test.title(), MOST_TITLE_CHARS)
                        .flag(test.isHidden())
                        .count(test.points())
                        .count(test.schedules())
                        .text(test.hint(), MOST_MESSAGE_CHARS)
                        .text(test.feedback(), MOST_NAME_CHARS)
                        .texts(test.needs(), MOST_TESTS, MOST_NAME_CHARS)
                        .text(test.keeps(), MOST_MESSAGE_CHARS)
                        .text(test.method(), MOST_NAME_CHARS))
                .texts(discovered.problems(), MOST_TESTS, MOST_MESSAGE_CHARS);
    }

    // ------------------------------------------------------------------------------------------------------ reading

    /**
     * Reads a frame.
     *
     * @param in buffered if that matters; read from only as far as the frame goes
     * @throws MalformedFrame if the bytes are no frame
     * @throws EOFException if the stream ends before a whole frame
     * @throws IOException if the stream fails
     */
    public static Frame read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(Integer.BYTES);
        if (head.length < Integer.BYTES) {
            throw new EOFException("the stream ends where a frame should begin");
        }
        int length = ByteBuffer.wrap(head).getInt();
        if (length < 1 || length > MOST_BYTES) {
            throw new MalformedFrame("a frame claims to be %d bytes long".formatted(length));
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the stream ends within a frame");
        }
        Source source = new Source(bytes);
        Frame frame = frame(source);
        if (source.remaining() > 0) {
            throw new MalformedFrame("%d bytes follow the end of a frame".formatted(source.remaining()));
        }
        return frame;
    }

    private static Frame frame(Source source) throws MalformedFrame {
        int type = source.octet();
        return switch (type) {
            case ORDER -> order(source);
            case READY -> new Ready(source.text(MOST_NAME_CHARS));
            case STARTED -> new Started(source.text(MOST_NAME_CHARS));
            case FINISHED -> finished(source);
            case SKIPPED -> new Skipped(source.text(MOST_NAME_CHARS), source.text(MOST_NAME_CHARS));
            case PRINTED -> new Printed(source.text(Printed.MOST_CHARS), source.number());
            case DISCOVERED -> discovered(source);
            case TROUBLE -> new Trouble(source.text(MOST_MESSAGE_CHARS));
            case DONE -> new Done();
            case TRACED -> traced(source);
            default -> throw new MalformedFrame("there is no frame of type " + type);
        };
    }

    private static Order order(Source source) throws MalformedFrame {
        Order.Mode mode = source.word(Order.Mode.values());
        Order order = new Order(
                mode == Order.Mode.REPLAY ? Order.Mode.EXAMINE : mode,
                source.text(MOST_NAME_CHARS),
                source.text(MOST_NAME_CHARS),
                source.text(MOST_NAME_CHARS),
                source.number(),
                source.count(),
                source.number(),
                source.list(MOST_TESTS, () -> new Order.Test(
                        source.text(MOST_NAME_CHARS),
                        source.text(MOST_TITLE_CHARS),
                        source.text(MOST_NAME_CHARS),
                        source.flag(),
                        source.texts(MOST_TESTS, MOST_NAME_CHARS))),
                source.text(MOST_PATH_CHARS),
                source.text(MOST_PATH_CHARS),
                source.classes(),
                source.classes());
        Order traced = source.flag() ? order.tracing() : order;
        boolean hasReplay = source.flag();
        if (hasReplay != (mode == Order.Mode.REPLAY)) {
            throw new MalformedFrame("an order to repeat a run does not fit its mode");
        }
        return hasReplay ? traced.repeating(TracedCodec.replay(source)) : traced;
    }

    private static Finished finished(Source source) throws MalformedFrame {
        return new Finished(
                source.text(MOST_NAME_CHARS),
                source.word(Finished.Status.values()),
                source.text(MOST_NAME_CHARS),
                source.text(MOST_MESSAGE_CHARS),
                source.text(MOST_NAME_CHARS),
                source.count(),
                source.count(),
                source.count(),
                source.number());
    }

    private static Discovered discovered(Source source) throws MalformedFrame {
        return new Discovered(
                source.list(MOST_TESTS, () -> new Discovered.Test(
                        source.text(MOST_NAME_CHARS),
                        source.text(MOST_NAME_CHARS),
                        source.text(MOST_TITLE_CHARS),
                        source.text(MOST_TITLE_CHARS),
                        source.flag(),
                        source.count(),
                        source.count(),
                        source.text(MOST_MESSAGE_CHARS),
                        source.text(MOST_NAME_CHARS),
                        source.texts(MOST_TESTS, MOST_NAME_CHARS),
                        source.text(MOST_MESSAGE_CHARS),
                        source.text(MOST_NAME_CHARS))),
                source.texts(MOST_TESTS, MOST_MESSAGE_CHARS));
    }

    private static Traced traced(Source source) throws MalformedFrame {
        if (source.remaining() >= Traced.MOST_BYTES) {
            throw new MalformedFrame("a trace of %d bytes is too long".formatted(source.remaining()));
        }
        return TracedCodec.read(source);
    }
}
