package dev.assay.grader.aot;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes one cache: starts the JVM so that it records what it loads, gives it its rehearsal, and waits until it has
 * written, which it does at its end, by a JVM of its own. It runs without walls, for it has to write a file and to
 * start a program; so a rehearsal never runs what somebody has handed in.
 */
final class Recording {
    private static final int PATIENCE_SECONDS = 120;
    private static final int PATIENCE_WITH_CHECK_SECONDS = 30;

    private final Path folder;
    private final JvmStart start;

    Recording(Path folder, JvmStart start) {
        this.folder = folder;
        this.start = start;
    }

    /** Why there is no cache, in a sentence. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        Failed(String message) {
            super(message);
        }
    }

    /**
     * @param stem the beginning of names of files
     * @return a cache, not yet in its place
     * @throws IOException if the folder cannot be written to
     */
    Path make(String stem, Rehearsal rehearsal) throws IOException, Failed {
        Optional<Path> notJar = start.classPath().stream().filter(path -> !Files.isRegularFile(path)).findFirst();
        if (notJar.isPresent()) {
            throw new Failed("%s is not a jar".formatted(notJar.get()));
        }
        Path scratch = Files.createTempDirectory(folder, stem + "-");
        try {
            Path cache = scratch.resolve("cache.aot");
            record(scratch, cache, rehearsal);
            if (!Files.exists(cache)) {
                throw new Failed("the JVM has written no cache: " + said(scratch));
            }
            check(scratch, cache);
            Path draft = folder.resolve(scratch.getFileName() + ".draft");
            return Files.move(cache, draft);
        } finally {
            delete(scratch);
        }
    }

    /** Puts a cache into its place, where everybody can read it: children may have another user. */
    static void publish(Path draft, Path file) throws IOException {
        try {
            if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("r--r--r--"));
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void record(Path scratch, Path cache, Rehearsal rehearsal) throws IOException, Failed {
        Process process = start(scratch, start.command(List.of("-XX:AOTCacheOutput=" + cache)));
        try {
            rehearsal.with(process);
            finish(process, scratch, PATIENCE_SECONDS);
        } catch (IOException e) {
            throw new Failed("the rehearsal has failed (%s): %s".formatted(e.getMessage(), said(scratch)));
        } finally {
            end(process);
        }
    }

    /** A JVM that may not do without the cache comes up. */
    private void check(Path scratch, Path cache) throws IOException, Failed {
        Process process = start(scratch, start.idle(List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache)));
        try {
            finish(process, scratch, PATIENCE_WITH_CHECK_SECONDS);
        } finally {
            end(process);
        }
    }

    private static Process start(Path scratch, List<String> command) throws IOException {
        ProcessBuilder java = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(errors(scratch).toFile()));
        // Windows cannot start a process without this one.
        java.environment().keySet().retainAll(Set.of("SystemRoot"));
        // In the locale C, which is what remains, Java cannot open files whose names are not ASCII.
        java.environment().put("LC_ALL", "C.UTF-8");
        return java.start();
    }

    private static void finish(Process process, Path scratch, int patienceSeconds) throws IOException, Failed {
        Thread drain = Thread.ofVirtual().start(() -> {
            try {
                process.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException ended) {
                // Then there is nothing left to read.
            }
        });
        try {
            if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
                throw new Failed("the JVM has not ended after %d s: %s".formatted(patienceSeconds, said(scratch)));
            }
            drain.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted");
        }
        if (process.exitValue() != 0) {
            throw new Failed("the JVM has ended with exit code %d: %s".formatted(process.exitValue(), said(scratch)));
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Path errors(Path scratch) {
        return scratch.resolve("errors");
    }

    /**
     * The last line of what was said on standard error, the most telling one; but not what the JVM says that writes the cache, which is
     * started with a variable of its environment.
     */
    private static String said(Path scratch) throws IOException {
        if (!Files.exists(errors(scratch))) {
            return "it has said nothing";
        }
        String text = new String(Files.readAllBytes(errors(scratch)), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
                .reduce((first, second) -> second)
                .orElse("it has said nothing");
    }

    private static void delete(Path scratch) {
        try (Stream<Path> all = Files.walk(scratch)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // A few megabytes in a folder for generated files; the next build makes it anew.
        }
    }
}
