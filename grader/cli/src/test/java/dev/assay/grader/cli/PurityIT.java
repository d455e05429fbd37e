package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
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
 * A grade is a pure function: ten runs give the same bytes, whatever the JVM does with the code or with its memory.
 * What is graded fails some tests, for a failure has more to say, and so more that could differ.
 */
class PurityIT {
    private static final List<String> FLAGS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:TieredStopAtLevel=1 -Xmx256m",
            "-XX:TieredStopAtLevel=4",
            "-XX:TieredStopAtLevel=4 -XX:-TieredCompilation",
            "-Xint",
            "-XX:-UseSerialGC -XX:+UseParallelGC",
            "-XX:-UseSerialGC -XX:+UseG1GC",
            "-XX:-UseSerialGC -XX:+UseZGC",
            "-XX:+UseCompactObjectHeaders -Xshare:off",
            "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kathmandu");

    @TempDir
    Path folder;

    @Test
    void tenRunsGiveTheSameBytes() throws Exception {
        Path project = StudentProject.in(folder.resolve("project"))
                .edited("votes.size() > ctx.clusterSize() / 2", "votes.size() >= 2")
                .folder();
        Map<String, String> flagsByScore = new ConcurrentHashMap<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Callable<Void>> runs = FLAGS.stream()
                    .<Callable<Void>>map(flags -> () -> {
                        flagsByScore.merge(score(project, flags), flags, (some, more) -> some + "; " + more);
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

    private String score(Path project, String flags) throws Exception {
        Path here = Files.createTempDirectory(folder, "run");
        // ZGC reads /proc/self/mountinfo before it starts, and behind walls there is no /proc.
        Program.Result result = new Program(here).runIn(
                flags.contains("ZGC")
                        ? List.of("-Dassay.box.flags=" + flags, "-Dassay.isolation=off")
                        : List.of("-Dassay.box.flags=" + flags),
                "grade", "raft-election", project.toString(), "--audience", "instructor", "--out", "out");
        assertEquals(0, result.exitCode(), () -> flags + "\n" + result.out() + result.err());
        StringBuilder all = new StringBuilder(Files.readString(here.resolve("out/score.json")));
        try (Stream<Path> traces = Files.list(here.resolve("out/traces"))) {
            for (Path trace : traces.sorted().toList()) {
                all.append(trace.getFileName()).append(Files.readString(trace));
            }
        }
        return all.toString();
    }
}
