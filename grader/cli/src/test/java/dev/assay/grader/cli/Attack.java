package dev.assay.grader.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A hostile submission of the attack bank, as its file in {@code src/test/resources/attacks} states it: what it tries,
 * what it is to be told, and a class {@code raft.Attack} whose {@code run()} the reference solution calls when a server
 * starts. Further files follow, each after a line {@code //// path}.
 *
 * @param name of its file
 * @param expects the verdict: a word, and what the reason has to contain
 * @param bites {@code file} or {@code socket}, if it does harm of that kind where nothing keeps it from doing so
 * @param files texts by path in the project
 */
record Attack(String name, String expects, Optional<String> bites, Map<String, String> files) {
    private static final String SOURCE = "src/main/java/raft/Attack.java";
    private static final String START = "ctx = context;";
    private static final String HOOK =
            """
            try {
                Attack.run();
            } catch (RuntimeException | Error thrown) {
                throw thrown;
            } catch (Exception checked) {
                throw new IllegalStateException(checked);
            }
            """;

    /** All attacks, by name. */
    static List<Attack> all() {
        try (Stream<Path> files = Files.list(Checkout.root().resolve("grader/cli/src/test/resources/attacks"))) {
            List<Attack> attacks = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                attacks.add(read(file));
            }
            return attacks;
        } catch (IOException e) {
            throw new IllegalStateException("the attack bank cannot be read", e);
        }
    }

    private static Attack read(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".java", "");
        List<String> lines = Files.readAllLines(file);
        Map<String, StringBuilder> files = new TreeMap<>();
        String path = SOURCE;
        for (String line : lines) {
            if (line.startsWith("//// ")) {
                path = line.substring("//// ".length());
            } else {
                files.computeIfAbsent(path, unused -> new StringBuilder()).append(line).append('\n');
            }
        }
        Map<String, String> texts = new TreeMap<>();
        files.forEach((where, text) -> texts.put(where, text.toString()));
        header(lines, "attack").orElseThrow(() -> new IllegalStateException(file + " does not say what it tries"));
        return new Attack(
                name,
                header(lines, "expects")
                        .orElseThrow(() -> new IllegalStateException(file + " does not say what it expects")),
                header(lines, "bites"),
                texts);
    }

    private static Optional<String> header(List<String> lines, String key) {
        String start = "// " + key + ": ";
        return lines.stream()
                .limit(3)
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }

    /** The verdict's word: {@code refused}, {@code uncompilable}, {@code spent}, {@code failed} or {@code passed}. */
    String verdict() {
        return expects.split(" ", 2)[0];
    }

    /** What the reason has to contain; may be empty. */
    String reason() {
        return expects.contains(" ") ? expects.split(" ", 2)[1] : "";
    }

    /** Makes a project of it: the reference solution, attacked from within. */
    Path project(Path folder, Canaries canaries) throws IOException {
        StudentProject project = StudentProject.in(folder).edited(START, START + "\n" + HOOK);
        for (Map.Entry<String, String> file : files.entrySet()) {
            project.file(file.getKey(), canaries.aimed(file.getValue()));
        }
        return project.folder();
    }

    /** Writes the attack alone, with a main method, to be run without any protection. */
    List<Path> program(Path folder, Canaries canaries) throws IOException {
        Path attack = folder.resolve("Attack.java");
        Path main = folder.resolve("Strike.java");
        Files.writeString(attack, canaries.aimed(files.get(SOURCE)), StandardCharsets.UTF_8);
        Files.writeString(main, """
                package raft;

                public final class Strike {
                    public static void main(String[] arguments) throws Exception {
                        Attack.run();
                    }
                }
                """);
        return List.of(attack, main);
    }

    @Override
    public String toString() {
        return name + ": " + expects;
    }
}
