package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The caches for starts of Java, in an installation of their own: no score, and no fuel, depends on one. */
class CachesIT {
    @TempDir
    Path folder;

    private Path home;
    private Path project;

    @BeforeEach
    void anInstallation() throws IOException {
        home = folder.resolve("home");
        Path built = Path.of(System.getProperty("assay.home"));
        try (Stream<Path> all = Files.walk(built)) {
            for (Path path : all.filter(path -> !path.startsWith(built.resolve("cache"))).toList()) {
                Files.copy(path, home.resolve(built.relativize(path).toString()));
            }
        }
        project = StudentProject.in(folder.resolve("project"))
                .edited("votes.size() > ctx.clusterSize() / 2", "votes.size() >= 2")
                .folder();
    }

    /**
     * One grading.
     *
     * @param score score.json
     * @param tests what run.json says about tests, fuel included
     * @param cached by process, whether it was started with a cache
     * @param err standard error
     */
    private record Grading(String score, String tests, Map<String, Boolean> cached, String err) {}

    private Grading grade(String... options) throws Exception {
        Path here = Files.createTempDirectory(folder, "run");
        List<String> all = Stream.concat(Stream.of("-Dassay.home=" + home), Stream.of(options)).toList();
        Program.Result result = new Program(here).runIn(
                all, "grade", "raft-election", project.toString(), "--audience", "instructor", "--out", "out");
        assertEquals(0, result.exitCode(), () -> result.out() + result.err());
        JsonObject run = JsonParser.parseString(Files.readString(here.resolve("out/run.json"))).getAsJsonObject();
        return new Grading(
                Files.readString(here.resolve("out/score.json")),
                run.getAsJsonArray("examinations").get(0).getAsJsonObject().get("tests").toString(),
                run.getAsJsonArray("starts").asList().stream()
                        .map(start -> start.getAsJsonObject())
                        .collect(Collectors.toMap(
                                start -> start.get("process").getAsString(),
                                start -> start.get("cached").getAsBoolean())),
                result.err());
    }

    private List<Path> caches() throws IOException {
        try (Stream<Path> all = Files.list(home.resolve("cache"))) {
            return all.filter(file -> file.toString().endsWith(".aot")).sorted().toList();
        }
    }

    @Test
    void noneOfThemChangesAScore() throws Exception {
        Map<String, Boolean> both = Map.of("compiler", true, "child", true);

        Grading first = grade();
        assertTrue(first.err().contains("preparing fast starts on this machine, once: child-raft-election"), first.err());
        assertEquals(both, first.cached());
        assertEquals(2, caches().size());
        assertTrue(first.score().contains("\"failed\""));

        Grading second = grade();
        assertEquals(both, second.cached());
        assertTrue(!second.err().contains("preparing"), second.err());

        Grading without = grade("-Dassay.aot=off");
        assertEquals(Map.of("compiler", false, "child", false), without.cached());

        for (Path cache : caches()) {
            cache.toFile().setWritable(true);
            try (RandomAccessFile bytes = new RandomAccessFile(cache.toFile(), "rw")) {
                bytes.seek(bytes.length() / 2);
                bytes.write("nonsense".repeat(1_000).getBytes(StandardCharsets.UTF_8));
            }
        }
        Grading damaged = grade();
        assertEquals(2, damaged.err().lines().filter(line -> line.contains("is damaged and is made again")).count());
        assertEquals(both, damaged.cached());

        for (Grading other : List.of(second, without, damaged)) {
            assertEquals(first.score(), other.score());
            assertEquals(first.tests(), other.tests());
        }
    }
}
