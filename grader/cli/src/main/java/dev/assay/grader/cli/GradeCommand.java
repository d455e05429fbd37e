package dev.assay.grader.cli;

import dev.assay.grader.Grader;
import dev.assay.grader.Grader.Graded;
import dev.assay.grader.examine.Outcome;
import dev.assay.grader.intake.Intake;
import dev.assay.grader.intake.Rejected;
import dev.assay.grader.intake.SourceFile;
import dev.assay.grader.isolate.Posture;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.LabShelf;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.report.Classroom50;
import dev.assay.grader.report.ReportContent;
import dev.assay.grader.report.ReportFormat;
import dev.assay.grader.report.RunJson;
import dev.assay.grader.report.RunReport;
import dev.assay.grader.report.TerminalCard;
import dev.assay.grader.score.Audience;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.trace.TraceFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code assay grade}: grades one submission. */
@Command(
        name = "grade",
        sortOptions = false,
        description = {
            "Grades a submission: prints its scorecard, and writes score.json and report.html.",
            "Only the Java sources under src/main/java count (without such a folder, all). Build files, tests and "
                    + "class files that were handed in are never used."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:graded, whatever the score",
            "1:graded, and below --fail-under",
            "2:there is no such lab or path",
            "3:it cannot be graded; score.json says why",
            "4:trouble of our own: no score.json, and never a zero"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay grade raft-election my-solution",
            "  assay grade raft-election handed-in.zip --out results/alice",
            "  assay grade raft-election git:my-repository@main --fail-under 60",
            "  assay grade raft-election . --formats junit,markdown --audience instructor"
        })
final class GradeCommand implements Callable<Integer> {
    private static final String RUN_JSON = "run.json";
    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(LabManifest.MAX_POINTS, 2);

    private final Terminal terminal;
    private final Supplier<Stage> stage;
    private final Map<String, String> environment;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "LAB", description = "A lab's id, as `assay labs` lists them.")
    private String labId;

    @Parameters(index = "1", paramLabel = "PATH", description = "A folder, a .zip, or git:DIR@REF.")
    private String path;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "assay-out",
            description = "Where score.json, run.json and traces/ go (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--formats",
            paramLabel = "FORMAT",
            split = ",",
            converter = FormatReader.class,
            defaultValue = "html",
            description = {
                "What to write besides score.json, with commas between (default: ${DEFAULT-VALUE}):",
                "json          score.json: the grade for programs, always written",
                "html          report.html: a page for people, alone in its file",
                "junit         junit.xml: GitLab, Artemis, Jenkins",
                "gradescope    gradescope-results.json: copy to /autograder/results/results.json",
                "classroom50   classroom50-result.json: result.json of an autograder",
                "prairielearn  prairielearn-results.json: copy to /grade/results/results.json",
                "github        github-annotations.txt; in a workflow they are printed, and the step gets a summary",
                "sarif         assay.sarif: editors, code scanning",
                "markdown      report.md: for people"
            })
    private Set<ReportFormat> formats;

    @Option(
            names = "--audience",
            paramLabel = "WHO",
            defaultValue = "student",
            description = "For whom everything is that is written and printed: a student sees of hidden tests what the "
                    + "lab allows, an instructor everything (student or instructor; default: ${DEFAULT-VALUE}).")
    private Audience audience;

    @Option(names = "--fail-under", paramLabel = "POINTS", description = "Exit with 1 when the score is lower.")
    private BigDecimal failUnder;

    @Option(
            names = "--require-level",
            paramLabel = "LEVEL",
            defaultValue = "0",
            description = "Refuse to grade, with exit code 4, where the system walls student code in less than this: "
                    + "from 0 (not at all) to 3; `assay doctor` says what there is (default: ${DEFAULT-VALUE}).")
    private int requiredLevel;

    @Option(names = "--verbose", description = "Say on standard error what goes on, a line a step.")
    private boolean verbose;

    GradeCommand(Terminal terminal, Supplier<Stage> stage, Map<String, String> environment) {
        this.terminal = terminal;
        this.stage = stage;
        this.environment = environment;
    }

    /** Finds a format by its word. */
    static final class FormatReader implements ITypeConverter<ReportFormat> {
        @Override
        public ReportFormat convert(String word) {
            return ReportFormat.of(word)
                    .orElseThrow(() -> new TypeConversionException(
                            "there is no format \"%s\"; there are: %s".formatted(word, ReportFormat.words())));
        }
    }

    @Override
    public Integer call() throws IOException {
        checkPoints();
        checkLevel();
        Optional<Classroom50.Call> classroom50 = classroom50();
        Stage program = stage.get();
        Lab lab = new LabShelf(List.of(program.labs())).lab(labId);
        OutputFolder folder = folder();
        ProgressLine line = new ProgressLine(terminal, verbose);
        Graded graded;
        try (Grader grader = new Grader(program, line::announce)) {
            Optional<String> tooLow = requiredLevel == 0 ? Optional.empty() : grader.posture().shortOf(requiredLevel);
            if (tooLow.isPresent()) {
                forget(folder, Set.of());
                TraceFiles.write(folder, new TreeMap<>());
                line.announce("nothing is graded: " + tooLow.get());
                return ExitCode.TROUBLE;
            }
            graded = grader.grade(lab, path, watcher(line));
        } catch (Rejected rejected) {
            throw usage(rejected.getMessage());
        } finally {
            line.clear();
        }
        Posture posture = graded.run().isolation();
        if (posture.level() < Posture.HIGHEST_WITHOUT_PACKAGES) {
            terminal.say(posture.summary());
        }
        Path runJson = folder.write(RUN_JSON, RunJson.bytes(graded.run().of(audience, lab.manifest())));
        return switch (graded) {
            case Graded.Trouble(String message, var run) -> {
                forget(folder, Set.of());
                TraceFiles.write(folder, new TreeMap<>());
                boolean tells = audience == Audience.INSTRUCTOR;
                terminal.say("trouble of our own; nothing is said about the submission: "
                        + (tells ? message : RunReport.FOR_INSTRUCTORS + "; `assay doctor` looks at the machine"));
                terminal.say("more is in " + runJson);
                yield ExitCode.TROUBLE;
            }
            case Graded.Verdict(Scorecard whole, List<SourceFile> sources, var all, var run) -> {
                Scorecard card = audience.of(whole, lab.manifest());
                SortedMap<String, TraceFile> traces = audience.of(card, all);
                TraceFiles.write(folder, traces);
                ReportContent content =
                        new ReportContent(card, sources, traces, audience, sourceRoot(), classroom50);
                List<Path> written = write(folder, content);
                terminal.out().print(TerminalCard.render(card, terminal.style().of(path, out.toString())));
                terminal.out().flush();
                tellGitHub(content);
                written.forEach(file -> terminal.say("wrote " + file));
                yield exitCode(card);
            }
        };
    }

    private Optional<Classroom50.Call> classroom50() {
        try {
            return formats.contains(ReportFormat.CLASSROOM50)
                    ? Optional.of(Classroom50.Call.from(environment))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw usage("--formats classroom50: " + e.getMessage());
        }
    }

    /** From the checkout that a platform works in, for there its paths begin; elsewhere from where we were started. */
    private String sourceRoot() {
        String below = new Intake().sourceRoot(path);
        Path folder = Path.of(path.startsWith("git:") ? "" : path);
        if (!Files.isDirectory(folder)) {
            return below;
        }
        Path here = Path.of(environment.getOrDefault("GITHUB_WORKSPACE", "")).toAbsolutePath().normalize();
        Path there = folder.toAbsolutePath().normalize();
        String way = there.startsWith(here) ? here.relativize(there).toString().replace('\\', '/') : "";
        return way.isEmpty() ? below : way + "/" + below;
    }

    /** Within a step of a GitHub workflow: annotations go to the log, the summary to the file that the step has. */
    private void tellGitHub(ReportContent content) throws IOException {
        if (!formats.contains(ReportFormat.GITHUB) || !"true".equals(environment.get("GITHUB_ACTIONS"))) {
            return;
        }
        terminal.out().print(new String(ReportFormat.GITHUB.bytes(content), StandardCharsets.UTF_8));
        terminal.out().flush();
        String summary = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (!summary.isBlank()) {
            Files.write(
                    Path.of(summary),
                    ReportFormat.MARKDOWN.bytes(content),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    /** Writes score.json and what else was asked for; what an earlier run has left in other formats goes. */
    private List<Path> write(OutputFolder folder, ReportContent content) throws IOException {
        Set<ReportFormat> wanted = EnumSet.of(ReportFormat.JSON);
        wanted.addAll(formats);
        forget(folder, wanted);
        List<Path> written = new ArrayList<>();
        for (ReportFormat format : wanted) {
            written.add(folder.write(format.fileName(), format.bytes(content)));
        }
        return written;
    }

    private static void forget(OutputFolder folder, Set<ReportFormat> except) throws IOException {
        for (ReportFormat format : ReportFormat.values()) {
            if (!except.contains(format)) {
                folder.forget(format.fileName());
            }
        }
    }

    private void checkPoints() {
        if (failUnder != null && (failUnder.signum() < 0 || failUnder.compareTo(MOST_POINTS) > 0)) {
            throw usage("--fail-under is %s; it must be from 0 to %s points".formatted(
                    failUnder.toPlainString(), MOST_POINTS.toBigInteger()));
        }
    }

    private void checkLevel() {
        if (requiredLevel < 0 || requiredLevel > Posture.HIGHEST) {
            throw usage("--require-level is %d; it must be from 0 to %d".formatted(requiredLevel, Posture.HIGHEST));
        }
    }

    private OutputFolder folder() {
        try {
            return new OutputFolder(out);
        } catch (IOException e) {
            throw usage("--out %s: results cannot be written there, %s".formatted(out, e.getMessage()));
        }
    }

    private int exitCode(Scorecard card) {
        if (card.status() == Scorecard.Status.UNGRADABLE) {
            return ExitCode.UNGRADABLE;
        }
        if (failUnder != null && BigDecimal.valueOf(card.score(), 2).compareTo(failUnder) < 0) {
            terminal.say("the score is below " + failUnder.toPlainString());
            return ExitCode.DOES_NOT_HOLD;
        }
        return ExitCode.HOLDS;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    static Grader.Watcher watcher(ProgressLine line) {
        return new Grader.Watcher() {
            @Override
            public void enters(String room) {
                line.show(room);
            }

            @Override
            public void started(LabManifest.Test test, int index, int count) {
                line.show("test %d of %d: %s %s".formatted(index + 1, count, test.id(), test.title()));
            }

            @Override
            public void finished(LabManifest.Test test, Outcome outcome) {
                line.detail("  %s %s".formatted(test.id(), outcome.status().name().toLowerCase(Locale.ROOT)));
            }

            @Override
            public void again(String why) {
                line.show("the child %s; once more".formatted(why));
            }
        };
    }
}
