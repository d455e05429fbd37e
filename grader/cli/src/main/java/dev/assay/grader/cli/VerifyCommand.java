package dev.assay.grader.cli;

import dev.assay.grader.aot.AotCaches;
import dev.assay.grader.compile.Compiler;
import dev.assay.grader.examine.DiscoveryFailed;
import dev.assay.grader.examine.ExamPaper;
import dev.assay.grader.examine.Examiner;
import dev.assay.grader.isolate.Posture;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabShelf;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.verify.ManifestCheck;
import dev.assay.grader.verify.Verifier;
import dev.assay.grader.verify.VerifyOptions;
import dev.assay.grader.verify.VerifyReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay verify}: a lab's own examination. */
@Command(
        name = "verify",
        sortOptions = false,
        description = {
            "Proves labs by solutions that are known to be right or wrong.",
            "The reference has to score everything, the skeleton its stated floor, every unusual solution everything, "
                    + "and every flawed one has to be caught by the test that it names. Also, lab.json has to list the "
                    + "tests as their annotations state them."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything holds",
            "1:something does not; it is said what",
            "2:there is no such lab",
            "4:something could not be found out"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay verify                                    all labs",
            "  assay verify raft-election --only TwoStepSave   while writing a flawed solution",
            "  assay verify raft-election --matrix             which test catches which",
            "  assay verify raft-election --write-manifest     after a test was added or changed",
            "  assay verify --seed-factor 10 --root-seed 7     does any other schedule fail a correct solution?"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int MOST_SEEDS = 1_000;

    private final Terminal terminal;
    private final Supplier<Stage> stage;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LAB", arity = "0..*", description = "Labs by id; without any, all.")
    private List<String> labIds = List.of();

    @Option(names = "--only", paramLabel = "NAME", description = "Only this solution. May be given several times.")
    private List<String> only = List.of();

    @Option(names = "--matrix", description = "Every flawed solution against every test, and a table of it.")
    private boolean matrix;

    @Option(
            names = "--seed-factor",
            paramLabel = "N",
            defaultValue = "1",
            description = "So many times as many schedules, for correct solutions only.")
    private int seedFactor;

    @Option(
            names = "--root-seed",
            paramLabel = "N",
            description = "Derive all schedules from this number instead of the usual one.")
    private Long rootSeed;

    @Option(
            names = "--write-manifest",
            description = "Write the list of tests into labs/LAB/lab.json anew, and verify nothing.")
    private boolean writeManifest;

    @Option(
            names = "--require-level",
            paramLabel = "LEVEL",
            defaultValue = "0",
            description = "Verify nothing, with exit code 4, where the system walls solutions in less than this: "
                    + "from 0 (not at all) to 3; `assay doctor` says what there is (default: ${DEFAULT-VALUE}).")
    private int requiredLevel;

    @Option(names = "--verbose", description = "Say on standard error what goes on, a line a solution.")
    private boolean verbose;

    VerifyCommand(Terminal terminal, Supplier<Stage> stage) {
        this.terminal = terminal;
        this.stage = stage;
    }

    @Override
    public Integer call() throws IOException, DiscoveryFailed {
        if (seedFactor < 1 || seedFactor > MOST_SEEDS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--seed-factor is %d; it must be from 1 to %d".formatted(seedFactor, MOST_SEEDS));
        }
        if (requiredLevel < 0 || requiredLevel > Posture.HIGHEST) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--require-level is %d; it must be from 0 to %d".formatted(requiredLevel, Posture.HIGHEST));
        }
        Stage program = stage.get();
        LabShelf shelf = new LabShelf(List.of(program.labs()));
        List<String> chosen = LabNames.meant(shelf, labIds);
        ProgressLine line = new ProgressLine(terminal, verbose);
        AotCaches caches = AotCaches.in(program.cache(), line::announce);
        Examiner examiner = Examiner.on(program, caches, line::announce);
        Optional<String> tooLow = requiredLevel == 0 ? Optional.empty() : examiner.posture().shortOf(requiredLevel);
        if (tooLow.isPresent()) {
            line.announce("nothing is verified: " + tooLow.get());
            return ExitCode.TROUBLE;
        }
        if (writeManifest) {
            return write(program, chosen, examiner);
        }
        try (Compiler compiler = new Compiler(caches)) {
            return verify(new Verifier(program, compiler, examiner), shelf, chosen, line);
        }
    }

    private int write(Stage program, List<String> chosen, Examiner examiner)
            throws IOException, DiscoveryFailed {
        for (String id : chosen) {
            Optional<Path> written = ManifestCheck.write(program, examiner, id);
            terminal.out().println(written.map(file -> "wrote " + file).orElse(id + ": lab.json was right already"));
        }
        return ExitCode.HOLDS;
    }

    private int verify(Verifier verifier, LabShelf shelf, List<String> chosen, ProgressLine line) {
        List<Lab> labs = chosen.stream().map(shelf::lab).toList();
        VerifyOptions options =
                VerifyOptions.QUICK.withOnly(only).withSeed(
                        rootSeed == null ? ExamPaper.STANDARD_ROOT_SEED : rootSeed, seedFactor);
        List<VerifyReport> reports = new ArrayList<>();
        try {
            for (Lab lab : labs) {
                String id = lab.manifest().id();
                line.show(id);
                VerifyReport report = verifier.verify(
                        lab,
                        matrix ? options.withMatrix() : options,
                        (name, done, count) -> line.show("%s: %d of %d: %s".formatted(id, done, count, name)));
                line.clear();
                terminal.out().print(report.text());
                terminal.out().flush();
                reports.add(report);
            }
        } finally {
            line.clear();
        }
        // What does not hold, does not hold, whatever else could not be found out.
        if (reports.stream().anyMatch(report -> !report.problems().isEmpty())) {
            return ExitCode.DOES_NOT_HOLD;
        }
        return reports.stream().allMatch(VerifyReport::holds) ? ExitCode.HOLDS : ExitCode.TROUBLE;
    }
}
