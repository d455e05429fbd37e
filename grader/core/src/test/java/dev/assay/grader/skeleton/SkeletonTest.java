package dev.assay.grader.skeleton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.lab.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a students' project consists of, and what is never in it. */
class SkeletonTest {
    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();

    @TempDir
    Path temp;

    private Stage stage;

    @BeforeEach
    void stage() throws IOException {
        stage = stage(temp.resolve("checkout"));
        write("labs/tiny/lab.json",
                """
                { "schema": "assay/lab/v1", "id": "tiny", "title": "Ask & <tell>", "version": "1",
                  "contract": "dev.assay.labs.tiny", "studentPackage": "tiny", "entry": "tiny.Solution",
                  "solution": "dev.assay.labs.tiny.TinySolution", "skeletonFloor": 0, "fuelPerTest": 1000,
                  "parts": [{ "id": "A", "title": "All", "points": 100 }], "tests": [] }
                """);
        write("labs/tiny/src/test/java/dev/assay/labs/tiny/open/OpenTest.java", "class OpenTest {}\n");
        write("labs/tiny/src/hidden/java/dev/assay/labs/tiny/hidden/HiddenTest.java", "class HiddenTest {}\n");
        write("solutions/tiny/reference/src/main/java/tiny/Solution.java",
                "class Solution {\n    // BEGIN SOLUTION\n    int secret;\n    // END SOLUTION\n}\n");
        write("solutions/tiny/flawed/Wrong.edit", "Is wrong.\n");
    }

    private Stage stage(Path checkout) throws IOException {
        Path box = Files.createDirectories(temp.resolve("home/box"));
        for (String jar : List.of("assay-kit-0.1.0.jar", "junit-jupiter-api-5.14.4.jar", "jqwik-api-1.9.3.jar")) {
            Files.writeString(box.resolve(jar), "");
        }
        return new Stage(temp.resolve("home"), Optional.of(checkout));
    }

    private void write(String path, String text) throws IOException {
        Path file = temp.resolve("checkout").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void it_is_the_stripped_reference_the_public_tests_and_a_project_around_them() throws IOException {
        Map<String, String> files = new Skeleton(stage, "tiny").files();
        assertEquals(
                Set.of(".gitignore", ".mvn/jvm.config", "README.md", "pom.xml", "src/main/java/tiny/Solution.java",
                        "src/test/java/dev/assay/labs/tiny/open/OpenTest.java"),
                files.keySet());
        assertEquals("class Solution {\n}\n", files.get("src/main/java/tiny/Solution.java"));
        assertEquals("class OpenTest {}\n", files.get("src/test/java/dev/assay/labs/tiny/open/OpenTest.java"));
    }

    @Test
    void the_project_names_the_versions_that_the_grader_uses() throws IOException {
        String pom = new Skeleton(stage, "tiny").files().get("pom.xml");
        assertTrue(pom.contains("<assay.version>0.1.0</assay.version>"), pom);
        assertTrue(pom.contains("<version>5.14.4</version>") && pom.contains("<version>1.9.3</version>"), pom);
        assertTrue(pom.contains("<!-- Ask &amp; &lt;tell>. Your code"), pom);
        assertFalse(Pattern.compile("@[a-z.]+@").matcher(pom).find(), pom);
    }

    @Test
    void the_project_uses_the_plugins_of_the_build() throws IOException {
        String build = Files.readString(CHECKOUT.resolve("pom.xml"));
        Matcher plugin = Pattern.compile("<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(new Skeleton(stage, "tiny").files().get("pom.xml"));
        int plugins = 0;
        for (; plugin.find(); plugins++) {
            String stated = "<artifactId>%s</artifactId>\\s*<version>%s</version>".formatted(
                    plugin.group(1), Pattern.quote(plugin.group(2)));
            assertTrue(Pattern.compile(stated).matcher(build).find(), plugin.group() + " is not what the build uses");
        }
        assertEquals(5, plugins);
    }

    @Test
    void writing_it_makes_it_what_it_should_be_and_names_what_has_changed() throws IOException {
        Skeleton skeleton = new Skeleton(stage, "tiny");
        assertEquals(6, skeleton.write().size());
        assertEquals(List.of(), skeleton.check());
        assertEquals(List.of(), skeleton.write());

        write("skeletons/tiny/src/test/java/Old.java", "class Old {}\n");
        write("skeletons/tiny/src/main/java/tiny/Solution.java", "class Solution {\n    int mine;\n}\n");
        Files.delete(skeleton.folder().resolve("README.md"));
        assertEquals(
                List.of(
                        "skeletons/tiny/README.md is missing",
                        "skeletons/tiny/src/main/java/tiny/Solution.java differs in line 2",
                        "skeletons/tiny/src/test/java/Old.java does not belong there",
                        "`assay skeleton tiny` writes it anew"),
                skeleton.check());
        assertEquals(
                List.of("skeletons/tiny/README.md", "skeletons/tiny/src/main/java/tiny/Solution.java",
                        "skeletons/tiny/src/test/java/Old.java"),
                skeleton.write());
        assertEquals(List.of(), skeleton.check());
    }

    @Test
    void what_builds_and_editors_leave_behind_is_neither_compared_nor_deleted() throws IOException {
        Skeleton skeleton = new Skeleton(stage, "tiny");
        skeleton.write();
        write("skeletons/tiny/target/classes/A.class", "x");
        write("skeletons/tiny/.idea/workspace.xml", "x");
        write("skeletons/tiny/tiny.iml", "x");
        assertEquals(List.of(), skeleton.check());
        assertEquals(List.of(), skeleton.write());
        assertTrue(Files.exists(skeleton.folder().resolve("target/classes/A.class")));
    }

    @Test
    void a_checkout_with_the_line_ends_of_another_system_is_no_difference() throws IOException {
        Skeleton skeleton = new Skeleton(stage, "tiny");
        skeleton.write();
        Path readme = skeleton.folder().resolve("README.md");
        Files.writeString(readme, Files.readString(readme).replace("\n", "\r\n"));
        assertEquals(List.of(), skeleton.check());
    }

    static List<String> labs() throws IOException {
        try (Stream<Path> folders = Files.list(CHECKOUT.resolve("solutions"))) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("reference")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("labs")
    void nothing_hidden_is_in_the_project_of_any_lab_of_ours(String lab) throws IOException {
        var files = new Skeleton(stage(CHECKOUT), lab).files();
        String all = String.join("\n", files.values());
        // What is made from a solution. Tests are published as they were written, and may happen to have a line in common with it.
        Set<String> lines = files.entrySet().stream()
                .filter(file -> file.getKey().toString().startsWith("src/main/"))
                .flatMap(file -> file.getValue().lines())
                .map(String::strip)
                .collect(Collectors.toSet());
        assertTrue(lines.size() > 10, "a project has sources");
        List<String> found = new ArrayList<>();
        for (String line : solutionLines(CHECKOUT.resolve("solutions").resolve(lab).resolve("reference"))) {
            if (lines.contains(line)) {
                found.add("a line of the solution: " + line);
            }
        }
        Path hidden = CHECKOUT.resolve("labs").resolve(lab).resolve("src/hidden/java");
        for (Path source : javaFiles(hidden)) {
            String type = hidden.relativize(source).toString().replace('/', '.').replaceFirst("\\.java$", "");
            if (!type.endsWith("package-info") && all.contains(type)) {
                found.add("the name of a hidden class: " + type);
            }
        }
        assertEquals(List.of(), found);
        boolean isNamed = Pattern.compile("dev\\.assay\\.labs\\.\\w+\\.hidden").matcher(all).find();
        assertFalse(isNamed, "the hidden package is named");
        assertFalse(all.contains("BEGIN SOLUTION") || all.contains("STUB:"), "marks are left");
    }

    /** Lines of the solution that say something, and stand nowhere outside of it. */
    private static Set<String> solutionLines(Path reference) throws IOException {
        Set<String> inside = new HashSet<>();
        Set<String> outside = new HashSet<>();
        for (Path source : javaFiles(reference)) {
            boolean isSolution = false;
            for (String line : Files.readAllLines(source)) {
                if (line.strip().equals("// BEGIN SOLUTION") || line.strip().equals("// END SOLUTION")) {
                    isSolution = line.contains("BEGIN");
                } else if (line.contains("// STUB:")) {
                    outside.add(line.substring(line.indexOf("// STUB:") + "// STUB:".length()).strip());
                } else if (line.strip().length() >= 20) {
                    (isSolution ? inside : outside).add(line.strip());
                }
            }
        }
        inside.removeAll(outside);
        assertTrue(inside.size() > 10, "a reference marks its solution");
        return inside;
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
