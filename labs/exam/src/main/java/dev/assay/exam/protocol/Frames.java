package dev.assay.exam.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The codec: frames to bytes and back. A frame is a length (4 bytes, big-endian), a type (1 byte) and that many bytes
 * less one; a text is a length and UTF-8. Reading trusts nothing: whatever the bytes are, it ends in a frame that keeps
 * all limits or in a {@link MalformedFrame}, and never takes more memory than the bytes that have really arrived.
 */
public final class Frames {
    /** The longest frame, in bytes, its type included. */
    public static final int MOST_BYTES = 16 << 20;

    private static final int MOST_NAME_CHARS = 500;
    private static final int MOST_TITLE_CHARS = 2_000;
    private static final int MOST_MESSAGE_CHARS = 8_000;
    private static final int MOST_PATH_CHARS = 8_000;
    private static final int MOST_CLASS_BYTES = 8 << 20;
    private static final int MOST_TESTS = 5_000;
    private static final int MOST_CLASSES = 5_000;

    private static final int ORDER = 1;
    private static final int READY = 2;
    private static final int STARTED = 3;
    private static final int FINISHED = 4;
    private static final int SKIPPED = 5;
    private static final int PRINTED = 6;
    private static final int DISCOVERED = 7;
    private static final int TROUBLE = 8;
    private static final int DONE = 9;

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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Sink sink = new Sink(new DataOutputStream(bytes));
        switch (frame) {
            case Order order -> sink.order(order);
            case Ready ready -> sink.type(READY).text(ready.javaVersion(), MOST_NAME_CHARS);
            case Started started -> sink.type(STARTED).text(started.testId(), MOST_NAME_CHARS);
            case Finished finished -> sink.finished(finished);
            case Skipped skipped -> sink.type(SKIPPED)
                    .text(skipped.testId(), MOST_NAME_CHARS)
                    .text(skipped.unmetNeed(), MOST_NAME_CHARS);
            case Printed printed -> sink.type(PRINTED)
                    .text(printed.text(), Printed.MOST_CHARS)
                    .number(printed.droppedChars());
            case Discovered discovered -> sink.discovered(discovered);
            case Trouble trouble -> sink.type(TROUBLE).text(trouble.text(), MOST_MESSAGE_CHARS);
            case Done done -> sink.type(DONE);
        }
        if (bytes.size() > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "a frame of %d bytes is too long; at most %d".formatted(bytes.size(), MOST_BYTES));
        }
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.size()).array());
        bytes.writeTo(out);
        out.flush();
    }

    /** Writes values; the stream is in memory, so it does not fail. */
    private record Sink(DataOutputStream data) {
        Sink type(int type) {
            return then(() -> data.writeByte(type));
        }

        Sink count(int number) {
            return then(() -> data.writeInt(number));
        }

        Sink number(long number) {
            return then(() -> data.writeLong(number));
        }

        Sink flag(boolean flag) {
            return then(() -> data.writeBoolean(flag));
        }

        Sink bytes(byte[] bytes) {
            return then(() -> {
                data.writeInt(bytes.length);
                data.write(bytes);
            });
        }

        Sink text(String text, int mostChars) {
            String kept = text.length() <= mostChars ? text : text.substring(0, mostChars);
            return bytes(kept.getBytes(StandardCharsets.UTF_8));
        }

        Sink texts(Collection<String> texts, int most, int mostChars) {
            count(atMost(most, texts.size(), "texts"));
            texts.forEach(text -> text(text, mostChars));
            return this;
        }

        Sink classes(SortedMap<String, byte[]> classes) {
            count(atMost(MOST_CLASSES, classes.size(), "classes"));
            classes.forEach((name, bytes) -> text(name, MOST_NAME_CHARS).bytes(bytes));
            return this;
        }

        void order(Order order) {
            type(ORDER)
                    .type(order.mode().ordinal())
                    .text(order.labId(), MOST_NAME_CHARS)
                    .text(order.solutionType(), MOST_NAME_CHARS)
                    .text(order.entry(), MOST_NAME_CHARS)
                    .number(order.rootSeed())
                    .count(order.seedFactor())
                    .number(order.fuelPerTest())
                    .count(atMost(MOST_TESTS, order.tests().size(), "tests"));
            for (Order.Test test : order.tests()) {
                text(test.id(), MOST_NAME_CHARS)
                        .text(test.title(), MOST_TITLE_CHARS)
                        .text(test.method(), MOST_NAME_CHARS)
                        .flag(test.isHidden())
                        .texts(test.needs(), MOST_TESTS, MOST_NAME_CHARS);
            }
            text(order.publicJar(), MOST_PATH_CHARS)
                    .text(order.hiddenJar(), MOST_PATH_CHARS)
                    .classes(order.submission())
                    .classes(order.reference());
        }

        void finished(Finished finished) {
            type(FINISHED)
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

        void discovered(Discovered discovered) {
            type(DISCOVERED).count(atMost(MOST_TESTS, discovered.tests().size(), "tests"));
            for (Discovered.Test test : discovered.tests()) {
                text(test.id(), MOST_NAME_CHARS)
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
                        .text(test.method(), MOST_NAME_CHARS);
            }
            texts(discovered.problems(), MOST_TESTS, MOST_MESSAGE_CHARS);
        }

        private static int atMost(int most, int count, String what) {
            if (count > most) {
                throw new IllegalArgumentException("%d %s are too many; at most %d".formatted(count, what, most));
            }
            return count;
        }

        private interface Writing {
            void run() throws IOException;
        }

        private Sink then(Writing writing) {
            try {
                writing.run();
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException("memory does not fail", e);
            }
        }
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
        Source source = new Source(ByteBuffer.wrap(bytes));
        Frame frame = source.frame();
        if (source.bytes.hasRemaining()) {
            throw new MalformedFrame("%d bytes follow the end of a frame".formatted(source.bytes.remaining()));
        }
        return frame;
    }

    /** Reads values out of a frame that is in memory already. */
    private record Source(ByteBuffer bytes) {
        Frame frame() throws MalformedFrame {
            int type = octet();
            return switch (type) {
                case ORDER -> order();
                case READY -> new Ready(text(MOST_NAME_CHARS));
                case STARTED -> new Started(text(MOST_NAME_CHARS));
                case FINISHED -> finished();
                case SKIPPED -> new Skipped(text(MOST_NAME_CHARS), text(MOST_NAME_CHARS));
                case PRINTED -> new Printed(text(Printed.MOST_CHARS), number());
                case DISCOVERED -> discovered();
                case TROUBLE -> new Trouble(text(MOST_MESSAGE_CHARS));
                case DONE -> new Done();
                default -> throw new MalformedFrame("there is no frame of type " + type);
            };
        }

        private Order order() throws MalformedFrame {
            Order.Mode mode = word(Order.Mode.values());
            String labId = text(MOST_NAME_CHARS);
            String solutionType = text(MOST_NAME_CHARS);
            String entry = text(MOST_NAME_CHARS);
            long rootSeed = number();
            int seedFactor = count();
            long fuelPerTest = number();
            List<Order.Test> tests = new ArrayList<>();
            for (int left = atMost(MOST_TESTS); left > 0; left--) {
                tests.add(new Order.Test(
                        text(MOST_NAME_CHARS), text(MOST_TITLE_CHARS), text(MOST_NAME_CHARS), flag(), names()));
            }
            return new Order(
                    mode, labId, solutionType, entry, rootSeed, seedFactor, fuelPerTest, tests,
                    text(MOST_PATH_CHARS), text(MOST_PATH_CHARS), classes(), classes());
        }

        private Finished finished() throws MalformedFrame {
            return new Finished(
                    text(MOST_NAME_CHARS),
                    word(Finished.Status.values()),
                    text(MOST_NAME_CHARS),
                    text(MOST_MESSAGE_CHARS),
                    text(MOST_NAME_CHARS),
                    count(),
                    count(),
                    count(),
                    number());
        }

        private Discovered discovered() throws MalformedFrame {
            List<Discovered.Test> tests = new ArrayList<>();
            for (int left = atMost(MOST_TESTS); left > 0; left--) {
                tests.add(new Discovered.Test(
                        text(MOST_NAME_CHARS),
                        text(MOST_NAME_CHARS),
                        text(MOST_TITLE_CHARS),
                        text(MOST_TITLE_CHARS),
                        flag(),
                        count(),
                        count(),
                        text(MOST_MESSAGE_CHARS),
                        text(MOST_NAME_CHARS),
                        names(),
                        text(MOST_MESSAGE_CHARS),
                        text(MOST_NAME_CHARS)));
            }
            List<String> problems = new ArrayList<>();
            for (int left = atMost(MOST_TESTS); left > 0; left--) {
                problems.add(text(MOST_MESSAGE_CHARS));
            }
            return new Discovered(tests, problems);
        }

        private List<String> names() throws MalformedFrame {
            List<String> names = new ArrayList<>();
            for (int left = atMost(MOST_TESTS); left > 0; left--) {
                names.add(text(MOST_NAME_CHARS));
            }
            return names;
        }

        private SortedMap<String, byte[]> classes() throws MalformedFrame {
            SortedMap<String, byte[]> classes = new TreeMap<>();
            for (int left = atMost(MOST_CLASSES); left > 0; left--) {
                classes.put(text(MOST_NAME_CHARS), block(MOST_CLASS_BYTES));
            }
            return classes;
        }

        private int octet() throws MalformedFrame {
            require(1);
            return Byte.toUnsignedInt(bytes.get());
        }

        private boolean flag() throws MalformedFrame {
            return octet() != 0;
        }

        private int count() throws MalformedFrame {
            require(Integer.BYTES);
            return bytes.getInt();
        }

        private int atMost(int most) throws MalformedFrame {
            int count = count();
            if (count < 0 || count > most) {
                throw new MalformedFrame(
                        "a frame claims to hold %d things, at most %d are allowed".formatted(count, most));
            }
            return count;
        }

        private long number() throws MalformedFrame {
            require(Long.BYTES);
            return bytes.getLong();
        }

        private <W> W word(W[] words) throws MalformedFrame {
            int index = octet();
            if (index >= words.length) {
                throw new MalformedFrame("there is no word of number " + index);
            }
            return words[index];
        }

        private String text(int mostChars) throws MalformedFrame {
            String text = new String(block(3 * mostChars), StandardCharsets.UTF_8);
            if (text.length() > mostChars) {
                throw new MalformedFrame("a text has %d characters, at most %d are allowed".formatted(
                        text.length(), mostChars));
            }
            return text;
        }

        private byte[] block(int mostBytes) throws MalformedFrame {
            int length = count();
            if (length < 0 || length > mostBytes) {
                throw new MalformedFrame("a value claims to have %d bytes, at most %d are allowed".formatted(
                        length, mostBytes));
            }
            require(length);
            byte[] block = new byte[length];
            bytes.get(block);
            return block;
        }

        private void require(int length) throws MalformedFrame {
            if (bytes.remaining() < length) {
                throw new MalformedFrame("a frame ends in the middle of a value");
            }
        }
    }
}
