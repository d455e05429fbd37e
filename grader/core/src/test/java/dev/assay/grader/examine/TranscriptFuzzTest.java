package dev.assay.grader.examine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.exam.protocol.Discovered;
import dev.assay.exam.protocol.Done;
import dev.assay.exam.protocol.Finished;
import dev.assay.exam.protocol.Frame;
import dev.assay.exam.protocol.Frames;
import dev.assay.exam.protocol.Printed;
import dev.assay.exam.protocol.Ready;
import dev.assay.exam.protocol.Skipped;
import dev.assay.exam.protocol.Started;
import dev.assay.exam.protocol.Trouble;
import dev.assay.grader.fuzz.Edit;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.SampleLab;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a child says, the parent ends up with a whole transcript of the paper's tests, or knows that it has none. */
class TranscriptFuzzTest {
    private static final String SEED = "20260102";
    private static final List<LabManifest.Test> TESTS = SampleLab.MANIFEST.tests();

    /** What an honest child says: B1 fails, all others pass. */
    private static final List<Frame> HONEST = honest();

    private static List<Frame> honest() {
        List<Frame> frames = new ArrayList<>(List.of(new Ready("25.0.3+9")));
        for (LabManifest.Test test : TESTS) {
            frames.add(new Started(test.id()));
            frames.add(test.id().equals("B1")
                    ? new Finished("B1", Finished.Status.FAILED, "M1", "two leaders", "a/B.java", 3, 7, 8, 1_000)
                    : new Finished(test.id(), Finished.Status.PASSED, "", "", "", 0, -1, test.schedules(), 1_000));
        }
        frames.add(new Printed("hello", 0));
        frames.add(new Done());
        return frames;
    }

    @Property(tries = 1_500, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void damagedBytes(@ForAll("edits") List<Edit> edits) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Frame frame : HONEST) {
            Frames.write(out, frame);
        }
        listen(Edit.all(edits, out.toByteArray()));
    }

    @Property(tries = 1_500, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void honestFramesInAnotherOrderAndOthersAmongThem(
            @ForAll("edits") List<Edit> edits, @ForAll("frames") List<Frame> others) throws IOException {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < HONEST.size(); i++) {
            numbers.add(Character.toString('a' + i));
        }
        String order = Edit.all(edits, String.join(" ", numbers), List.of("z", "y", "x", "w"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (char each : order.replace(" ", "").toCharArray()) {
            int index = each - 'a';
            Frames.write(out, index < HONEST.size() ? HONEST.get(index) : others.get('z' - each));
        }
        listen(out.toByteArray());
    }

    private static void listen(byte[] said) {
        Transcript transcript = new Transcript(TESTS, Transcript.Recorded.EVERYTHING, Progress.NONE);
        InputStream in = new ByteArrayInputStream(said);
        try {
            while (!transcript.isDone()) {
                transcript.take(Frames.read(in));
            }
            assertEquals(TESTS.size(), transcript.outcomes().size(), "done is done");
        } catch (IOException | Transcript.Nonsense | Transcript.GivenUp none) {
            assertFalse(transcript.isDone());
        }
        assertTrue(transcript.where().length() < 200, transcript.where());
        for (int i = 0; i < transcript.outcomes().size(); i++) {
            Outcome outcome = transcript.outcomes().get(i);
            assertEquals(TESTS.get(i).id(), outcome.testId(), "each test once, in its order");
            assertTrue(outcome.message().length() <= 5_000, outcome.message());
        }
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Edit.some(4);
    }

    @Provide
    Arbitrary<List<Frame>> frames() {
        Arbitrary<String> ids = Arbitraries.of("P1", "A1", "A2", "B1", "B2", "Z9", "", "\u001b[31m", "\ud800");
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(50);
        Arbitrary<Integer> numbers = Arbitraries.of(Integer.MIN_VALUE, -2, -1, 0, 1, 7, Integer.MAX_VALUE);
        Arbitrary<Finished> finished = Combinators.combine(
                        ids, Arbitraries.of(Finished.Status.values()), texts, numbers, numbers, numbers)
                .as((id, status, text, line, schedule, run) -> new Finished(
                        id, status, text, text, text, line, schedule, run, (long) line * run));
        return Arbitraries.oneOf(
                        ids.map(Started::new),
                        finished,
                        Combinators.combine(ids, ids).as(Skipped::new),
                        Combinators.combine(texts, numbers).as((text, number) -> new Printed(text, number)),
                        texts.map(Trouble::new),
                        texts.map(Ready::new),
                        Arbitraries.of(new Done(), new Discovered(List.of(), List.of("a problem"))))
                .map(Frame.class::cast)
                .list().ofSize(4);
    }
}
