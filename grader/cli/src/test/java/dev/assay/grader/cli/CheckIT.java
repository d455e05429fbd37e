package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code assay check} from end to end: what a student at work is told. */
@Execution(ExecutionMode.CONCURRENT)
class CheckIT {
    private static final String MAJORITY = "votes.size() > ctx.clusterSize() / 2";
    private static final String ALL = "votes.size() == ctx.clusterSize()";
    private static final long PATIENCE_MILLIS = 120_000;

    @TempDir
    Path folder;

    private Program assay;
    private StudentProject project;

    @BeforeEach
    void aGoodProject() throws IOException {
        assay = new Program(Files.createDirectory(folder.resolve("scratch")));
        project = StudentProject.in(Files.createDirectory(folder.resolve("project")));
    }

    private String path() {
        return project.folder().toString();
    }

    @Test
    void theReferencePassesAndItsLabIsKnown() throws Exception {
        Program.Result result = assay.run("check", path());
        assertEquals(0, result.exitCode(), result.out() + result.err());
        assertTrue(result.out().matches("(?s)Raft leader election +8 of 8 passed\n.*"), result.out());
        assertTrue(result.out().contains("All 8 tests passed."), result.out());
        assertFalse(Files.exists(folder.resolve("scratch/assay-out/score.json")), "a check is no grade");
    }

    @Test
    void aFailureIsToldWithItsRuleAndHintAndOfHiddenTestsThereIsNoWord() throws Exception {
        project.edited(MAJORITY, ALL);
        Program.Result result = assay.run("check", "raft-election", path());
        assertEquals(1, result.exitCode(), result.out() + result.err());
        assertTrue(result.out().contains("✗ P4  A crashed leader is replaced\n    M9    No leader"), result.out());
        assertTrue(result.out().contains("hint  Followers that hear nothing campaign in a new term."), result.out());
        assertFalse(result.out().contains("A1"), result.out());
        assertTrue(result.out().contains("again assay replay assay-out/traces/P4.json "), result.out());
        assertFalse(Files.exists(folder.resolve("scratch/assay-out/traces/P1.json")), "it has passed");
        Program.Result replay = assay.run("replay", "assay-out/traces/P4.json", path());
        assertEquals(1, replay.exitCode(), replay.out() + replay.err());
        assertTrue(replay.out().contains("REPRODUCED"), replay.out());
    }

    @Test
    void whatIsMendedHasNoRecordingAnyMoreAndWhatAGradeHasLeftStays() throws Exception {
        project.edited(MAJORITY, ALL);
        assertEquals(0, assay.run("grade", "raft-election", path(), "--audience", "instructor").exitCode());
        Path traces = folder.resolve("scratch/assay-out/traces");
        assertTrue(Files.exists(traces.resolve("P4.json")) && Files.exists(traces.resolve("C2.json")));
        project.edited(ALL, MAJORITY);
        assertEquals(0, assay.run("check", path()).exitCode());
        assertFalse(Files.exists(traces.resolve("P4.json")));
        assertTrue(Files.exists(traces.resolve("C2.json")));
    }

    @Test
    void theSameSentenceIsToldAsInAGrade() throws Exception {
        project.edited(MAJORITY, ALL);
        String check = assay.run("check", path()).out();
        String grade = assay.run("grade", "raft-election", path()).out();
        String failure = check.substring(check.indexOf("✗ P8"), check.indexOf("\n\n", check.indexOf("✗ P8")));
        assertTrue(grade.contains(failure), grade);
    }

    @Test
    void whatDoesNotCompileIsNoFailedTest() throws Exception {
        project.edited(MAJORITY, "votes.size() > nothing");
        Program.Result result = assay.run("check", path());
        assertEquals(3, result.exitCode(), result.out() + result.err());
        assertTrue(result.out().contains("error raft/RaftServer.java:"), result.out());
    }

    @Test
    void theSandboxIsTheGradersOwn() throws Exception {
        project.with("public void timer(String name)", "System.currentTimeMillis();");
        Program.Result result = assay.run("check", path());
        assertEquals(3, result.exitCode(), result.out() + result.err());
        assertTrue(result.out().contains("not allowed raft/RaftServer.java:"), result.out());
    }

    @Test
    void aProjectOfNoLabGetsTheListOfLabs() throws Exception {
        Program.Result result = assay.run("check", Files.createDirectory(folder.resolve("empty")).toString());
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("The labs are: raft-election"), result.err());
        assertEquals(2, assay.run("check", "raft-election", folder.resolve("nowhere").toString()).exitCode());
        assertEquals(2, assay.run("check", path(), "--watch", "--out", "/dev/null/x").exitCode());
        assertEquals(2, assay.run("check", "raft-election", "git:%s@main".formatted(path()), "--watch").exitCode());
    }

    /** One long working day: a failure, a save that mends it, a broken source, a deleted project, the end. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void itChecksAgainOnEverySave() throws Exception {
        project.edited(MAJORITY, ALL);
        Process process = assay.start(List.of(), "check", path(), "--watch");
        try {
            awaitErr(process, "Ctrl-C ends");
            awaitOut(process, "5 of 8 tests passed.", 1);
            project.edited(ALL, MAJORITY);
            awaitOut(process, "All 8 tests passed.", 1);
            project.edited(MAJORITY, "votes.size() > nothing");
            awaitOut(process, "error raft/RaftServer.java:", 1);
            project.edited("votes.size() > nothing", MAJORITY);
            awaitOut(process, "All 8 tests passed.", 2);
            Files.move(project.folder(), folder.resolve("away"));
            awaitErr(process, "has no sources any more; waiting for them");
            Files.move(folder.resolve("away"), project.folder());
            awaitOut(process, "All 8 tests passed.", 3);
            project.edited(MAJORITY, ALL);
            awaitOut(process, "5 of 8 tests passed.", 2);
            assertEquals(
                    5,
                    assay.errSoFar(process).lines().filter(line -> line.startsWith("assay: saved ")).count(),
                    assay.errSoFar(process));
            assertFalse(assay.outSoFar(process).contains("\033"), "the screen is cleared where there is none");
            List<ProcessHandle> children = process.descendants().toList();
            assertFalse(children.isEmpty(), "the compiler stays warm");
            process.destroy();
            assertTrue(process.waitFor(10, TimeUnit.SECONDS));
            for (ProcessHandle child : children) {
                child.onExit().get(10, TimeUnit.SECONDS);
            }
            assertFalse(assay.errSoFar(process).contains("trouble"), assay.errSoFar(process));
        } finally {
            process.destroyForcibly();
        }
    }

    private void awaitOut(Process process, String text, int times) throws Exception {
        await(process, () -> assay.outSoFar(process).split(text, -1).length > times, times + " times " + text);
    }

    private void awaitErr(Process process, String text) throws Exception {
        await(process, () -> assay.errSoFar(process).contains(text), text);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Process process, Condition condition, String what) throws Exception {
        for (long waited = 0; !condition.holds(); waited += 20) {
            if (waited > PATIENCE_MILLIS || !process.isAlive()) {
                fail("does not say %s, but:\n%s%s".formatted(
                        what, assay.outSoFar(process), assay.errSoFar(process)));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
