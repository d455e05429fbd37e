package dev.assay.grader;

import dev.assay.grader.admit.Admission;
import dev.assay.grader.admit.Gate;
import dev.assay.grader.admit.ReferenceSolution;
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
    private final Compiler compiler = new Compiler();

    /**
     * A replayer with what lies on a stage.
     *
     * @param announce is told when something has to be made first that takes seconds and is kept for later
     */
    public Replayer(Stage stage, Consumer<String> announce) {
        this.stage = stage;
        this.announce = announce;
    }

    /** What makes the one run. */
    private interface Runner {
        Examined run(ExamPaper paper, FailedRun.Replay replay);
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
        Examiner examiner = Examiner.on(stage, announce);
        return replay(lab, test, trace, path, (compiled, admitted) -> admitted, examiner::replay);
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
        DebugSession session = new DebugSession(stage, waiting);
        return replay(lab, test, trace, path, (compiled, admitted) -> compiled, session::replay);
    }

    /** Which of its class files run. */
    private interface Choice {
        SortedMap<String, byte[]> of(SortedMap<String, byte[]> compiled, SortedMap<String, byte[]> admitted);
    }

    private Replayed replay(
            Lab lab, LabManifest.Test test, TraceFile trace, String path, Choice choice, Runner runner)
            throws Rejected {
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
            case Compiled.Classes classes ->
                switch (new Gate(contract, stage.simulatorJar(), manifest.entry()).admit(classes)) {
                    case Admission.Refused refused -> new Replayed.Ungradable(List.of(), refused.refusals());
                    case Admission.Admitted admitted -> {
                        SortedMap<String, byte[]> chosen = choice.of(classes.bytes(), admitted.classes());
                        // What else the test needs to have passed is not asked here.
                        yield answer(trace, runner.run(
                                ExamPaper.of(lab, chosen)
                                        .withReference(ReferenceSolution.of(
                                                lab, new Gate(contract, stage.simulatorJar(), manifest.entry())))
                                        .withTests(List.of(test.withoutNeeds())),
                                trace.run().replay().orElseThrow()));
                    }
                };
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
