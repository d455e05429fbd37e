package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.assay.grader.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that a student can read of a grading of flawed solutions (every format, run.json, recordings, both
 * streams, what goes to GitHub) is searched for what hidden tests keep to themselves.
 */
class FeedbackIT {
    private static final Map<String, String> PLATFORMS = Map.of(
            "CLASSROOM", "ds", "ASSIGNMENT", "raft", "OWNER", "alice", "SUBMISSION_TAG", "submit/x",
            "COMMIT_URL", "commit", "RELEASE_URL", "release", "GITHUB_ACTIONS", "true",
            "GITHUB_STEP_SUMMARY", "summary.md");
    private static final String FORMATS =
            Stream.of(ReportFormat.values()).map(ReportFormat::word).collect(Collectors.joining(","));
    /** Of all flawed solutions every twelfth. */
    private static final int STRIDE = 12;

    @TempDir
    Path folder;

    private Program assay;

    @BeforeEach
    void aStepOfAWorkflow() throws IOException {
        assay = new Program(Files.createDirectory(folder.resolve("scratch")), PLATFORMS);
    }

    private StudentProject project(String name) throws IOException {
        return StudentProject.in(Files.createDirectory(folder.resolve(name)));
    }

    /** All that a grading writes and prints, by name. */
    private Map<String, String> outputs(Path project, String audience, List<String> options) throws Exception {
        Path out = Files.createTempDirectory(folder, "out");
        Files.deleteIfExists(folder.resolve("scratch/summary.md"));
        Program.Result result = assay.runIn(
                options, "grade", "raft-election", project.toString(), "--audience", audience, "--formats", FORMATS,
                "--out", out.toString(), "--verbose");
        assertEquals(0, result.exitCode(), result.out() + result.err());
        Map<String, String> outputs = new TreeMap<>(Map.of("stdout", result.out(), "stderr", result.err()));
        outputs.put("summary", Files.readString(folder.resolve("scratch/summary.md")));
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                outputs.put(out.relativize(file).toString(), Files.readString(file));
            }
        }
        for (ReportFormat format : ReportFormat.values()) {
            assertTrue(outputs.containsKey(format.fileName()), format + " is not written");
        }
        assertTrue(outputs.containsKey("run.json"));
        return outputs;
    }

    private static List<Path> flawed() throws IOException {
        try (Stream<Path> all = Files.list(Checkout.root().resolve("solutions/raft-election/flawed"))) {
            List<Path> edits = all.filter(file -> file.toString().endsWith(".edit")).sorted().toList();
            return Stream.iterate(0, index -> index < edits.size(), index -> index + STRIDE).map(edits::get).toList();
        }
    }

    @Test
    void whatStudentsReadHoldsNoSeedNoScheduleAndNoSourceOfAHiddenTest() throws Exception {
        Secrets secrets = Secrets.ofTheRaftLab();
        Set<String> failed = new TreeSet<>();
        for (Path edits : flawed()) {
            Path project = project(edits.getFileName().toString()).flawedBy(edits).folder();
            Map<String, String> outputs = outputs(project, "student", List.of());
            outputs.forEach((name, text) ->
                    assertEquals(List.of(), secrets.in(text), "%s of %s".formatted(name, edits.getFileName())));
            JsonObject score = JsonParser.parseString(outputs.get("score.json")).getAsJsonObject();
            for (Map.Entry<String, String> output : outputs.entrySet()) {
                assertNoHiddenSchedule(output.getKey(), output.getValue(), score);
            }
            failed.addAll(hiddenFailures(score));
        }
        assertTrue(failed.size() >= 10, () -> "too few hidden tests have failed for this to show anything: " + failed);
    }

    /** Says "schedule 3 of 60" only of public tests, and of hidden ones that tell everything. */
    private static void assertNoHiddenSchedule(String name, String text, JsonObject score) throws IOException {
        Set<Integer> open = new TreeSet<>();
        Map<String, String> levels = levels();
        for (JsonElement element : score.getAsJsonArray("tests")) {
            JsonObject test = element.getAsJsonObject();
            boolean isHidden = test.get("visibility").getAsString().equals("hidden");
            if (!isHidden || levels.get(test.get("id").getAsString()).equals("trace")) {
                open.add(test.get("schedules").getAsInt());
            } else {
                assertTrue(test.get("schedule").isJsonNull(), test.toString());
                assertTrue(test.get("trace").isJsonNull(), test.toString());
            }
        }
        Matcher told = Pattern.compile("schedule \\d+ of (\\d+)").matcher(text);
        while (told.find()) {
            assertTrue(open.contains(Integer.parseInt(told.group(1))), () -> name + " tells " + told.group());
        }
    }

    private static Map<String, String> levels() throws IOException {
        String manifest = Files.readString(Checkout.root().resolve("labs/raft-election/lab.json"));
        return JsonParser.parseString(manifest).getAsJsonObject().getAsJsonArray("tests").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .collect(Collectors.toMap(
                        test -> test.get("id").getAsString(), test -> test.get("feedback").getAsString()));
    }

    private static List<String> hiddenFailures(JsonObject score) {
        return score.getAsJsonArray("tests").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(test -> test.get("visibility").getAsString().equals("hidden"))
                .filter(test -> test.get("status").getAsString().equals("failed"))
                .map(test -> test.get("id").getAsString())
                .toList();
    }

    @Test
    void troubleOfOurOwnTellsStudentsNothingOfTests() throws Exception {
        List<String> options = List.of("-Dassay.box.flags=-XX:NoSuchFlag");
        Path project = project("good").folder();
        for (String audience : List.of("student", "instructor")) {
            Program.Result result = assay.runIn(
                    options, "grade", "raft-election", project.toString(), "--audience", audience, "--out", "out");
            assertEquals(4, result.exitCode(), result.err());
            boolean tells = audience.equals("instructor");
            assertEquals(tells, result.err().contains("the child process has ended"), result.err());
            assertEquals(!tells, result.err().contains("instructors learn more"), result.err());
            String run = Files.readString(folder.resolve("scratch/out/run.json"));
            assertEquals(tells, run.contains("NoSuchFlag"), run);
        }
    }

    @Test
    void theSearchBites() throws Exception {
        Secrets secrets = Secrets.ofTheRaftLab();
        assertTrue(secrets.count() > 2_000, secrets.count() + " secrets");
        for (String leak : List.of(
                "root seed 2774163181", "seed 0xa55a5eed", "D1 failed under seed " + Secrets.hexadecimalSeed("D1", 7),
                "at dev.assay.labs.raft.hidden.Crashes.storm(Crashes.java:35)", "in crashWhileVoting",
                "RaftCluster cluster = new RaftCluster(solution, 5, schedule).boot();",
                "random restarts, for crash mistakes that nobody thought of")) {
            assertFalse(secrets.in("It is said: " + leak).isEmpty(), leak);
        }
        assertEquals(List.of(), secrets.in(Files.readString(Checkout.root().resolve("README.md"))));
    }

    /** A lab whose hidden tests tell their score only: then not a sentence, not a value, not a hint gets out. */
    @Test
    void aLabThatTellsTheScoreOnlyTellsNoExpectedValue() throws Exception {
        Path project = project("flawed")
                .edited("votes.size() > ctx.clusterSize() / 2", "votes.size() == ctx.clusterSize()")
                .folder();
        Map<String, String> whole = outputs(project, "instructor", List.of());
        List<String> told = told(JsonParser.parseString(whole.get("score.json")).getAsJsonObject());
        assertTrue(told.size() > 10, told.toString());
        assertTrue(told.stream().allMatch(whole.get("score.json")::contains));
        outputs(project, "student", List.of("-Dassay.home=" + strictStage(), "-Dassay.aot=off")).forEach((name, text) -> {
            String flat = text.replaceAll("\\s+", " ");
            told.forEach(one -> assertFalse(flat.contains(one), () -> "%s tells: %s".formatted(name, one)));
        });
    }

    /** Sentences and hints of hidden tests that have failed, without those that a public test tells too. */
    private static List<String> told(JsonObject score) {
        Set<String> open = new TreeSet<>();
        Set<String> hidden = new TreeSet<>();
        for (JsonElement element : score.getAsJsonArray("tests")) {
            JsonObject test = element.getAsJsonObject();
            boolean isHidden = test.get("visibility").getAsString().equals("hidden");
            for (String field : List.of("message", "hint")) {
                if (!test.get(field).isJsonNull()) {
                    (isHidden ? hidden : open).add(test.get(field).getAsString());
                }
            }
        }
        hidden.removeAll(open);
        return List.copyOf(hidden);
    }

    private Path strictStage() throws IOException {
        Path home = Path.of(System.getProperty("assay.home"));
        Path strict = folder.resolve("stage");
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(file -> !file.toString().contains(".aot")).toList()) {
                Path copy = strict.resolve(home.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        Path manifest = strict.resolve("labs/raft-election/lab.json");
        Files.writeString(
                manifest, Files.readString(manifest).replaceAll("\"feedback\": \"\\w+\"", "\"feedback\": \"score\""));
        return strict;
    }
}
