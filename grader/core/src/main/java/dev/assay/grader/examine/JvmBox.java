package dev.assay.grader.examine;

import dev.assay.grader.aot.CacheUse;
import dev.assay.grader.aot.JvmStart;
import dev.assay.grader.isolate.Isolation;
import dev.assay.grader.isolate.Limits;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A child as a JVM of its own, of the JDK that we run on: without environment, in an empty folder, with the box, the
 * lab and nothing else on its class path, and behind the walls that the system offers. Where there are none, the folder
 * is its own; behind walls all children have the same one, which none of them can list or write to.
 */
final class JvmBox implements Box {
    private static final int PATIENCE_AT_END_SECONDS = 5;

    /**
     * Most examinations are over before the optimising compiler would have paid for its work, and on a full machine its
     * threads would take the processors from other examinations: C1 only, and the collector without threads.
     */
    static final List<String> FLAGS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            // What a handler allocates dies at once: a small space for it stays in the processor's caches, and a third
            // of the usual pages has to be fetched from the system.
            "-Xmn16m",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            // An exception that the JVM throws has to say the same whether its code is compiled or not.
            "-XX:-OmitStackTraceInFastThrow",
            "-XX:MaxJavaStackTraceDepth=32",
            // Identity hash codes from a constant instead of from a random number.
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:hashCode=2",
            // Standard output belongs to the protocol.
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Duser.timezone=UTC",
            "-Dfile.encoding=UTF-8",
            // Fibers are virtual threads on a scheduler of ours, and one that is dropped must not stay in a list.
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Djdk.trackAllThreads=false");

    private final Process process;
    private final Optional<Path> folder;
    private final InputStream answers;
    private final Tail errors;
    private final Thread killer;

    private JvmBox(Process process, Optional<Path> folder) {
        this.process = process;
        this.folder = folder;
        this.answers = new BufferedInputStream(process.getInputStream());
        this.errors = Tail.of(process.getErrorStream());
        this.killer = Thread.ofPlatform().unstarted(this::end);
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /**
     * Starts a child.
     *
     * @param start how, {@link #FLAGS} included
     * @param cache what makes the start cheap, if there is such a thing
     */
    static JvmBox start(Walls walls, JvmStart start, CacheUse cache) throws IOException {
        // Between two looks, somebody who has built anew may have tidied it away.
        Optional<Path> file = cache.file().filter(Files::isReadable);
        List<String> more = new ArrayList<>(file.isPresent() ? cache.flags() : List.of());
        Optional<Isolation> isolation = walls.isolation();
        if (isolation.isPresent()) {
            more.add(temporaryFiles(Path.of(".")));
            List<Path> readable = new ArrayList<>(start.classPath());
            file.ifPresent(readable::add);
            return new JvmBox(
                    isolation.get().start(start.command(more), readable, Limits.STANDARD), Optional.empty());
        }
        Path folder = Files.createTempDirectory(folderPrefix());
        more.add(temporaryFiles(folder));
        try {
            return new JvmBox(startUnwalled(folder, start.command(more)), Optional.of(folder));
        } catch (IOException e) {
            delete(folder);
            throw e;
        }
    }

    /** Says whose children's folders they are, for several graders may share a place for temporary files. */
    static String folderPrefix() {
        return "assay-box-" + ProcessHandle.current().pid() + "-";
    }

    private static String temporaryFiles(Path folder) {
        return "-Djava.io.tmpdir=" + folder;
    }

    private static Process startUnwalled(Path folder, List<String> command) throws IOException {
        ProcessBuilder java = new ProcessBuilder(command).directory(folder.toFile());
        // Windows cannot start a process without this one.
        java.environment().keySet().retainAll(Set.of("SystemRoot"));
        if (command.stream().anyMatch(word -> word.chars().anyMatch(c -> c > 127))) {
            // In the locale C, which is what remains, Java cannot open files whose names are not ASCII.
            java.environment().put("LC_ALL", "C.UTF-8");
        }
        return java.start();
    }

    @Override
    public OutputStream orders() {
        return process.getOutputStream();
    }

    @Override
    public InputStream answers() {
        return answers;
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public String fate() {
        try {
            return process.waitFor(PATIENCE_AT_END_SECONDS, TimeUnit.SECONDS)
                    ? "has ended with exit code " + process.exitValue()
                    : "has closed its output but not ended";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "has closed its output";
        }
    }

    @Override
    public String errors() {
        return errors.text();
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException shuttingDown) {
            // Then it runs just now.
        }
    }

    private void end() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_AT_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Closeable end : List.of(process.getOutputStream(), answers)) {
            try {
                end.close();
            } catch (IOException e) {
                // What was yet to be written, nobody is there to read.
            }
        }
        folder.ifPresent(JvmBox::delete);
    }

    /** What cannot be deleted is left to the system: a few bytes in its folder for temporary files. */
    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // Gone already, or in use.
        }
    }
}
