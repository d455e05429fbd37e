package dev.assay.grader.examine;

import dev.assay.exam.protocol.Frames;
import dev.assay.exam.protocol.Order;
import dev.assay.exam.protocol.Replay;
import dev.assay.grader.intake.Legible;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.trace.FailedRun;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of one test in a plain JVM that waits for a debugger: no walls, no metering, no limit of time. It is for
 * developers at work on code that they trust, and never gives a grade.
 */
public final class DebugSession {
    private static final String MAIN = "dev.assay.exam.box.Box";

    private final Stage stage;
    private final IntConsumer waiting;

    /**
     * @param stage where the jars of the child lie
     * @param waiting is told the port of the loopback address at which the JVM waits for a debugger
     */
    public DebugSession(Stage stage, IntConsumer waiting) {
        this.stage = stage;
        this.waiting = waiting;
    }

    /**
     * Lets one run happen again; returns when the JVM has ended.
     *
     * @param paper has the test whose run it is, and no other; its classes are not to be metered
     * @param run the run
     */
    public Examined replay(ExamPaper paper, FailedRun.Replay run) {
        Examined.Facts facts = new Examined.Facts("", 1, 0, "");
        Transcript transcript = new Transcript(paper.tests(), Transcript.Recorded.EVERYTHING, Progress.NONE);
        Process process = null;
        try {
            int port = freePort();
            process = start(paper.lab(), port);
            Tail errors = Tail.of(process.getErrorStream());
            waiting.accept(port);
            Order order = paper.order().repeating(new Replay(run.seed(), run.acts()));
            InputStream answers = new BufferedInputStream(process.getInputStream());
            try {
                Frames.write(process.getOutputStream(), order);
                while (!transcript.isDone()) {
                    transcript.take(Frames.read(answers));
                }
            } catch (IOException e) {
                return new Examined.Trouble(
                        "the JVM under the debugger has ended %s; it said: %s".formatted(
                                transcript.where(), Legible.lines(errors.text(), Tail.MOST_BYTES).strip()),
                        facts);
            }
            return transcript.brokenTests().isEmpty()
                    ? new Examined.Outcomes(
                            transcript.outcomes(), transcript.printed(), transcript.printedDroppedChars(), facts)
                    : new Examined.Trouble(String.join("\n", transcript.brokenTests()), facts);
        } catch (IOException e) {
            return new Examined.Trouble("a JVM for the debugger cannot be started: " + e.getMessage(), facts);
        } catch (Transcript.Nonsense | Transcript.GivenUp e) {
            return new Examined.Trouble("the JVM under the debugger " + e.getMessage(), facts);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    private Process start(Lab lab, int port) throws IOException {
        List<Path> classPath = new ArrayList<>(stage.box());
        Stream.of(lab.contractJar(), lab.publicJar(), lab.hiddenJar()).filter(Files::exists).forEach(classPath::add);
        // Quiet: standard output belongs to the protocol.
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=127.0.0.1:" + port,
                        "-cp",
                        classPath.stream()
                                .map(jar -> jar.toAbsolutePath().toString())
                                .collect(Collectors.joining(File.pathSeparator)),
                        MAIN)
                .start();
    }

    /** A port that nobody uses now; that the JVM takes it a moment later, nobody can promise. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
