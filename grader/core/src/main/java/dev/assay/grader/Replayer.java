package dev.assay.grader;

import dev.assay.grader.admit.Admission;
import dev.assay.grader.admit.Gate;
import dev.assay.grader.admit.ReferenceSolution;
import dev.assay.grader.aot.AotCaches;
import dev.assay.grader.compile.Compiled;
import dev.assay.grader.compile.Compiler;
import dev.assay.grader.examine.DebugSession;
import dev.assay.grader.examine.ExamPaper;
import dev.assay.grader.examine.Examined;
import dev.assay.grader.examine.Examiner;
import dev.assay.grader.examine.Outcome;
import dev.assay.grader.intake.Intake;
import dev.assay.grader.intake.Rejected;
import dev.assay.grader.intake.Submission;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.score.Identity;
import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.ReplayAnswer;
import dev.assay.grader.trace.TraceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Lets the run of a trace happen again, on the submission that it was made from or on another one: the same line as for a
 * grade, with one run of one test at its end.
 */
public final class Replayer implements AutoCloseable {
    private final Stage stage;
    private final Consumer<String> announce;
    private final AotCaches caches;
    private final Compiler compiler;

    /**
     * A replayer with what lies on a stage.
     *
     * @param announce is told when something has to be made first that takes seconds and is kept for later
     */
    public Replayer(Stage stage, Consumer<String> announce) {
        this.stage = stage;
        this.announce = announce;
        this.caches = AotCaches.in(stage.cache(), announce);
        this.compiler = new Compiler(caches);
    }

    /** Whether a trace comes from this build of its lab, and of the grader's standard chance. */
    public boolean isOfThisBuild(Lab lab, TraceFile trace) {
        return Identity.standardLabDigest(lab).equals(trace.lab().digest());
    }

    /** How the one run is made. */
    private interface Way {
        /** Which class files of the submission run. */
        SortedMap<String, byte[]> submission(Compiled.Classes compiled, Admission.Admitted admitted);

        /** Which class files of the reference solution run, for tests that ask for it. */
        SortedMap<String, byte[]> reference(Lab lab, Gate gate);

        Examined run(ExamPaper paper, FailedRun.Replay replay);
    }

    /** As submissions are graded. */
    private record InSandbox(Examiner examiner) implements Way {
        @Override
        public SortedMap<String, byte[]> submission(Compiled.Classes compiled, Admission.Admitted admitted) {
            return admitted.classes();
        }

        @Override
        public SortedMap<String, byte[]> reference(Lab lab, Gate gate) {
            return ReferenceSolution.of(lab, gate);
        }

        @Override
        public Examined run(ExamPaper paper, FailedRun.Replay replay) {
            return examiner.replay(paper, replay);
        }
    }

    /** As it was compiled, so that a debugger shows what its author has written. */
    private record UnderDebugger(DebugSession session) implements Way {
        @Override
        public SortedMap<String, byte[]> submission(Compiled.Classes compiled, Admission.Admitted admitted) {
            return compiled.bytes();
        }

        @Override
        public SortedMap<String, byte[]> reference(Lab lab, Gate gate) {
            return ReferenceSolution.unmetered(lab);
        }

        @Override
        public Examined run(ExamPaper paper, FailedRun.Replay replay) {
            return session.replay(paper, replay);
        }
    }

    /**
     * Lets a run happen again, in the sandbox.
     *
     * @param lab the trace's lab
     * @param test the trace's test
     * @param trace has what is needed to let it happen again
     * @param path a folder, a .zip, or {@code git:DIR@REF}
     * @throws Rejected if there is no such thing
     */
    public Replayed replay(Lab lab, LabManifest.Test test, TraceFile trace, String path) throws Rejected {
        return replay(lab, test, trace, path, new InSandbox(Examiner.on(stage, caches, announce)));
    }

    /**
     * Lets a run happen again under a debugger: not metered, in a JVM without walls that waits for one. The submission has
     * to pass admission all the same.
     *
     * @param waiting is told the port of this machine's loopback address at which the JVM waits
     * @see #replay(Lab, LabManifest.Test, TraceFile, String)
     */
    public Replayed debug(Lab lab, LabManifest.Test test, TraceFile trace, String path, IntConsumer waiting)
            throws Rejected {
        return replay(lab, test, trace, path, new UnderDebugger(new DebugSession(stage, waiting)));
    }

    private Replayed replay(Lab lab, LabManifest.Test test, TraceFile trace, String path, Way way) throws Rejected {
        Submission submission;
        try {
            submission = new Intake().read(path);
        } catch (Rejected rejected) {
            if (rejected.kind() == Rejected.Kind.USAGE) {
                throw rejected;
            }
            return new Replayed.Ungradable(rejected.diagnostics(), List.of());
        }
        LabManifest manifest = lab.manifest();
        List<Path> contract = List.of(lab.contractJar(), stage.kitJar());
        Compiled compiled = compiler.compile(submission, new Compiler.Contract(
                contract, manifest.studentPackage(), manifest.entry(), manifest.solution()));
        return switch (compiled) {
            case Compiled.Diagnostics errors -> new Replayed.Ungradable(errors.diagnostics(), List.of());
            case Compiled.Classes classes -> {
                Gate gate = new Gate(contract, stage.simulatorJar(), manifest.entry());
                yield switch (gate.admit(classes)) {
                    case Admission.Refused refused -> new Replayed.Ungradable(List.of(), refused.refusals());
                    case Admission.Admitted admitted -> {
                        // What else the test needs to have passed is not asked here.
                        ExamPaper paper = ExamPaper.of(lab, way.submission(classes, admitted))
                                .withReference(way.reference(lab, gate))
                                .withTests(List.of(test.withoutNeeds()));
                        yield answer(trace, way.run(paper, trace.run().replay().orElseThrow()));
                    }
                };
            }
        };
    }

    private static Replayed answer(TraceFile trace, Examined examined) {
        return switch (examined) {
            case Examined.Trouble trouble -> new Replayed.Trouble(trouble.message());
            case Examined.Outcomes outcomes -> {
                Outcome outcome = outcomes.outcomes().getFirst();
                String course = outcome.trace().flatMap(FailedRun::replay).map(FailedRun.Replay::course).orElse("");
                yield new Replayed.Answer(
                        ReplayAnswer.of(
                                trace.run().replay().orElseThrow(),
                                trace.run().verdict().rule(),
                                outcome.rule(),
                                outcome.message(),
                                course),
                        outcome.trace(),
                        outcomes.printed());
            }
        };
    }

    /** Ends the processes that were started. */
    @Override
    public void close() {
        compiler.close();
    }
}
