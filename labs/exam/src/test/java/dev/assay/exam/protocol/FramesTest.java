package dev.assay.exam.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final Order ORDER = new Order(
            Order.Mode.EXAMINE,
            "chat",
            "lab.Solution",
            "chat.Solution",
            -1,
            3,
            2_000_000_000L,
            List.of(new Order.Test("A1", "Says hello", "lab.A#hello", true, List.of("A0", "P1"))),
            "public.jar",
            "",
            new TreeMap<>(Map.of("chat.Room", new byte[] {1, 2})),
            new TreeMap<>());

    private static final Traced TRACED = new Traced(
            "A1",
            "M2",
            "S0 voted twice – 💥",
            17,
            12,
            List.of(new Traced.Lane(0, "S0", Traced.LaneKind.NODE), new Traced.Lane(1, "S1", Traced.LaneKind.PUPPET)),
            List.of(new Traced.Message(
                    3, 1, 0, "RequestVote", List.of(new Traced.Value("term", "4")), -1, 5, Traced.Fate.ARRIVED, true)),
            List.of(
                    new Traced.Event(
                            0, 0, -1, Traced.EventKind.FAULT, "S1 is cut off", -1, List.of(), List.of(), List.of(), false),
                    new Traced.Event(
                            12, 1L << 40, 0, Traced.EventKind.RECEIVE, "", 3, List.of("save"), List.of("I vote"),
                            List.of(new Traced.Value("term", "4")), true)),
            11,
            new Replay(-2, List.of(Long.MIN_VALUE, 7L)),
            13,
            "AbCd:0123456789abcdef");

    private static final List<Frame> ALL_BUT_ORDER = List.of(
            TRACED,
            new Ready("25.0.3+9"),
            new Started("A1"),
            new Finished("A1", Finished.Status.SPENT, "FUEL", "too much – 💥", "raft/X.java", 3, 7, 8, 1L << 40),
            new Skipped("A2", "A1"),
            new Printed("hello\n", 17),
            new Discovered(
                    List.of(new Discovered.Test(
                            "A1", "A", "First", "Says", true, 4, 10, "hint", "rule", List.of("P1"), "", "lab.A#a")),
                    List.of("a problem")),
            new Trouble("no lab"),
            new Done());

    private static byte[] encoded(Frame frame) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frames.write(out, frame);
        return out.toByteArray();
    }

    private static Frame decoded(byte[] bytes) throws IOException {
        return Frames.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void everyKindOfFrameSurvivesTheJourney() throws IOException {
        for (Frame frame : ALL_BUT_ORDER) {
            assertEquals(frame, decoded(encoded(frame)));
        }
        Order order = (Order) decoded(encoded(ORDER));
        assertArrayEquals(ORDER.submission().get("chat.Room"), order.submission().get("chat.Room"));
        assertEquals(ORDER.tests(), order.tests());
        assertEquals(ORDER.rootSeed(), order.rootSeed());
        assertEquals(ORDER.fuelPerTest(), order.fuelPerTest());
        assertEquals(ORDER.publicJar(), order.publicJar());
    }

    @Test
    void anOrderSaysWhetherFailuresAreRecordedAndWhichRunIsRepeated() throws IOException {
        assertFalse(((Order) decoded(encoded(ORDER))).withTraces());
        assertTrue(((Order) decoded(encoded(ORDER.tracing()))).withTraces());
        Order again = (Order) decoded(encoded(ORDER.repeating(TRACED.replay())));
        assertEquals(Order.Mode.REPLAY, again.mode());
        assertEquals(Optional.of(TRACED.replay()), again.replay());
        // A run to repeat and the mode for it come together or not at all.
        byte[] torn = encoded(ORDER.repeating(TRACED.replay()));
        torn[5] = (byte) Order.Mode.EXAMINE.ordinal();
        assertThrows(MalformedFrame.class, () -> decoded(torn));
    }

    @Test
    void aTraceIsShortOrIsNoTrace() throws IOException {
        List<Traced.Event> events = Collections.nCopies(100, new Traced.Event(
                0, 0, 0, Traced.EventKind.BOOT, "x".repeat(900), -1, List.of(), List.of(), List.of(), false));
        Traced longer = new Traced(
                "A1", "M2", "", 0, -1, TRACED.lanes(), List.of(), events, 0, TRACED.replay(), 1, "");
        assertTrue(Frames.size(longer) > Traced.MOST_BYTES);
        assertThrows(IllegalArgumentException.class, () -> encoded(longer));
        byte[] claim = ByteBuffer.allocate(4 + Traced.MOST_BYTES + 1).putInt(Traced.MOST_BYTES + 1).put((byte) 10).array();
        assertThrows(MalformedFrame.class, () -> decoded(claim));
    }

    @Test
    void framesFollowEachOtherInOneStream() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Frame frame : ALL_BUT_ORDER) {
            Frames.write(out, frame);
        }
        ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
        for (Frame frame : ALL_BUT_ORDER) {
            assertEquals(frame, Frames.read(in));
        }
        assertThrows(EOFException.class, () -> Frames.read(in));
    }

    @Test
    void aTextBeyondItsLimitIsCutByTheWriter() throws IOException {
        String endless = "x".repeat(1_000_000);
        Finished finished = (Finished) decoded(
                encoded(new Finished("A1", Finished.Status.FAILED, "M1", endless, "", 0, -1, 1, 0)));
        assertTrue(finished.message().length() < 10_000);
        assertEquals(Printed.MOST_CHARS, ((Printed) decoded(encoded(new Printed(endless, 0)))).text().length());
    }

    @Test
    void aHugeClaimTakesNoMemory() {
        byte[] claim = ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).array();
        assertThrows(MalformedFrame.class, () -> decoded(claim));
        // A text of 16 MiB in a frame of nine bytes.
        byte[] text = ByteBuffer.allocate(9).putInt(5).put((byte) 2).putInt(16 << 20).array();
        assertThrows(MalformedFrame.class, () -> decoded(text));
        // A frame of 16 MiB of which nothing comes.
        byte[] length = ByteBuffer.allocate(4).putInt(Frames.MOST_BYTES).array();
        assertThrows(EOFException.class, () -> decoded(length));
    }

    @Test
    void bytesAfterTheEndOfAFrameAreNotOverlooked() throws IOException {
        byte[] done = encoded(new Done());
        byte[] longer = Arrays.copyOf(done, done.length + 1);
        ByteBuffer.wrap(longer).putInt(2);
        assertThrows(MalformedFrame.class, () -> decoded(longer));
    }

    @Property(tries = 2_000)
    void whateverTheBytesAreReadingEndsInAFrameOrInAnIoException(@ForAll byte[] bytes) {
        readToTheEnd(bytes);
        byte[] framed = ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
        readToTheEnd(framed);
    }

    @Property(tries = 2_000)
    void aDamagedFrameIsReadOrRefused(@ForAll("frames") byte[] bytes, @ForAll int place, @ForAll byte damage) {
        byte[] damaged = bytes.clone();
        damaged[Math.floorMod(place, damaged.length)] = damage;
        readToTheEnd(damaged);
        readToTheEnd(Arrays.copyOf(damaged, Math.floorMod(place, damaged.length)));
    }

    @Provide
    Arbitrary<byte[]> frames() throws IOException {
        byte[][] all = new byte[ALL_BUT_ORDER.size() + 1][];
        for (int i = 0; i < ALL_BUT_ORDER.size(); i++) {
            all[i] = encoded(ALL_BUT_ORDER.get(i));
        }
        all[ALL_BUT_ORDER.size()] = encoded(ORDER);
        return Arbitraries.of(all);
    }

    private static void readToTheEnd(byte[] bytes) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try {
            while (true) {
                Frames.read(in);
            }
        } catch (IOException expected) {
            // Anything else fails the property.
        }
    }
}
