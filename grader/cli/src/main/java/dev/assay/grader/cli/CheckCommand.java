package dev.assay.grader.cli;

import dev.assay.grader.Grader;
import dev.assay.grader.Grader.Graded;
import dev.assay.grader.intake.Rejected;
import dev.assay.grader.isolate.Posture;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabShelf;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.report.TerminalCard;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorecard.TestStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/** {@code assay check}: the public tests, for the student who is at work. */
@Command(
        name = "check",
        sortOptions = false,
        description = {
            "Runs a lab's public tests on your project, in the sandbox that grades it. This is no grade: it has no "
                    + "points, and the hidden tests ask more.",
            "Without LAB, the project's pom.xml says which lab it is (<assay.lab>); without PATH, it is this folder."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all public tests passed",
            "1:a test has failed, or was not run because one that it needs has failed",
            "2:there is no such lab or path",
            "3:it does not compile, or uses what a submission may not use",
            "4:trouble of our own: nothing is said about your code"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay check",
            "  assay check my-raft --watch",
            "  assay check raft-election my-raft"
        })
final class CheckCommand implements Callable<Integer> {
    private static final String CLEAR_SCREEN = "\033[H\033[2J\033[3J";

    private final Terminal terminal;
    private final Supplier<Stage> stage;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "LAB",
            description = "A lab's id, as `assay labs` lists them.")
    private String first;

    @Parameters(index = "1", arity = "0..1", paramLabel = "PATH", description = "A folder, a .zip, or git:DIR@REF.")
    private String second;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "assay-out",
            description = "Where recordings of failures go, in traces/ (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--watch", description = "Check again whenever a source is saved, until Ctrl-C.")
    private boolean watch;

    @Option(names = "--verbose", description = "Say on standard error what goes on, a line a step.")
    private boolean verbose;

    CheckCommand(Terminal terminal, Supplier<Stage> stage) {
        this.terminal = terminal;
        this.stage = stage;
    }

    /** What is checked. */
    private record Subject(Lab lab, String path) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Stage program = stage.get();
        Subject subject = subject(new LabShelf(List.of(program.labs())));
        if (watch && !Files.exists(Path.of(subject.path().startsWith("git:") ? "" : subject.path()))) {
            throw usage("there is no %s to watch".formatted(subject.path()));
        }
        if (watch && subject.path().startsWith("git:")) {
            throw usage("--watch needs a folder; a revision in git does not change");
        }
        OutputFolder folder = folder();
        ProgressLine line = new ProgressLine(terminal, verbose);
        try (Grader grader = new Grader(program, line::announce)) {
            return watch ? watch(grader, subject, folder, line) : check(grader, subject, folder, line);
        } catch (Rejected rejected) {
            throw usage(rejected.getMessage());
        } finally {
            line.clear();
        }
    }

    // ------------------------------------------------------------------------------------------------------ subject

    private Subject subject(LabShelf shelf) throws IOException {
        if (second != null) {
            return new Subject(shelf.lab(first).withPublicTests(), second);
        }
        if (first == null) {
            return guessed(shelf, ".");
        }
        // A skeleton's folder is called like its lab, so whether something lies there is asked first.
        boolean isPath = first.startsWith("git:") || Files.exists(Path.of(first));
        if (!isPath) {
            return new Subject(shelf.lab(first).withPublicTests(), ".");
        }
        return shelf.ids().contains(first) && !(new LabGuess(shelf).of(first) instanceof LabGuess.Answer.Found)
                ? new Subject(shelf.lab(first).withPublicTests(), first)
                : guessed(shelf, first);
    }

    private Subject guessed(LabShelf shelf, String path) throws IOException {
        return switch (new LabGuess(shelf).of(path)) {
            case LabGuess.Answer.Found(String labId) -> new Subject(shelf.lab(labId).withPublicTests(), path);
            case LabGuess.Answer.Unknown(String why) ->
                throw usage("nobody can tell which lab %s is of: %s".formatted(path.equals(".") ? "this" : path, why));
        };
    }

    private OutputFolder folder() {
        try {
            return new OutputFolder(out);
        } catch (IOException e) {
            throw usage("--out %s: results cannot be written there, %s".formatted(out, e.getMessage()));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    // -------------------------------------------------------------------------------------------------------- check

    private int check(Grader grader, Subject subject, OutputFolder folder, ProgressLine line)
            throws IOException, Rejected {
        Graded graded;
        try {
            graded = grader.grade(subject.lab(), subject.path(), GradeCommand.watcher(line));
        } finally {
            line.clear();
        }
        return switch (graded) {
            case Graded.Trouble(String message, var run) -> {
                terminal.say("trouble of our own; nothing is said about your code: " + message);
                yield ExitCode.TROUBLE;
            }
            case Graded.Verdict verdict -> {
                List<String> ids = verdict.card().tests().stream().map(Scorecard.TestScore::id).toList();
                TraceFiles.renew(folder, ids, verdict.traces());
                tell(verdict.card(), subject);
                yield exitCode(verdict.card());
            }
        };
    }

    private void tell(Scorecard card, Subject subject) {
        TerminalCard.Style style = terminal.style().of(subject.path(), out.toString());
        terminal.out().print(TerminalCard.render(card, style));
        terminal.out().flush();
    }

    private static int exitCode(Scorecard card) {
        if (card.status() == Scorecard.Status.UNGRADABLE) {
            return ExitCode.UNGRADABLE;
        }
        return card.tests().stream().allMatch(test -> test.status() == TestStatus.PASSED)
                ? ExitCode.HOLDS
                : ExitCode.DOES_NOT_HOLD;
    }

    // -------------------------------------------------------------------------------------------------------- watch

    /** Ends only with the process. The grader stays, and with it a compiler that has warmed up. */
    private int watch(Grader grader, Subject subject, OutputFolder folder, ProgressLine line)
            throws IOException, InterruptedException {
        try (SourceWatch watched = SourceWatch.of(Path.of(subject.path()))) {
            SourceWatch.State state = watched.look();
            checkOnce(grader, subject, folder, line);
            terminal.say("save a source to check again; Ctrl-C ends");
            while (true) {
                SourceWatch.State now = watched.awaitChange(state);
                String changed = changed(now.changedSince(state));
                state = now;
                if (terminal.colour()) {
                    terminal.out().print(CLEAR_SCREEN);
                    terminal.out().flush();
                }
                if (now.isEmpty()) {
                    terminal.say("%s has no sources any more; waiting for them".formatted(subject.path()));
                } else {
                    terminal.say("saved " + changed);
                    checkOnce(grader, subject, folder, line);
                }
            }
        }
    }

    private static String changed(List<String> paths) {
        int more = paths.size() - 1;
        return paths.getFirst() + (more == 0 ? "" : " and %d more".formatted(more));
    }

    /** A check among many: what goes wrong is said, and the next save is waited for. */
    private void checkOnce(Grader grader, Subject subject, OutputFolder folder, ProgressLine line) throws IOException {
        try {
            check(grader, subject, folder, line);
        } catch (Rejected gone) {
            terminal.say(gone.getMessage());
        } catch (UncheckedIOException e) {
            terminal.say("trouble of our own; nothing is said about your code: " + e.getMessage());
        }
    }
}
