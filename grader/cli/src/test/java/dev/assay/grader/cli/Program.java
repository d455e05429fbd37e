package dev.assay.grader.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built program, run as a user runs it: a process of its own, judged by its exit code and by what it prints. */
final class Program {
    private static final long PATIENCE_SECONDS = 240;

    private final Path scratch;
    private final Map<String, String> environment;

    /** @param scratch where it is started, and where its output is kept while it runs */
    Program(Path scratch) {
        this(scratch, Map.of());
    }

    /** @param environment what is set besides what is set for the tests */
    Program(Path scratch, Map<String, String> environment) {
        this.scratch = scratch;
        this.environment = environment;
    }

    /**
     * What came of one run.
     *
     * @param exitCode see {@link ExitCode}
     * @param out standard output
     * @param err standard error
     */
    record Result(int exitCode, String out, String err) {}

    /** Runs {@code assay} with these arguments. */
    Result run(String... arguments) throws IOException, InterruptedException {
        return runIn(List.of(), arguments);
    }

    /** Runs {@code assay} in a JVM with further options. */
    Result runIn(List<String> options, String... arguments) throws IOException, InterruptedException {
        Process process = start(options, arguments);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("assay %s runs for more than %d s".formatted(
                    String.join(" ", arguments), PATIENCE_SECONDS));
        }
        String name = "." + process.pid();
        return new Result(process.exitValue(), text("out" + name), text("err" + name));
    }

    /** Starts {@code assay} and leaves it running. */
    Process start(List<String> options, String... arguments) throws IOException {
        Path home = Path.of(System.getProperty("assay.home"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-Dassay.home=" + home,
                "-Dassay.root=" + Checkout.root(),
                "-Dassay.terminals="));
        command.addAll(options);
        command.addAll(List.of("-cp", home.resolve("lib") + "/*", "dev.assay.grader.cli.Assay"));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(scratch, "out", null);
        Path err = Files.createTempFile(scratch, "err", null);
        ProcessBuilder java = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        java.environment().putAll(environment);
        Process process = java.start();
        process.getOutputStream().close();
        Files.move(out, scratch.resolve("out." + process.pid()));
        Files.move(err, scratch.resolve("err." + process.pid()));
        return process;
    }

    /** What a running process has printed so far. */
    String outSoFar(Process process) throws IOException {
        return text("out." + process.pid());
    }

    /** What a running process has said on standard error so far. */
    String errSoFar(Process process) throws IOException {
        return text("err." + process.pid());
    }

    private String text(String name) throws IOException {
        return Files.readString(scratch.resolve(name), StandardCharsets.UTF_8);
    }
}
