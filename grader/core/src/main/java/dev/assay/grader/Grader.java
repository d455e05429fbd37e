package dev.assay.grader;

import dev.assay.grader.admit.Admission;
import dev.assay.grader.admit.Gate;
import dev.assay.grader.admit.ReferenceSolution;
import dev.assay.grader.admit.Refusal;
import dev.assay.grader.aot.AotCaches;
import dev.assay.grader.compile.Compiled;
import dev.assay.grader.compile.Compiler;
import dev.assay.grader.design.DesignReview;
import dev.assay.grader.examine.ExamPaper;
import dev.assay.grader.examine.Examined;
import dev.assay.grader.examine.Examiner;
import dev.assay.grader.examine.Progress;
import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.intake.Intake;
import dev.assay.grader.intake.Rejected;
import dev.assay.grader.intake.SourceFile;
import dev.assay.grader.intake.Submission;
import dev.assay.grader.isolate.Posture;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.report.RunReport;
import dev.assay.grader.score.Identity;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorer;
import dev.assay.grader.trace.TraceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The whole line, from what somebody handed in to a scorecard: intake, compile, admit, examine, score. Safe for use by
 * several threads; compiling is done for one submission at a time.
 */
public final class Grader implements AutoCloseable {
    private static final int SEED_FACTOR = 1;

    private final Stage stage;
    private final Compiler compiler;
    private final Examiner examiner;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final Map<String, SortedMap<String, byte[]>> references = new ConcurrentHashMap<>();
    private final List<Thread> preparations = new ArrayList<>();
    private final Object versionLock = new Object();
    private String version;

    /**
     * A grader with what lies on a stage.
     *
     * @param announce is told when something has to be made first that takes seconds and is kept for later
     */
    public Grader(Stage stage, Consumer<String> announce) {
        this.stage = stage;
        AotCaches caches = AotCaches.in(stage.cache(), announce);
        this.compiler = new Compiler(caches);
        this.examiner = Examiner.on(stage, caches, announce);
    }

    /** Is told where a submission has come to, on the thread that grades it. */
    public interface Watcher extends Progress {
        /** Nobody looks. */
        Watcher NOBODY = new Watcher() {};

        /**
         * The submission enters a room.
         *
         * @param room {@code intake}, {@code compile}, {@code admit} or {@code examine}
         */
        default void enters(String room) {}
    }

    /** What has come of it. */
    public sealed interface Graded {
        /** How it came about on this machine. */
        RunReport run();

        /**
         * A verdict, which may be that the submission cannot be graded.
         *
         * @param card everything, as instructors may see it
         * @param sources what was graded; empty if it could not even be taken in
         * @param traces the recordings of failures by the ids of their tests, as instructors may see them
         */
        record Verdict(
                Scorecard card, List<SourceFile> sources, SortedMap<String, TraceFile> traces, RunReport run)
                implements Graded {
            /** Copies the list. */
            public Verdict {
                sources = List.copyOf(sources);
            }
        }

        /**
         * No verdict, through no fault of the submission.
         *
         * @param message what has happened, and what to do
         */
        record Trouble(String message, RunReport run) implements Graded {}
    }

    /**
     * Grades what somebody handed in.
     *
     * @param path a folder, a .zip, or {@code git:DIR@REF}
     * @throws Rejected if there is no such thing; a thing that cannot be graded gets a verdict that says so
     */
    public Graded grade(Lab lab, String path, Watcher watcher) throws Rejected {
        Walk walk = new Walk(lab, watcher);
        Submission submission;
        try {
            submission = walk.intake(path);
        } catch (Rejected rejected) {
            if (rejected.kind() == Rejected.Kind.USAGE) {
                throw rejected;
            }
            return walk.ungradable(Optional.empty(), rejected.diagnostics(), List.of());
        }
        return walk.on(submission);
    }

    /** Grades sources that are taken in already. */
    public Graded grade(Lab lab, Submission submission, Watcher watcher) {
        return new Walk(lab, watcher).on(submission);
    }

    /** How student code is walled in on this machine; takes the time of a start of Java when it is first asked. */
    public Posture posture() {
        return examiner.posture();
    }

    /** Ends the processes that wait for further submissions. */
    @Override
    public synchronized void close() {
        for (Thread preparation : preparations) {
            try {
                preparation.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        compiler.close();
    }

    /** Does meanwhile, once, what the first submission would have to wait for in one room after the other. */
    private synchronized void getReady(Lab lab) {
        if (preparations.isEmpty()) {
            prepare("starting the compiler", compiler::getReady);
            prepare("trying the walls", examiner::posture);
            prepare("reading the contract", () -> reference(lab));
        }
    }

    private void prepare(String what, Runnable work) {
        preparations.add(Thread.ofPlatform().daemon().name(what).start(work));
    }

    /** The same for all submissions, and worth some milliseconds. */
    private String version() {
        synchronized (versionLock) {
            if (version == null) {
                version = Identity.graderVersion(stage);
            }
            return version;
        }
    }

    private List<Path> contract(Lab lab) {
        return List.of(lab.contractJar(), stage.kitJar());
    }

    private Gate gate(Lab lab) {
        return gates.computeIfAbsent(
                lab.manifest().id(), unused -> new Gate(contract(lab), stage.simulatorJar(), lab.manifest().entry()));
    }

    private SortedMap<String, byte[]> reference(Lab lab) {
        return references.computeIfAbsent(lab.manifest().id(), unused -> ReferenceSolution.of(lab, gate(lab)));
    }

    /** One submission's way through the rooms. */
    private final class Walk {
        private final Lab lab;
        private final LabManifest manifest;
        private final Watcher watcher;
        private final List<RunReport.Step> steps = new ArrayList<>();

        Walk(Lab lab, Watcher watcher) {
            this.lab = lab;
            this.manifest = lab.manifest();
            this.watcher = watcher;
            getReady(lab);
        }

        private <T> T in(String room, Supplier<T> work) {
            watcher.enters(room);
            long start = System.nanoTime();
            T result = work.get();
            left(room, start);
            return result;
        }

        private void left(String room, long start) {
            steps.add(new RunReport.Step(room, (System.nanoTime() - start) / 1_000_000));
        }

        Submission intake(String path) throws Rejected {
            watcher.enters("intake");
            long start = System.nanoTime();
            Submission submission = new Intake().read(path);
            left("intake", start);
            return submission;
        }

        Graded on(Submission submission) {
            Compiler.Contract contract = new Compiler.Contract(
                    contract(lab), manifest.studentPackage(), manifest.entry(), manifest.solution());
            return switch (in("compile", () -> compiler.compile(submission, contract))) {
                case Compiled.Diagnostics(List<Diagnostic> errors) ->
                    ungradable(Optional.of(submission), errors, List.of());
                case Compiled.Classes classes -> admit(submission, classes);
            };
        }

        private Graded admit(Submission submission, Compiled.Classes classes) {
            return switch (in("admit", () -> gate(lab).admit(classes))) {
                case Admission.Refused(List<Refusal> refusals) ->
                    ungradable(Optional.of(submission), classes.warnings(), refusals);
                case Admission.Admitted admitted ->
                    examine(
                            submission,
                            classes,
                            ExamPaper.of(lab, admitted.classes()).withReference(reference(lab)).tracing());
            };
        }

        private Graded examine(Submission submission, Compiled.Classes classes, ExamPaper paper) {
            // While the child is at work, we are not.
            Thread.ofPlatform().daemon().name("grader's version").start(Grader.this::version);
            FutureTask<DesignReview> review = new FutureTask<>(() -> DesignReview.of(manifest, classes));
            Thread.ofPlatform().daemon().name("review of the design").start(review);
            Examined examined = in("examine", () -> examiner.examine(paper, watcher));
            RunReport run = run(Optional.of(submission), Optional.of(examined));
            return switch (examined) {
                case Examined.Outcomes outcomes -> {
                    Scorer scorer = scorer(paper);
                    DesignReview design = of(review);
                    List<Diagnostic> warnings = new ArrayList<>(classes.warnings());
                    warnings.addAll(design.advice());
                    yield new Graded.Verdict(
                            scorer.graded(submission, warnings, design.judged(outcomes)),
                            submission.files(),
                            scorer.traces(outcomes),
                            run);
                }
                case Examined.Trouble trouble -> new Graded.Trouble(trouble.message(), run);
            };
        }

        private static DesignReview of(FutureTask<DesignReview> review) {
            try {
                return review.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a design was reviewed", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("the design of a submission cannot be reviewed", e.getCause());
            }
        }

        Graded ungradable(Optional<Submission> submission, List<Diagnostic> diagnostics, List<Refusal> refusals) {
            Scorecard card =
                    scorer(ExamPaper.of(lab, new TreeMap<>())).ungradable(submission, diagnostics, refusals);
            List<SourceFile> sources = submission.map(Submission::files).orElse(List.of());
            return new Graded.Verdict(card, sources, new TreeMap<>(), run(submission, Optional.empty()));
        }

        private Scorer scorer(ExamPaper paper) {
            return new Scorer(manifest, Identity.of(version(), paper), SEED_FACTOR);
        }

        private List<RunReport.Start> starts(boolean hasChild) {
            List<RunReport.Start> starts = new ArrayList<>();
            starts.add(new RunReport.Start("compiler", compiler.cacheUse()));
            if (hasChild) {
                starts.add(new RunReport.Start("child", examiner.cacheUse(lab)));
            }
            return starts;
        }

        private RunReport run(Optional<Submission> submission, Optional<Examined> examined) {
            return new RunReport(
                    manifest.id(),
                    submission.map(Submission::digest),
                    RunReport.Host.here(),
                    examiner.posture(),
                    starts(examined.isPresent()),
                    manifest.fuelPerTest(),
                    steps,
                    examined);
        }
    }
}
