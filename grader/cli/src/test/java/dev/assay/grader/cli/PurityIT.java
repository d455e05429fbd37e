package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A grade is a pure function: all runs give the same bytes and spend the same fuel, whatever the JVM does with the code
 * or with its memory, and with or without a cache for its start. What is graded fails some tests, for a failure has more to say, and so more that could differ.
 */
class PurityIT {
    /** The child as it is, which is started with a cache. */
    private static final String NONE = "";

    private static final List<String> FLAGS = List.of(
            NONE,
            "-XX:TieredStopAtLevel=1",
            "-XX:TieredStopAtLevel=1 -Xmx256m",
            "-XX:TieredStopAtLevel=4",
            "-XX:TieredStopAtLevel=4 -XX:-TieredCompilation",
            "-Xint",
            "-Xcomp",
            "-XX:-UseSerialGC -XX:+UseParallelGC",
            "-XX:-UseSerialGC -XX:+UseG1GC",
            "-XX:-UseSerialGC -XX:+UseZGC",
            "-XX:+UseCompactObjectHeaders -Xshare:off",
            "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kathmandu");

    @TempDir
    Path folder;

    @Test
    void allRunsGiveTheSameBytesAndSpendTheSameFuel() throws Exception {
        Path project = StudentProject.in(folder.resolve("project"))
                .edited("votes.size() > ctx.clusterSize() / 2", "votes.size() >= 2")
                .folder();
        Map<String, String> flagsByScore = new ConcurrentHashMap<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Callable<Void>> runs = FLAGS.stream()
                    .<Callable<Void>>map(flags -> () -> {
                        flagsByScore.merge(scoreAndFuel(project, flags), flags, (some, more) -> some + "; " + more);
                        return null;
                    })
                    .toList();
            for (Future<Void> run : two.invokeAll(runs)) {
                run.get();
            }
        }
        assertEquals(1, flagsByScore.size(), () -> String.join("\n", flagsByScore.values()));
        String everything = flagsByScore.keySet().iterator().next();
        assertTrue(everything.contains("\"failed\""));
        assertTrue(everything.contains("\"assay/trace/v1\""), "traces belong to what is the same each time");
    }

    private String scoreAndFuel(Path project, String flags) throws Exception {
        Path here = Files.createTempDirectory(folder, "run");
        // ZGC reads /proc/self/mountinfo before it starts, and behind walls there is no /proc.
        List<String> options = new ArrayList<>();
        if (!flags.equals(NONE)) {
            options.add("-Dassay.box.flags=" + flags);
        }
        if (flags.contains("ZGC")) {
            options.add("-Dassay.isolation=off");
        }
        Program.Result result = new Program(here).runIn(
                options,
                "grade", "raft-election", project.toString(), "--audience", "instructor", "--out", "out");
        assertEquals(0, result.exitCode(), () -> flags + "\n" + result.out() + result.err());
        StringBuilder all = new StringBuilder();
        try (Stream<Path> traces = Files.list(here.resolve("out/traces"))) {
            for (Path trace : traces.sorted().toList()) {
                all.append(trace.getFileName()).append(Files.readString(trace));
            }
        }
        JsonObject run = JsonParser.parseString(Files.readString(here.resolve("out/run.json"))).getAsJsonObject();
        boolean isCached = run.getAsJsonArray("starts").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(start -> start.get("process").getAsString().equals("child"))
                .allMatch(start -> start.get("cached").getAsBoolean());
        assertEquals(flags.equals(NONE), isCached, run::toString);
        String tests = run.getAsJsonArray("examinations").get(0).getAsJsonObject().get("tests").toString();
        assertTrue(tests.contains("fuelSpent"), tests);
        return all + Files.readString(here.resolve("out/score.json"))
                + Files.readString(here.resolve("out/report.html")) + tests;
    }
}
