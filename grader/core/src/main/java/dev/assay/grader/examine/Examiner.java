package dev.assay.grader.examine;

import dev.assay.exam.protocol.Discovered;
import dev.assay.exam.protocol.Done;
import dev.assay.exam.protocol.Frame;
import dev.assay.exam.protocol.Frames;
import dev.assay.exam.protocol.MalformedFrame;
import dev.assay.exam.protocol.Order;
import dev.assay.exam.protocol.Ready;
import dev.assay.exam.protocol.Replay;
import dev.assay.exam.protocol.Trouble;
import dev.assay.grader.aot.AotCaches;
import dev.assay.grader.aot.CacheUse;
import dev.assay.grader.intake.Legible;
import dev.assay.grader.isolate.Posture;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.trace.FailedRun;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Examines submissions, each in a fresh child. A child that dies, falls silent or says nonsense is replaced once; the
 * second time is our trouble. Safe for use by several threads, each with a child of its own.
 */
public final class Examiner {
    private static final String PATIENCE_PROPERTY = "assay.box.patience";
    private static final int STANDARD_PATIENCE_SECONDS = 120;
    private static final int ATTEMPTS = 2;
    private static final int MOST_ERROR_CHARS = Tail.MOST_BYTES;

    private final Box.Source boxes;
    private final Duration patience;

    Examiner(Box.Source boxes, Duration patience) {
        this.boxes = boxes;
        this.patience = patience;
    }

    /**
     * An examiner with the children of a stage. The system property {@code assay.box.patience} says for how many
     * seconds a child may be silent, {@code assay.box.flags} gives more flags to its JVM, {@code assay.isolation=off}
     * does without the system's walls around it.
     *
     * @param caches where what makes starts cheap is found, or made
     * @param announce is told when something has to be made first that takes seconds and is kept for later, such as
     *     {@code making the metered library from this JDK, once}
     */
    public static Examiner on(Stage stage, AotCaches caches, Consumer<String> announce) {
        int seconds = Integer.getInteger(PATIENCE_PROPERTY, STANDARD_PATIENCE_SECONDS);
        return new Examiner(new Nursery(stage, caches, announce), Duration.ofSeconds(Math.max(1, seconds)));
    }

    /** The same with the caches of the stage. */
    public static Examiner on(Stage stage, Consumer<String> announce) {
        return on(stage, AotCaches.in(stage.cache(), announce), announce);
    }

    /** How children are walled in on this machine; takes the time of a start of Java when it is first asked. */
    public Posture posture() {
        return boxes.posture();
    }

    /** Whether children for a lab are started with a cache; makes it when there is none, which takes seconds. */
    public CacheUse cacheUse(Lab lab) {
        return boxes.cacheUse(lab);
    }

    /** Why a child could not do its work; another one may. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        Failed(String message) {
            super(message);
        }
    }

    /** What is done with one child. */
    private interface Talk<T> {
        T with(Box box, Patience patience) throws Failed, Transcript.GivenUp;
    }

    /** What a talk has led to. */
    private sealed interface Result<T> {
        record Answer<T>(T value, Examined.Facts facts) implements Result<T> {}

        record Nothing<T>(String why, Examined.Facts facts) implements Result<T> {}
    }

    /**
     * Examines a submission.
     *
     * @param paper what is examined
     * @param progress is told how it goes
     * @return an outcome for every test of the paper, or why there is none
     * @throws java.io.UncheckedIOException if the jars of the child cannot be listed
     */
    public Examined examine(ExamPaper paper, Progress progress) {
        return examine(
                paper,
                paper.order(),
                paper.withTraces() ? Transcript.Recorded.FAILURES : Transcript.Recorded.NOTHING,
                progress);
    }

    /**
     * Lets one run happen again.
     *
     * @param paper has the test whose run it is, and no other
     * @param run the run
     * @return the outcome of that run, with its recording if the test simulates something
     */
    public Examined replay(ExamPaper paper, FailedRun.Replay run) {
        Order order = paper.order().repeating(new Replay(run.seed(), run.acts()));
        return examine(paper, order, Transcript.Recorded.EVERYTHING, Progress.NONE);
    }

    private Examined examine(ExamPaper paper, Order order, Transcript.Recorded recorded, Progress progress) {
        Result<Transcript> result = talk(paper.lab(), progress, (box, patience) -> {
            Transcript transcript = new Transcript(paper.tests(), recorded, progress);
            converse(box, patience, order, transcript);
            return transcript;
        });
        return switch (result) {
            case Result.Nothing<Transcript> nothing -> new Examined.Trouble(nothing.why(), nothing.facts());
            case Result.Answer<Transcript>(Transcript transcript, Examined.Facts facts) -> {
                Examined.Facts known = new Examined.Facts(
                        transcript.javaVersion(), facts.attempts(), facts.wallMillis(), facts.errors());
                yield transcript.brokenTests().isEmpty()
                        ? new Examined.Outcomes(
                                transcript.outcomes(), transcript.printed(), transcript.printedDroppedChars(), known)
                        : new Examined.Trouble(brokenTests(paper.lab(), transcript.brokenTests()), known);
            }
        };
    }

    private static String brokenTests(Lab lab, List<String> brokenTests) {
        return "the lab %s is broken, nothing is said about the submission; mend what its tests threw:\n%s".formatted(
                lab.manifest().id(), String.join("\n", brokenTests));
    }

    private static void converse(Box box, Patience patience, Order order, Transcript transcript)
            throws Failed, Transcript.GivenUp {
        try {
            Frames.write(box.orders(), order);
            while (!transcript.isDone()) {
                Frame frame = Frames.read(box.answers());
                patience.sign();
                transcript.take(frame);
            }
        } catch (IOException | Transcript.Nonsense e) {
            throw failed(box, patience, e, transcript.where());
        }
    }

    /** Says in words what has happened to a child. */
    private static Failed failed(Box box, Patience patience, Exception thrown, String where) {
        if (patience.isOver()) {
            return new Failed("fell silent %s and was ended".formatted(where));
        }
        return new Failed(
                switch (thrown) {
                    case Transcript.Nonsense nonsense -> nonsense.getMessage();
                    case MalformedFrame malformed -> "said nonsense %s: %s".formatted(where, malformed.getMessage());
                    case EOFException end -> "%s %s".formatted(box.fate(), where);
                    default -> "%s %s (%s)".formatted(box.fate(), where, thrown.getMessage());
                });
    }

    /**
     * Which tests a lab has, by its classes. Its manifest needs no list of tests for that.
     *
     * @return the tests, and what is wrong with their annotations
     * @throws DiscoveryFailed if the child cannot say
     */
    public Discovery discover(Lab lab) throws DiscoveryFailed {
        LabManifest manifest = lab.manifest();
        Order order = new Order(
                Order.Mode.DISCOVER, manifest.id(), manifest.solution(), manifest.entry(), 0, 1, 1, List.of(),
                existing(lab.publicJar()), existing(lab.hiddenJar()), new TreeMap<>(), new TreeMap<>());
        Result<Discovered> result = talk(lab, Progress.NONE, (box, patience) -> discovered(box, patience, order));
        return switch (result) {
            case Result.Nothing<Discovered> nothing -> throw new DiscoveryFailed(nothing.why());
            case Result.Answer<Discovered> answer -> Discovery.of(answer.value());
        };
    }

    private static String existing(Path jar) {
        return Files.exists(jar) ? jar.toAbsolutePath().toString() : "";
    }

    private static Discovered discovered(Box box, Patience patience, Order order) throws Failed, Transcript.GivenUp {
        try {
            Frames.write(box.orders(), order);
            expect(Ready.class, Frames.read(box.answers()));
            patience.sign();
            Discovered discovered = expect(Discovered.class, Frames.read(box.answers()));
            expect(Done.class, Frames.read(box.answers()));
            return discovered;
        } catch (IOException e) {
            throw failed(box, patience, e, "while it looked for tests");
        }
    }

    private static <F extends Frame> F expect(Class<F> type, Frame frame) throws Failed, Transcript.GivenUp {
        if (frame instanceof Trouble trouble) {
            throw new Transcript.GivenUp(Legible.lines(trouble.text(), MOST_ERROR_CHARS));
        }
        if (!type.isInstance(frame)) {
            throw new Failed("said \"%s\" when it was asked for tests".formatted(frame.getClass().getSimpleName()));
        }
        return type.cast(frame);
    }

    private <T> Result<T> talk(Lab lab, Progress progress, Talk<T> talk) {
        long start = System.nanoTime();
        String why = "";
        String errors = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            // What is tried again is tried without anything that could be to blame.
            try (Box box = boxes.start(lab, attempt > 1)) {
                try (Patience watch = new Patience(patience, box::kill)) {
                    T value = talk.with(box, watch);
                    box.kill(); // all is said; a JVM that ends by itself takes a third of a second to do so
                    return new Result.Answer<>(value, facts(attempt, start, legible(box.errors())));
                } catch (Transcript.GivenUp givenUp) {
                    return new Result.Nothing<>(givenUp.getMessage(), facts(attempt, start, legible(box.errors())));
                } catch (Failed failed) {
                    why = failed.getMessage();
                    errors = legible(box.errors());
                }
            } catch (IOException e) {
                why = "could not be started (%s)".formatted(e.getMessage());
            }
            if (attempt < ATTEMPTS) {
                progress.again(why);
            }
        }
        return new Result.Nothing<>(adviceFor(why), facts(ATTEMPTS, start, errors));
    }

    private String adviceFor(String why) {
        return """
                the child process %s, twice. This is no verdict on the submission. `assay doctor` looks at the machine; on \
                a slow or busy one give the child more than its %d s of silence: JDK_JAVA_OPTIONS=-D%s=600"""
                .formatted(why, patience.toSeconds(), PATIENCE_PROPERTY);
    }

    private static Examined.Facts facts(int attempts, long start, String errors) {
        return new Examined.Facts("", attempts, (System.nanoTime() - start) / 1_000_000, errors);
    }

    private static String legible(String errors) {
        return Legible.lines(errors, MOST_ERROR_CHARS);
    }
}
