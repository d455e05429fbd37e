package dev.assay.exam.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    private static final List<Frame> ALL_BUT_ORDER = List.of(
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
