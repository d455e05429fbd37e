package dev.assay.grader.cli;

import dev.assay.grader.aot.AotCaches;
import dev.assay.grader.examine.DiscoveryFailed;
import dev.assay.grader.examine.Examiner;
import dev.assay.grader.isolate.Posture;
import dev.assay.grader.lab.InvalidLab;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabShelf;
import dev.assay.grader.lab.Stage;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay doctor}: looks at everything that grading stands on, and says what to do where it does not hold. */
@Command(
        name = "doctor",
        description = {
            "Looks at what grading stands on, and says what is missing.",
            "That is the JDK, Maven, the built program, the labs, the child process, the system. Exits with 1 when "
                    + "something is missing without which nothing can be graded."
        },
        footerHeading = "%nExample:%n",
        footer = "  assay doctor")
final class DoctorCommand implements Callable<Integer> {
    private static final int RELEASE = 25;

    private final Terminal terminal;
    private final Supplier<Stage> stage;

    @Mixin
    private HelpOption help;

    DoctorCommand(Terminal terminal, Supplier<Stage> stage) {
        this.terminal = terminal;
        this.stage = stage;
    }

    /**
     * What was found about one thing.
     *
     * @param subject what was looked at
     * @param state whether it is as it should be
     * @param text what it is, or what is wrong and what to do
     */
    private record Finding(String subject, State state, String text) {
        static Finding good(String subject, String text) {
            return new Finding(subject, State.GOOD, text);
        }

        static Finding note(String subject, String text) {
            return new Finding(subject, State.NOTE, text);
        }

        static Finding bad(String subject, String text) {
            return new Finding(subject, State.BAD, text);
        }
    }

    private enum State {
        GOOD("ok"),
        /** Something that grading can do without. */
        NOTE("note"),
        BAD("BAD");

        private final String word;

        State(String word) {
            this.word = word;
        }
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        findings.add(jdk());
        findings.add(compiler());
        findings.add(maven());
        findings.add(git());
        findings.addAll(program());
        findings.add(temporaryFolder());
        findings.add(system());
        findings.addAll(isolation());
        for (Finding finding : findings) {
            terminal.out().printf("%-4s  %-10s  %s%n", finding.state.word, finding.subject, finding.text);
        }
        boolean holds = findings.stream().noneMatch(finding -> finding.state == State.BAD);
        return holds ? ExitCode.HOLDS : ExitCode.DOES_NOT_HOLD;
    }

    private static Finding jdk() {
        String text = "%s (%s) at %s".formatted(
                Runtime.version(), System.getProperty("java.vendor"), System.getProperty("java.home"));
        return Runtime.version().feature() == RELEASE
                ? Finding.good("JDK", text)
                : Finding.bad("JDK", text + "; scores are only comparable on release 25: start with ./assay");
    }

    private static Finding compiler() {
        return ModuleLayer.boot().findModule("jdk.compiler").isPresent()
                ? Finding.good("compiler", "is part of it")
                : Finding.bad("compiler", "this Java has no compiler (jdk.compiler); use a full JDK");
    }

    private Finding maven() {
        String program = windows() ? "mvn.cmd" : "mvn";
        return onPath(program)
                .map(place -> Finding.good("Maven", place.toString()))
                .orElse(Finding.note("Maven", "none on PATH; the wrapper (mvnw) fetches one when it is needed"));
    }

    private Finding git() {
        return onPath(windows() ? "git.exe" : "git")
                .map(place -> Finding.good("git", place.toString()))
                .orElse(Finding.note("git", "none on PATH; paths of the form git:DIR@REF cannot be graded"));
    }

    /** The built program: its folder, every lab, and whether a child process comes up. */
    private List<Finding> program() {
        Stage program;
        try {
            program = stage.get();
        } catch (IllegalStateException missing) {
            return List.of(Finding.bad("program", missing.getMessage()));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.good("program", program.home().toString()));
        LabShelf shelf = new LabShelf(List.of(program.labs()));
        Optional<Lab> sound = Optional.empty();
        for (String id : shelf.ids()) {
            try {
                Lab lab = shelf.lab(id);
                findings.add(Finding.good("lab", "%s: %s".formatted(id, lab.manifest().title())));
                sound = Optional.of(lab);
            } catch (InvalidLab invalid) {
                invalid.problems().forEach(problem -> findings.add(Finding.bad("lab", problem)));
            }
        }
        if (shelf.ids().isEmpty()) {
            findings.add(Finding.bad("lab", "there are no labs in %s; build again".formatted(program.labs())));
        }
        findings.add(sound.map(lab -> child(program, lab))
                .orElse(Finding.bad("child", "not tried, for there is no lab whose tests it could list")));
        return findings;
    }

    /** Starts a child as it is started for a submission, walls included, and has it list a lab's tests. */
    private static Finding child(Stage program, Lab lab) {
        long start = System.nanoTime();
        try {
            int tests = Examiner.on(program, AotCaches.none(), text -> {}).discover(lab).tests().size();
            return Finding.good("child", "comes up and lists the %d tests of %s in %d ms".formatted(
                    tests, lab.manifest().id(), (System.nanoTime() - start) / 1_000_000));
        } catch (DiscoveryFailed | UncheckedIOException e) {
            return Finding.bad("child", e.getMessage());
        }
    }

    private static Finding temporaryFolder() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        return Files.isWritable(folder)
                ? Finding.good("temporary", folder.toString())
                : Finding.bad("temporary", "%s cannot be written to; set TMPDIR".formatted(folder));
    }

    private static Finding system() {
        Runtime runtime = Runtime.getRuntime();
        return Finding.good("system", "%s %s (%s), %d processors".formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                runtime.availableProcessors()));
    }

    /** What the system adds to admission, metering and a fresh process for each submission: the level, each wall. */
    private List<Finding> isolation() {
        Posture posture;
        try {
            posture = Examiner.on(stage.get(), text -> {}).posture();
        } catch (IllegalStateException missing) {
            return List.of(Finding.note("isolation", "not tried, for the program is not there"));
        }
        List<Finding> findings = new ArrayList<>();
        String level = "level %d of %d".formatted(posture.level(), Posture.HIGHEST);
        findings.add(posture.level() >= Posture.HIGHEST_WITHOUT_PACKAGES
                ? Finding.good("isolation", level)
                : Finding.note("isolation", level));
        for (Posture.Wall wall : posture.walls()) {
            String title = wall.layer().title();
            findings.add(switch (wall.state()) {
                case ON -> Finding.good("isolation", title);
                case OFF -> Finding.note("isolation", "without %s: %s".formatted(title, wall.reason()));
                case NOT_NEEDED -> Finding.good("isolation", "%s is not needed: %s".formatted(title, wall.reason()));
            });
        }
        posture.breaches().forEach(breach -> findings.add(Finding.note("isolation", breach)));
        return findings;
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean windows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
