package dev.assay.grader.cli;

import dev.assay.grader.cli.Canaries.Sign;
import dev.assay.grader.cli.WeakenedLine.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A hostile submission of the attack bank, as its file in {@code src/test/resources/attacks} states it: what it tries,
 * what it is to be told, and a class {@code raft.Attack} whose {@code run()} the reference solution calls when a server
 * starts. Further files follow, each after a line {@code //// path}.
 *
 * @param name of its file
 * @param expects the verdict
 * @param bites what it does where nothing keeps it from doing so, if it does harm of a kind that canaries notice
 * @param heldBy the layers each of which alone keeps it from doing so; empty if and only if it does not bite
 * @param files texts by path in the project
 */
record Attack(String name, Expected expects, Optional<Sign> bites, Set<Layer> heldBy, Map<String, String> files) {
    private static final String SOURCE = "src/main/java/raft/Attack.java";
    private static final String START = "ctx = context;";
    private static final int MOST_HEADERS = 4;
    private static final Pattern INNER = Pattern.compile("@@(\\d+)\\{(.*?)}@@", Pattern.DOTALL);
    private static final Pattern OUTER = Pattern.compile("@(\\d+)\\{(.*?)}@", Pattern.DOTALL);
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
        files.forEach((where, text) -> texts.put(where, spelledOut(text.toString())));
        header(lines, "attack").orElseThrow(() -> new IllegalStateException(file + " does not say what it tries"));
        Expected expects = Expected.of(header(lines, "expects")
                .orElseThrow(() -> new IllegalStateException(file + " does not say what it expects")));
        Optional<Sign> bites =
                header(lines, "bites").map(word -> Sign.valueOf(word.toUpperCase(Locale.ROOT)));
        Set<Layer> heldBy = EnumSet.noneOf(Layer.class);
        header(lines, "held by").ifPresent(words -> {
            for (String word : words.split(", ")) {
                heldBy.add(Layer.valueOf(word.toUpperCase(Locale.ROOT)));
            }
        });
        if (bites.isPresent() == heldBy.isEmpty()) {
            throw new IllegalStateException(file + " says only one of how it bites and what holds it");
        }
        return new Attack(name, expects, bites, heldBy, texts);
    }

    /**
     * Writes out what a file abbreviates: {@code @3{x#, }@} is {@code x0, x1, x2, }. One within another has its signs
     * doubled, and in it {@code *} is the number of the outer one.
     */
    private static String spelledOut(String text) {
        String once = INNER.matcher(text).replaceAll(found -> repeated(found).replace('*', '#'));
        return OUTER.matcher(once).replaceAll(Attack::repeated);
    }

    private static String repeated(MatchResult found) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Integer.parseInt(found.group(1)); i++) {
            text.append(found.group(2).replace("#", Integer.toString(i)));
        }
        return Matcher.quoteReplacement(text.toString());
    }

    private static Optional<String> header(List<String> lines, String key) {
        String start = "// " + key + ": ";
        return lines.stream()
                .limit(MOST_HEADERS)
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }

    /** Makes a project of it: the reference solution, attacked from within. */
    Path project(Path folder, Canaries canaries) throws IOException {
        StudentProject project = StudentProject.in(folder).edited(START, START + "\n" + HOOK);
        for (Map.Entry<String, String> file : files.entrySet()) {
            project.file(file.getKey(), canaries.aimed(file.getValue()));
        }
        return project.folder();
    }

    @Override
    public String toString() {
        return name + ": " + expects;
    }
}
