package dev.assay.grader.examine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.assay.exam.protocol.Discovered;
import dev.assay.exam.protocol.Done;
import dev.assay.exam.protocol.Finished;
import dev.assay.exam.protocol.Finished.Status;
import dev.assay.exam.protocol.Frame;
import dev.assay.exam.protocol.Frames;
import dev.assay.exam.protocol.Order;
import dev.assay.exam.protocol.Printed;
import dev.assay.exam.protocol.Ready;
import dev.assay.exam.protocol.Replay;
import dev.assay.exam.protocol.Skipped;
import dev.assay.exam.protocol.Started;
import dev.assay.exam.protocol.Traced;
import dev.assay.exam.protocol.Trouble;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.SampleLab;
import dev.assay.grader.trace.FailedRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.mockito.Mockito;

/** Children that say what they like; the examiner believes only what can be. */
@DisplayName("An examiner")
class ExaminerTest {
    private static final Ready READY = new Ready("25");
    private static final Printed PRINTED = new Printed("", 0);
    private static final ExamPaper PAPER =
            ExamPaper.of(SampleLab.LAB, new TreeMap<>(Map.of("sample.Solution", new byte[3])));

    /** A first test that passes, then these frames. */
    private static Frame[] afterP1(Frame... frames) {
        List<Frame> all = new ArrayList<>(List.of(READY, new Started("P1"), passed("P1")));
        all.addAll(List.of(frames));
        return all.toArray(Frame[]::new);
    }

    private static final Frame[] ALL_PASS = afterP1(
            new Started("A1"), passed("A1"), new Started("A2"), passed("A2"), new Started("B1"), passed("B1"),
            new Started("B2"), passed("B2"), PRINTED, new Done());

    private final Box.Source source = mock(Box.Source.class);
    private final Progress progress = mock(Progress.class);
    private final ByteArrayOutputStream orders = new ByteArrayOutputStream();
    private Examiner examiner;

    @BeforeEach
    void makeExaminer() {
        examiner = new Examiner(source, Duration.ofSeconds(60));
    }

    private static Finished passed(String id) {
        return new Finished(id, Status.PASSED, "", "", "", 0, -1, 1, 100);
    }

    private static Finished failed(String id, Status status, String message) {
        return new Finished(id, status, "M1", message, "sample/Solution.java", 12, 2, 3, 100);
    }

    private Box box(Frame... frames) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            Frames.write(bytes, frame);
        }
        return box(bytes.toByteArray());
    }

    private Box box(byte[] answers) {
        Box box = mock(Box.class);
        when(box.orders()).thenReturn(orders);
        when(box.answers()).thenReturn(new ByteArrayInputStream(answers));
        when(box.fate()).thenReturn("has ended with exit code 1");
        when(box.errors()).thenReturn("");
        return box;
    }

    /** What comes of children of which each says these frames. */
    private Examined examine(Frame... frames) throws IOException {
        Box first = box(frames);
        Box second = box(frames);
        when(source.start(eq(SampleLab.LAB), anyBoolean())).thenReturn(first, second);
        return examiner.examine(PAPER, progress);
    }

    private String troubleOf(Frame... frames) throws IOException {
        return assertInstanceOf(Examined.Trouble.class, examine(frames)).message();
    }

    @Test
    @DisplayName("sends one order with the classes and the tests of the manifest, and ends the child when it has answered")
    void order() throws IOException {
        Box box = box(ALL_PASS);
        when(source.start(eq(SampleLab.LAB), anyBoolean())).thenReturn(box);
        assertInstanceOf(Examined.Outcomes.class, examiner.examine(PAPER.withSeed(5, 2), progress));
        Order order = (Order) Frames.read(new ByteArrayInputStream(orders.toByteArray()));
        assertEquals(List.of("P1", "A1", "A2", "B1", "B2"), order.tests().stream().map(Order.Test::id).toList());
        assertEquals(List.of("A1"), order.tests().get(2).needs());
        assertEquals(5, order.rootSeed());
        assertEquals(2, order.seedFactor());
        assertEquals(2 * 1_000_000, order.fuelPerTest(), "twice the schedules are twice the work");
        assertEquals(List.of("sample.Solution"), List.copyOf(order.submission().keySet()));
        InOrder end = Mockito.inOrder(box);
        end.verify(box).kill();
        end.verify(box).errors();
        end.verify(box).close();
    }

    @Test
    @DisplayName("tells how it goes, test by test")
    void progress() throws IOException {
        examine(ALL_PASS);
        InOrder story = Mockito.inOrder(progress);
        for (int i = 0; i < SampleLab.MANIFEST.tests().size(); i++) {
            LabManifest.Test test = SampleLab.MANIFEST.tests().get(i);
            story.verify(progress).started(test, i, 5);
            story.verify(progress).finished(eq(test), any(Outcome.class));
        }
        verify(progress, never()).again(any());
    }

    @Test
    @DisplayName("takes failures with rule, sentence and place, and skips what needs them")
    void failures() throws IOException {
        Examined.Outcomes outcomes = assertInstanceOf(Examined.Outcomes.class, examine(afterP1(
                new Started("A1"), failed("A1", Status.FAILED, "Wrong."), new Skipped("A2", "A1"), new Started("B1"),
                failed("B1", Status.SPENT, "Spent."), new Started("B2"), passed("B2"), PRINTED, new Done())));
        assertEquals(
                new Outcome("A1", Outcome.Status.FAILED, "M1", "Wrong.", "sample/Solution.java", 12, 2, 3, 100, ""),
                outcomes.of("A1").orElseThrow());
        assertEquals(Outcome.skipped("A2", "A1"), outcomes.of("A2").orElseThrow());
        assertEquals(Outcome.Status.SPENT, outcomes.of("B1").orElseThrow().status());
        verify(progress, times(4)).started(any(), anyInt(), anyInt());
        verify(progress, times(5)).finished(any(), any());
    }

    @Test
    @DisplayName("makes hostile text legible")
    void hostileText() throws IOException {
        String hostile = "\033[2J\u202Egnp.exe\u0000\r\n::error::";
        Examined.Outcomes outcomes = assertInstanceOf(Examined.Outcomes.class, examine(afterP1(
                new Started("A1"), failed("A1", Status.FAILED, hostile), new Skipped("A2", "A1"), new Started("B1"),
                passed("B1"), new Started("B2"), passed("B2"), new Printed(hostile, -5), new Done())));
        String legible = "\\u{1b}[2J\\u{202e}gnp.exe\\u{0}\\u{d}\n::error::";
        assertEquals(legible, outcomes.of("A1").orElseThrow().message());
        assertEquals(legible, outcomes.printed());
        assertEquals(0, outcomes.printedDroppedChars());
    }

    @Test
    @DisplayName("believes no child that tells what cannot be")
    void nonsense() throws IOException {
        Frame[][] lies = {
            {new Started("P1")}, // not ready
            {READY, READY},
            {READY, passed("P1")}, // never started
            {READY, new Started("A1")}, // not its turn
            {READY, new Started("P1"), new Started("P1")},
            {READY, new Started("P1"), passed("A1")},
            {READY, new Started("P1"), new Skipped("P1", "A1")},
            {READY, new Skipped("P1", "A1")}, // needs nothing
            {READY, new Started("invented")},
            {READY, new Started("P1"), new Done()},
            {READY, PRINTED},
            {READY, new Done()}, // leaves out all tests
            {READY, new Discovered(List.of(), List.of())},
            {READY, PAPER.order()},
            afterP1(passed("P1")), // a second verdict
            afterP1(new Started("P1")),
            afterP1(new Started("A1"), failed("A1", Status.FAILED, ""), new Started("A2")), // needs A1
            afterP1(new Started("A1"), passed("A1"), new Skipped("A2", "A1")), // A1 has passed
            afterP1(new Started("A1"), new Finished("A1", Status.FAILED, "", "", "", -1, -1, 1, 0)),
            afterP1(new Started("A1"), new Finished("A1", Status.FAILED, "", "", "", 0, 7, 3, 0)),
            afterP1(new Started("A1"), new Finished("A1", Status.FAILED, "", "", "", 0, -1, 1, -1)),
            Arrays.copyOf(ALL_PASS, ALL_PASS.length - 2, Frame[].class), // dies before it is done
            allPassThen(PRINTED), // prints twice
            allPassThen(new Started("B2")),
        };
        for (Frame[] lie : lies) {
            String trouble = troubleOf(lie);
            assertTrue(trouble.contains("twice"), Arrays.toString(lie) + " gave " + trouble);
        }
    }

    /** What a child may say of a failure of A1; the events are as given. */
    private static Traced traced(String testId, int failedAt, Traced.Event... events) {
        return new Traced(
                testId,
                "anything",
                "anything",
                99,
                failedAt,
                List.of(new Traced.Lane(0, "S0\u202e", Traced.LaneKind.NODE)),
                List.of(),
                List.of(events),
                1,
                new Replay(4711, List.of(3L, -1L)),
                2,
                "AaBb:0123456789abcdef");
    }

    private static Traced.Event event(int id, int lane, int message) {
        return new Traced.Event(
                id, 5, lane, Traced.EventKind.TIMER, "\u001b[2Jelection", message, List.of("\u0000".repeat(900)),
                List.of(), List.of(new Traced.Value("term", "4")), false);
    }

    private static final Finished A1_FAILED =
            new Finished("A1", Status.FAILED, "M1", "Wrong.", "sample/Solution.java", 12, 2, 3, 100);

    private static Frame[] afterA1(Frame... frames) {
        List<Frame> all = new ArrayList<>(List.of(afterP1(new Started("A1"), A1_FAILED)));
        all.addAll(List.of(frames));
        return all.toArray(Frame[]::new);
    }

    private Examined examineTracing(Frame... frames) throws IOException {
        Box first = box(frames);
        Box second = box(frames);
        when(source.start(eq(SampleLab.LAB), anyBoolean())).thenReturn(first, second);
        return examiner.examine(PAPER.tracing(), progress);
    }

    @Test
    @DisplayName("takes the recording of a failure, legible, with the verdict's own words")
    void recording() throws IOException {
        Examined.Outcomes outcomes = assertInstanceOf(Examined.Outcomes.class, examineTracing(afterA1(
                traced("A1", 1, event(1, 0, -1)), new Skipped("A2", "A1"), new Started("B1"), passed("B1"),
                new Started("B2"), passed("B2"), PRINTED, new Done())));
        FailedRun run = outcomes.of("A1").orElseThrow().trace().orElseThrow();
        assertEquals(new FailedRun.Verdict("M1", "Wrong.", 2, OptionalInt.of(1)), run.verdict());
        assertEquals("S0\\u{202e}", run.lanes().getFirst().name());
        assertEquals("\\u{1b}[2Jelection", run.events().getFirst().what());
        assertTrue(run.events().getFirst().journal().getFirst().length() <= 1_000);
        assertEquals(
                new FailedRun.Replay(4711, List.of(3L, -1L), 2, "AaBb:0123456789abcdef"), run.replay().orElseThrow());
        assertEquals(Optional.empty(), outcomes.of("B1").orElseThrow().trace());
        assertTrue(((Order) Frames.read(new ByteArrayInputStream(orders.toByteArray()))).withTraces());
    }

    @Test
    @DisplayName("believes no recording that nobody ordered, that comes at another time, or that makes no sense")
    void falseRecordings() throws IOException {
        Traced sound = traced("A1", 1, event(1, 0, -1));
        assertTrue(troubleOf(afterA1(sound)).contains("twice"), "nobody ordered it");
        Mockito.reset(source);
        Frame[][] lies = {
            {READY, sound},
            {READY, new Started("P1"), sound},
            afterP1(traced("P1", 1, event(1, 0, -1))), // has passed
            afterP1(new Started("A1"), sound), // no verdict yet
            afterA1(traced("P1", 1, event(1, 0, -1))), // another test
            afterA1(sound, sound),
            afterA1(new Skipped("A2", "A1"), sound),
            afterA1(traced("A1", 7, event(1, 0, -1))), // fails in an event that is not there
            afterA1(traced("A1", -2, event(1, 0, -1))),
            afterA1(traced("A1", 1, event(1, 3, -1))), // on a lane that is not there
            afterA1(traced("A1", 1, event(1, 0, 5))), // a message that is not there
            afterA1(traced("A1", 1, event(1, 0, -7))),
            afterA1(traced("A1", -1)), // no events
            afterA1(traced("A1", 1, event(1, 0, -1), event(1, 0, -1))),
            afterA1(traced("A1", 1, event(1, 0, -1), event(2, 0, -1))), // more events than steps
            afterP1(
                    new Started("A1"),
                    new Finished("A1", Status.FAILED, "", "", "", 0, 2, 3, 100), // a trace without a rule
                    sound),
        };
        for (Frame[] lie : lies) {
            Examined.Trouble trouble = assertInstanceOf(
                    Examined.Trouble.class, examineTracing(lie), () -> Arrays.toString(lie));
            assertTrue(trouble.message().contains("Traced"), Arrays.toString(lie) + " gave " + trouble.message());
        }
    }

    private static Frame[] allPassThen(Frame frame) {
        Frame[] all = ALL_PASS.clone();
        all[all.length - 1] = frame;
        return all;
    }

    @Test
    @DisplayName("tries a second child when the first one fails, and takes nothing over from it")
    void secondChild() throws IOException {
        Box first = box(afterP1(new Started("A1"), failed("A1", Status.FAILED, "")));
        Box second = box(ALL_PASS);
        when(source.start(eq(SampleLab.LAB), anyBoolean())).thenReturn(first, second);
        Examined.Outcomes outcomes = assertInstanceOf(Examined.Outcomes.class, examiner.examine(PAPER, progress));
        assertEquals(5, outcomes.outcomes().stream().filter(Outcome::hasPassed).count());
        assertEquals(2, outcomes.facts().attempts());
        verify(progress).again("has ended with exit code 1 before test A2 (Takes two steps)");
        verify(first).close();
        verify(second).close();
    }

    @Test
    @DisplayName("names the test that ran, and the way out, when there is no verdict")
    void trouble() throws IOException {
        String trouble = troubleOf(afterP1(new Started("A1")));
        assertTrue(trouble.contains("in test A1 (Takes a step), twice"), trouble);
        assertTrue(trouble.contains("no verdict"), trouble);
        assertTrue(trouble.contains("assay doctor"), trouble);
    }

    @Test
    @DisplayName("does not try again when the child says what is wrong with the lab")
    void givenUp() throws IOException {
        assertEquals("mend lab.json", troubleOf(READY, new Trouble("mend lab.json")));
        verify(source, times(1)).start(any(), anyBoolean());
    }

    @Test
    @DisplayName("gives no verdict when a test itself is broken, and says which and how")
    void brokenTest() throws IOException {
        String trouble = troubleOf(afterP1(
                new Started("A1"), failed("A1", Status.TROUBLE, "NullPointerException at Steps.a1"),
                new Skipped("A2", "A1"), new Started("B1"), passed("B1"), new Started("B2"), passed("B2"), PRINTED,
                new Done()));
        assertTrue(trouble.contains("test A1 (Takes a step)") && trouble.contains("NullPointerException"), trouble);
    }

    @Test
    @DisplayName("survives any bytes on the channel")
    void anyBytes() throws IOException {
        ByteArrayOutputStream honest = new ByteArrayOutputStream();
        for (Frame frame : ALL_PASS) {
            Frames.write(honest, frame);
        }
        byte[] bytes = honest.toByteArray();
        for (int place = 0; place < bytes.length; place++) {
            byte[] damaged = bytes.clone();
            damaged[place] ^= (byte) (1 + place % 255);
            Box first = box(damaged);
            Box second = box(Arrays.copyOf(bytes, place));
            when(source.start(eq(SampleLab.LAB), anyBoolean())).thenReturn(first, second);
            Examined examined = examiner.examine(PAPER, Progress.NONE);
            if (examined instanceof Examined.Outcomes outcomes) {
                assertEquals(5, outcomes.outcomes().size());
            }
        }
    }

    @Test
    @DisplayName("has trouble, not an exception, when no child can be started, or none listens")
    void noChild() throws IOException {
        when(source.start(eq(SampleLab.LAB), anyBoolean())).thenThrow(new IOException("no more processes"));
        Examined examined = examiner.examine(PAPER, progress);
        String trouble = assertInstanceOf(Examined.Trouble.class, examined).message();
        assertTrue(trouble.contains("no more processes"), trouble);

        Box deaf = box(new byte[0]);
        when(deaf.orders()).thenReturn(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        Mockito.reset(source);
        when(source.start(eq(SampleLab.LAB), anyBoolean())).thenReturn(deaf, deaf);
        assertInstanceOf(Examined.Trouble.class, examiner.examine(PAPER, progress));
    }

    @Test
    @DisplayName("ends a child that is silent for longer than it has patience")
    void patience() throws IOException {
        Box first = silentBox();
        Box second = silentBox();
        when(source.start(eq(SampleLab.LAB), anyBoolean())).thenReturn(first, second);
        Examined examined = new Examiner(source, Duration.ofMillis(20)).examine(PAPER, progress);
        String trouble = assertInstanceOf(Examined.Trouble.class, examined).message();
        assertTrue(trouble.contains("fell silent while it started and was ended"), trouble);
        verify(first).kill();
        verify(second).kill();
    }

    /** A child whose output ends when it is killed, and not before. */
    private Box silentBox() {
        CountDownLatch end = new CountDownLatch(1);
        Box silent = box(new byte[0]);
        Mockito.doAnswer(call -> {
                    end.countDown();
                    return null;
                })
                .when(silent)
                .kill();
        when(silent.answers()).thenReturn(new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    end.await();
                    return -1;
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        });
        return silent;
    }

    @Test
    @DisplayName("reads which tests a lab has in the words of the manifest")
    void discovery() throws Exception {
        Box box = box(
                READY,
                new Discovered(
                        List.of(new Discovered.Test(
                                "A1", "A", "First", "Steps", true, 4, 10, "Walk.", "rule", List.of("P1"), "It stays.",
                                "lab.A#a")),
                        List.of("a problem")),
                new Done());
        when(source.start(eq(SampleLab.LAB), anyBoolean())).thenReturn(box);
        Discovery discovery = examiner.discover(SampleLab.LAB);
        assertEquals(
                List.of(new LabManifest.Test(
                        "A1", "A", "Steps", LabManifest.Visibility.HIDDEN, 4_00, 10, "Walk.",
                        LabManifest.Feedback.RULE, List.of("P1"), "lab.A#a")),
                discovery.tests());
        assertEquals(Map.of("A", "First"), discovery.partTitles());
        assertEquals(Map.of("A1", "It stays."), discovery.keeps());
        assertEquals(List.of("a problem"), discovery.problems());
    }

    @Test
    @DisplayName("says why it cannot find out which tests a lab has")
    void noDiscovery() throws Exception {
        Box givesUp = box(READY, new Trouble("hidden.jar cannot be read"));
        when(source.start(eq(SampleLab.LAB), anyBoolean())).thenReturn(givesUp);
        DiscoveryFailed failed = assertThrows(DiscoveryFailed.class, () -> examiner.discover(SampleLab.LAB));
        assertEquals("hidden.jar cannot be read", failed.getMessage());
        Box first = box(READY, new Done());
        Box second = box(READY, PRINTED);
        when(source.start(eq(SampleLab.LAB), anyBoolean())).thenReturn(first, second);
        failed = assertThrows(DiscoveryFailed.class, () -> examiner.discover(SampleLab.LAB));
        assertTrue(failed.getMessage().contains("Printed"), failed.getMessage());
    }
}
