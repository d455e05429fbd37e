package dev.assay.grader.cli;

import dev.assay.grader.examine.DiscoveryFailed;
import dev.assay.grader.lab.InvalidLab;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.lab.UnknownLab;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program that {@code ./assay} starts: finds the command, runs it, and turns what went wrong into an exit code. */
@Command(
        name = "assay",
        mixinStandardHelpOptions = true,
        versionProvider = Assay.Version.class,
        description = "Grades distributed-systems labs: one submission, one lab, one grader, one score.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:graded, whatever the score; or all that was asked about holds",
            "1:something asked about does not hold",
            "2:the command line makes no sense",
            "3:the submission cannot be graded; its score.json says why",
            "4:trouble of our own: no verdict, and never a zero"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay labs",
            "  assay check my-solution --watch",
            "  assay grade raft-election my-solution",
            "  assay grade --help"
        })
public final class Assay {
    private static final String NO_VERDICT = "nothing is said about a submission:";

    private Assay() {}

    /** Runs one command and leaves with its exit code. */
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofThisProcess();
        // A person who presses Ctrl-C, and a supervisor that ends us, end what we have started too.
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        CommandLine all = commandLine(terminal, Stage::fromSystemProperties);
        int exitCode = all.execute(arguments);
        terminal.out().flush();
        if (exitCode == ExitCode.HOLDS) {
            prepareNextStart(all.getParseResult().subcommand(), terminal);
        }
        System.exit(exitCode);
    }

    /** When all is said: who has graded once, will grade again. */
    private static void prepareNextStart(ParseResult command, Terminal terminal) {
        if (command != null
                && command.commandSpec().userObject() instanceof GradeCommand
                && !command.isUsageHelpRequested()) {
            String labId = command.matchedPositionalValue(0, "");
            String path = command.matchedPositionalValue(1, "");
            OwnStart.prepare(Stage.fromSystemProperties(), labId, Path.of(path),
                    text -> terminal.err().println("assay: " + text));
        }
    }

    /**
     * All commands.
     *
     * @param terminal where they print
     * @param stage where the built program lies; asked only by commands that need it
     */
    static CommandLine commandLine(Terminal terminal, Supplier<Stage> stage) {
        CommandLine all = new CommandLine(new Assay())
                .addSubcommand(new LabsCommand(terminal, stage))
                .addSubcommand(new GradeCommand(terminal, stage, System.getenv()))
                .addSubcommand(new CheckCommand(terminal, stage))
                .addSubcommand(new ReplayCommand(terminal, stage))
                .addSubcommand(new VerifyCommand(terminal, stage))
                .addSubcommand(new SkeletonCommand(terminal, stage))
                .addSubcommand(new AllowedCommand(terminal))
                .addSubcommand(new DoctorCommand(terminal, stage));
        return all.setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Assay::explainUsage)
                .setExecutionExceptionHandler((trouble, command, arguments) -> explain(trouble, terminal));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    /** A line that says what is wrong, near names if there are any, and where to read on: not the whole help. */
    private static int explainUsage(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("assay: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static int explain(Exception trouble, Terminal terminal) {
        PrintStream err = terminal.err();
        switch (trouble) {
            case UnknownLab unknown -> {
                err.println("assay: " + unknown.getMessage());
                return ExitCode.USAGE;
            }
            case InvalidLab invalid -> {
                invalid.problems().forEach(err::println);
                err.println("assay: " + NO_VERDICT + " the lab has to be mended first.");
                return ExitCode.TROUBLE;
            }
            case DiscoveryFailed failed -> {
                err.println("assay: the tests of the lab cannot be listed: " + failed.getMessage());
                return ExitCode.TROUBLE;
            }
            default -> {
                err.println("assay: " + NO_VERDICT + " this is trouble of our own; `assay doctor` may know more.");
                trouble.printStackTrace(err);
                return ExitCode.TROUBLE;
            }
        }
    }

    /** Says which grader this is, and on what it runs. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"assay %s, on JDK %s".formatted(number(), Runtime.version())};
        }

        /** As the jar's manifest states it; without a jar, as in an IDE, there is no number. */
        private static String number() {
            String number = Assay.class.getPackage().getImplementationVersion();
            return number == null ? "(not built)" : number;
        }
    }
}
