package dev.assay.grader.skeleton;

import dev.assay.grader.lab.InvalidLab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The students' project of a lab, as it lies in the checkout under {@code skeletons/<lab>}: generated, committed, and
 * never edited by hand.
 */
public final class Skeleton {
    private static final String SOURCES = "src/main/java";
    private static final String TESTS = "src/test/java";

    /** What every project has, and the text that it is made of. */
    private static final Map<String, String> TEMPLATES = Map.of(
            "pom.xml", "pom.xml.template",
            "README.md", "README.md.template",
            ".gitignore", "gitignore.template",
            // Keeps Maven's own libraries from complaining about new Javas.
            ".mvn/jvm.config", "jvm.config.template");

    private static final Pattern TOKEN = Pattern.compile("@([a-z.]+)@");

    /** What builds and editors leave in a project; none of it is generated, none of it is looked at. */
    private static final Set<String> LEFT_ALONE =
            Set.of("target", ".idea", ".vscode", ".settings", ".classpath", ".project", ".factorypath", ".DS_Store");

    private final Stage stage;
    private final String labId;

    /**
     * The skeleton of a lab.
     *
     * @param stage the checkout, and the built jars whose versions the project names
     * @param labId the lab's id
     */
    public Skeleton(Stage stage, String labId) {
        this.stage = stage;
        this.labId = labId;
    }

    /**
     * What the project consists of.
     *
     * @return text by path below the project's folder, sorted; lines end with LF
     * @throws InvalidLab if the reference is not marked as it should be, or is not there
     * @throws IOException if something cannot be read
     */
    public SortedMap<String, String> files() throws IOException {
        LabManifest manifest = LabManifest.readHead(labFolder().resolve("lab.json"));
        SortedMap<String, String> files = new TreeMap<>();
        Path reference = stage.checkout().resolve("solutions").resolve(labId).resolve("reference").resolve(SOURCES);
        if (!Files.isDirectory(reference)) {
            throw new InvalidLab(List.of(
                    "solutions/%s/reference/%s: is not there; the skeleton is made of it".formatted(labId, SOURCES)));
        }
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, String> source : read(reference).entrySet()) {
            String place = "solutions/%s/reference/%s/%s".formatted(labId, SOURCES, source.getKey());
            try {
                Stripper.strip(place, source.getValue())
                        .ifPresent(text -> files.put(SOURCES + "/" + source.getKey(), text));
            } catch (InvalidLab e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidLab(problems);
        }
        Path tests = labFolder().resolve(TESTS);
        if (Files.isDirectory(tests)) {
            read(tests).forEach((path, text) -> files.put(TESTS + "/" + path, text));
        }
        for (Map.Entry<String, String> template : TEMPLATES.entrySet()) {
            files.put(template.getKey(), filled(template.getValue(), manifest));
        }
        return files;
    }

    private Path labFolder() {
        return stage.checkout().resolve("labs").resolve(labId);
    }

    /** Where the project lies in the checkout. */
    public Path folder() {
        return stage.checkout().resolve("skeletons").resolve(labId);
    }

    /**
     * Writes the project, and takes away what is no longer part of it.
     *
     * @return paths from the checkout of all files that were written, changed or deleted; empty if all was right
     *     already
     */
    public List<String> write() throws IOException {
        SortedMap<String, String> wanted = files();
        SortedMap<String, String> present = present();
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, String> file : wanted.entrySet()) {
            if (!file.getValue().equals(present.get(file.getKey()))) {
                Path path = folder().resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
                changed.add(place(file.getKey()));
            }
        }
        for (String path : present.keySet()) {
            if (!wanted.containsKey(path)) {
                Files.delete(folder().resolve(path));
                changed.add(place(path));
            }
        }
        return changed;
    }

    /**
     * Holds the project that is there against the one that would be written.
     *
     * @return one sentence for each file that differs; empty if none does
     */
    public List<String> check() throws IOException {
        SortedMap<String, String> wanted = files();
        SortedMap<String, String> present = present();
        List<String> differences = new ArrayList<>();
        wanted.forEach((path, text) -> {
            String there = present.get(path);
            if (there == null) {
                differences.add(place(path) + " is missing");
            } else if (!there.equals(text)) {
                differences.add("%s differs in line %d".formatted(place(path), firstDifference(there, text)));
            }
        });
        present.keySet().stream()
                .filter(path -> !wanted.containsKey(path))
                .forEach(path -> differences.add(place(path) + " does not belong there"));
        if (!differences.isEmpty()) {
            differences.add("`assay skeleton %s` writes it anew".formatted(labId));
        }
        return differences;
    }

    private static int firstDifference(String one, String other) {
        List<String> a = one.lines().toList();
        List<String> b = other.lines().toList();
        int line = 0;
        while (line < a.size() && line < b.size() && a.get(line).equals(b.get(line))) {
            line++;
        }
        return line + 1;
    }

    private String place(String path) {
        return "skeletons/%s/%s".formatted(labId, path);
    }

    private SortedMap<String, String> present() throws IOException {
        return Files.isDirectory(folder()) ? read(folder()) : new TreeMap<>();
    }

    /** All files below a folder, by path with slashes, with LF at the ends of lines. */
    private static SortedMap<String, String> read(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                Path relative = folder.relativize(file);
                if (!LEFT_ALONE.contains(relative.getName(0).toString()) && !relative.toString().endsWith(".iml")) {
                    files.put(
                            relative.toString().replace('\\', '/'),
                            new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n"));
                }
            }
        }
        return files;
    }

    private String filled(String template, LabManifest manifest) throws IOException {
        Map<String, String> values = Map.of(
                "lab.id", manifest.id(),
                "lab.title", manifest.title(),
                "lab.package", manifest.studentPackage(),
                "assay.version", versionOf("assay-kit"),
                "junit.version", versionOf("junit-jupiter-api"),
                "jqwik.version", versionOf("jqwik-api"));
        try (InputStream in = Skeleton.class.getResourceAsStream(template)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            return TOKEN.matcher(text)
                    .replaceAll(token -> Matcher.quoteReplacement(escaped(values.get(token.group(1)))));
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("--", "- -");
    }

    /** The version of a library, from the name of its jar in the box: students test with what the grader tests with. */
    private String versionOf(String artifact) {
        Pattern name = Pattern.compile(Pattern.quote(artifact) + "-([0-9][^/]*)\\.jar");
        return stage.box().stream()
                .map(jar -> name.matcher(jar.getFileName().toString()))
                .filter(Matcher::matches)
                .map(jar -> jar.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "%s is missing in %s; build again".formatted(artifact, stage.home().resolve("box"))));
    }
}
