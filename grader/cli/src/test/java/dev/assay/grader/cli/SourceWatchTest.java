package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a save, with the system's notices and without. The time limit only ends a test that would hang. */
@Timeout(60)
class SourceWatchTest {
    @TempDir
    Path folder;

    private Path project;
    private Path source;

    @BeforeEach
    void aProject() throws IOException {
        project = folder.resolve("project");
        source = write("src/main/java/raft/RaftServer.java", "one");
        write("src/main/java/raft/Solution.java", "one");
    }

    private Path write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Optional<java.nio.file.WatchService> notices(boolean withNotices) throws IOException {
        return withNotices ? Optional.of(FileSystems.getDefault().newWatchService()) : Optional.empty();
    }

    private interface Step {
        void run() throws Exception;
    }

    /** What is reported as changed when this is done while somebody waits. */
    private List<String> changedBy(boolean withNotices, Step step) throws Exception {
        try (SourceWatch watch = new SourceWatch(project, notices(withNotices))) {
            SourceWatch.State before = watch.look();
            FutureTask<SourceWatch.State> waiting = new FutureTask<>(() -> watch.awaitChange(before));
            Thread.ofVirtual().start(waiting);
            step.run();
            return get(waiting).changedSince(before);
        }
    }

    private static SourceWatch.State get(FutureTask<SourceWatch.State> waiting) throws Exception {
        try {
            return waiting.get();
        } catch (ExecutionException e) {
            throw new AssertionError("the watch has ended", e.getCause());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSavedSourceIsNamed(boolean withNotices) throws Exception {
        assertEquals(
                List.of("src/main/java/raft/RaftServer.java"),
                changedBy(withNotices, () -> Files.writeString(source, "another")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSaveThatChangesNothingButTheTimeIsASave(boolean withNotices) throws Exception {
        FileTime later = FileTime.fromMillis(Files.getLastModifiedTime(source).toMillis() + 5_000);
        assertEquals(
                List.of("src/main/java/raft/RaftServer.java"),
                changedBy(withNotices, () -> Files.setLastModifiedTime(source, later)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void savingAllFilesAtOnceIsOneSave(boolean withNotices) throws Exception {
        assertEquals(
                List.of(
                        "src/main/java/raft/RaftServer.java", "src/main/java/raft/Solution.java",
                        "src/main/java/raft/more/Log.java"),
                changedBy(withNotices, () -> {
                    Files.writeString(source, "another");
                    write("src/main/java/raft/Solution.java", "another");
                    write("src/main/java/raft/more/Log.java", "new");
                }));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProjectThatVanishesAndComesBackIsSeenBothTimes(boolean withNotices) throws Exception {
        try (SourceWatch watch = new SourceWatch(project, notices(withNotices))) {
            SourceWatch.State before = watch.look();
            Path away = folder.resolve("away");
            Files.move(project, away);
            SourceWatch.State gone = watch.awaitChange(before);
            assertTrue(gone.isEmpty());
            Files.move(away, project);
            SourceWatch.State back = watch.awaitChange(gone);
            assertFalse(back.isEmpty());
            assertEquals(List.of(), back.changedSince(before));
            Files.writeString(source, "another");
            assertEquals(
                    List.of("src/main/java/raft/RaftServer.java"), watch.awaitChange(back).changedSince(before));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsNoSourceIsNoSave(boolean withNotices) throws Exception {
        try (SourceWatch watch = new SourceWatch(project, notices(withNotices))) {
            SourceWatch.State before = watch.look();
            write("pom.xml", "<project/>");
            write("target/generated/Some.java", "x");
            write(".idea/Some.java", "x");
            write("src/main/java/raft/.#RaftServer.java", "an editor's lock");
            write("assay-out/score.json", "{}");
            assertEquals(List.of(), watch.look().changedSince(before));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSingleFileCanBeWatched(boolean withNotices) throws Exception {
        Path zip = Files.writeString(folder.resolve("handed-in.zip"), "one");
        try (SourceWatch watch = new SourceWatch(zip, notices(withNotices))) {
            SourceWatch.State before = watch.look();
            Files.writeString(zip, "another");
            assertEquals(List.of("handed-in.zip"), watch.awaitChange(before).changedSince(before));
        }
    }
}
