package dev.assay.grader.cli;

import dev.assay.grader.aot.AotCaches;
import dev.assay.grader.aot.JvmStart;
import dev.assay.grader.aot.Rehearsal;
import dev.assay.grader.lab.Stage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The cache for the grader's own starts. The launcher looks for it; the grader makes it, by grading once more, after
 * the first grading that the launcher has started.
 */
final class OwnStart {
    /** With what the launcher starts the grader, as far as a cache may depend on it. */
    static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

    /** Set by the launcher, which is the only one that uses the cache. */
    private static final String LAUNCHED = "assay.launched";

    private OwnStart() {}

    /**
     * Makes the cache where it is missing, damaged, or made for other jars.
     *
     * @param labId a lab
     * @param path a folder or .zip that has just been graded
     * @param announce told, in a sentence, when it has to be made
     */
    static void prepare(Stage stage, String labId, Path path, Consumer<String> announce) {
        Path cache = stage.cache();
        if (System.getProperty(LAUNCHED) == null || !cache.startsWith(stage.home()) || !Files.exists(path)) {
            return;
        }
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("-Dassay.home=" + stage.home());
        stage.root().ifPresent(root -> flags.add("-Dassay.root=" + root));
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        JvmStart start = new JvmStart(flags, classPath, Main.class.getName());
        AotCaches.in(cache, announce).use("grader", start, rehearsal(labId, path));
    }

    private static Rehearsal rehearsal(String labId, Path path) {
        return process -> {
            Path out = Files.createTempDirectory("assay-rehearsal");
            try {
                String words = "grade\n%s\n%s\n--out\n%s\n".formatted(labId, path.toAbsolutePath(), out);
                process.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
                process.getOutputStream().close();
                process.getInputStream().transferTo(OutputStream.nullOutputStream());
            } finally {
                try (Stream<Path> files = Files.list(out)) {
                    files.forEach(file -> file.toFile().delete());
                }
                Files.deleteIfExists(out);
            }
        };
    }

    /** The grader as it is started for a rehearsal: with its arguments on standard input, a line each. */
    static final class Main {
        private Main() {}

        public static void main(String[] none) throws IOException {
            List<String> arguments;
            try (BufferedReader in =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                arguments = in.lines().toList();
            }
            Terminal terminal = Terminal.ofThisProcess();
            System.exit(Assay.commandLine(terminal, Stage::fromSystemProperties)
                    .execute(arguments.toArray(String[]::new)));
        }
    }
}
