package dev.assay.grader.cli;

import dev.assay.grader.Replayed;
import dev.assay.grader.Replayer;
import dev.assay.grader.intake.Legible;
import dev.assay.grader.intake.Rejected;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.LabShelf;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.report.TraceText;
import dev.assay.grader.trace.Course;
import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.MalformedTrace;
import dev.assay.grader.trace.ReplayAnswer;
import dev.assay.grader.trace.TraceFile;
import dev.assay.grader.trace.TraceJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay replay}: lets a recorded failure happen again. */
@Command(
        name = "replay",
        sortOptions = false,
        description = {
            "Lets a recorded failure happen again, on the code that failed or on a newer version of it.",
            "The answer is FIXED: no rule is broken any more in this run; REPRODUCED: it fails in the same way; or "
                    + "DIVERGED at step k: from there on the run goes another way, and it fails. Run `assay check` or "
                    + "`assay grade` after a FIXED: it speaks of one run."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:FIXED, or the steps were printed",
            "1:REPRODUCED or DIVERGED",
            "2:there is no such trace or path, or the trace is not of a lab that is here",
            "3:the code does not compile, or uses what a submission may not use",
            "4:trouble of our own: nothing is said"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay replay assay-out/traces/P5.json",
            "  assay replay assay-out/traces/P5.json my-raft --steps",
            "  assay replay assay-out/traces/P5.json --steps      what the trace says, without running anything",
            "  assay replay assay-out/traces/P5.json my-raft --debug"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final int MOST_DIAGNOSTICS = 20;
    private static final int MOST_CHARS = 2_000;

    private final Terminal terminal;
    private final Supplier<Stage> stage;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TRACE", description = "A file that grade or check has written into traces/.")
    private Path file;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "PATH",
            description = "The code: a folder, a .zip, or git:DIR@REF (default: this folder).")
    private String path;

    @Option(names = "--steps", description = "Print the run step by step; without PATH, the one of the trace.")
    private boolean steps;

    @Option(
            names = "--debug",
            description = "Run in a plain JVM, without sandbox and metering, that waits for a debugger: only for code "
                    + "that you trust.")
    private boolean debug;

    ReplayCommand(Terminal terminal, Supplier<Stage> stage) {
        this.terminal = terminal;
        this.stage = stage;
    }

    @Override
    public Integer call() throws IOException {
        TraceFile trace = trace();
        boolean hasReplay = trace.run().replay().isPresent();
        if (debug && !hasReplay || path != null && !hasReplay && !steps) {
            throw usage("%s cannot be run again, because %s is a hidden test; --steps prints what it shows".formatted(
                    file, trace.test().id()));
        }
        if (!hasReplay || path == null && steps && !debug) {
            head(trace);
            print(trace.run());
            return ExitCode.HOLDS;
        }
        Stage program = stage.get();
        Lab lab = new LabShelf(List.of(program.labs())).lab(trace.lab().id());
        return answer(trace, replay(program, lab, test(lab, trace), trace));
    }

    private TraceFile trace() {
        try {
            return TraceJson.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw usage("%s cannot be read; is it a file that grade or check has written?".formatted(file));
        } catch (MalformedTrace e) {
            throw usage("%s is no trace: %s".formatted(file, e.getMessage()));
        }
    }

    private LabManifest.Test test(Lab lab, TraceFile trace) {
        LabManifest manifest = lab.manifest();
        if (!manifest.version().equals(trace.lab().version())) {
            throw usage("%s was made with version %s of %s; here is version %s".formatted(
                    file, trace.lab().version(), manifest.id(), manifest.version()));
        }
        return manifest.test(trace.test().id())
                .orElseThrow(() -> usage("%s is of test %s, which %s does not have here".formatted(
                        file, trace.test().id(), manifest.id())));
    }

    private Replayed replay(Stage program, Lab lab, LabManifest.Test test, TraceFile trace) {
        ProgressLine line = new ProgressLine(terminal, false);
        String code = path == null ? "." : path;
        try (Replayer replayer = new Replayer(program, line::announce)) {
            if (!replayer.isOfThisBuild(lab, trace)) {
                line.announce("the trace was made with another build of %s; the run may go another way for that alone"
                        .formatted(trace.lab().id()));
            }
            return debug
                    ? replayer.debug(lab, test, trace, code, port -> line.announce(
                            "waiting for a debugger at 127.0.0.1:%d, without sandbox and metering".formatted(port)))
                    : replayer.replay(lab, test, trace, code);
        } catch (Rejected rejected) {
            throw usage(rejected.getMessage());
        } finally {
            line.clear();
        }
    }

    // ------------------------------------------------------------------------------------------------------ printing

    private int answer(TraceFile trace, Replayed replayed) {
        return switch (replayed) {
            case Replayed.Trouble(String message) -> {
                terminal.err().println("assay: trouble of our own; nothing is said about the code: " + message);
                yield ExitCode.TROUBLE;
            }
            case Replayed.Ungradable ungradable -> {
                ungradable(ungradable);
                yield ExitCode.UNGRADABLE;
            }
            case Replayed.Answer answer -> {
                head(trace);
                terminal.out().println(inWords(answer.answer()));
                if (!answer.answer().message().isEmpty() && answer.answer().kind() == ReplayAnswer.Kind.DIVERGED) {
                    terminal.out().println("%s  %s".formatted(answer.answer().rule(), answer.answer().message()));
                }
                if (steps) {
                    terminal.out().println();
                    answer.run().ifPresentOrElse(
                            this::print, () -> terminal.out().println("There is too much of this run to show it."));
                }
                if (debug && !answer.printed().isEmpty()) {
                    terminal.out().println();
                    terminal.out().print(answer.printed());
                }
                yield answer.answer().kind() == ReplayAnswer.Kind.FIXED ? ExitCode.HOLDS : ExitCode.DOES_NOT_HOLD;
            }
        };
    }

    private void head(TraceFile trace) {
        PrintStream out = terminal.out();
        out.println("%s  %s".formatted(trace.test().id(), safe(trace.test().title())));
        out.println("%s  %s".formatted(safe(trace.run().verdict().rule()), safe(trace.run().verdict().message())));
        out.println();
    }

    private void print(FailedRun run) {
        terminal.out().print(TraceText.render(run, terminal.style()));
    }

    private static String inWords(ReplayAnswer answer) {
        return switch (answer.kind()) {
            case REPRODUCED -> "REPRODUCED: it fails in the same way.";
            case FIXED -> answer.parting().isEmpty()
                    ? "FIXED: no rule is broken in this run."
                    : "FIXED: no rule is broken in this run; it goes another way from %s on.".formatted(step(answer));
            case DIVERGED -> answer.parting().isEmpty()
                    ? "DIVERGED: it fails in another way."
                    : "DIVERGED at %s: from there on the run goes another way, and it fails.".formatted(step(answer));
        };
    }

    private static String step(ReplayAnswer answer) {
        int step = answer.parting().getAsInt();
        return step > Course.MARKED_STEPS ? "a step after " + Course.MARKED_STEPS : "step " + step;
    }

    /** A file can come from anywhere. */
    private static String safe(String text) {
        return Legible.line(text, MOST_CHARS);
    }

    private void ungradable(Replayed.Ungradable ungradable) {
        PrintStream err = terminal.err();
        ungradable.diagnostics().stream().limit(MOST_DIAGNOSTICS).forEach(one -> err.println(
                one.file().isEmpty() ? one.message() : "%s:%d: %s".formatted(one.file(), one.line(), one.message())));
        ungradable.refusals().stream().limit(MOST_DIAGNOSTICS).forEach(one -> err.println(
                "%s:%d: %s; %s".formatted(one.file(), one.line(), one.message(), one.instead())));
        err.println("assay: the code cannot be run; mend this first");
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
