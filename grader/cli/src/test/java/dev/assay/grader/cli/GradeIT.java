package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.grader.report.ScoreJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code assay grade} from end to end: what people hand in, and what they are told. */
@Execution(ExecutionMode.CONCURRENT)
class GradeIT {
    private static byte[] referenceScore;

    @TempDir
    Path folder;

    private Program assay;
    private StudentProject project;

    @BeforeAll
    static void theScoreOfTheReference(@TempDir Path folder) throws Exception {
        Program.Result result = new Program(folder)
                .run("grade", "raft-election", StudentProject.REFERENCE.toString(), "--out", "out");
        assertEquals(0, result.exitCode(), result.err());
        referenceScore = Files.readAllBytes(folder.resolve("out/score.json"));
    }

    @BeforeEach
    void aGoodProject() throws IOException {
        assay = new Program(Files.createDirectory(folder.resolve("scratch")));
        project = StudentProject.in(Files.createDirectory(folder.resolve("a project")));
    }

    @Test
    void theReferenceGetsAllPoints() throws Exception {
        Program.Result result = grade(StudentProject.REFERENCE.toString(), "--fail-under", "100");
        assertEquals(0, result.exitCode(), result.err());
        assertEquals(10_000, score().get("score").getAsInt());
        assertEquals("graded", score().get("status").getAsString());
        assertTrue(result.out().contains("100 / 100"), result.out());
        assertTrue(result.err().contains("assay: wrote "), result.err());
        assertFalse(result.out().contains("\033"), "colours where nobody sees them");
    }

    @Test
    void aFolderThatIsNotThereIsAMistakeOfTheCaller() throws Exception {
        Program.Result result = grade(folder.resolve("nowhere").toString());
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("nowhere"), result.err());
        assertEquals("", result.out());
        assertFalse(Files.exists(folder.resolve("out")), "nothing was graded, so nothing is written");
    }

    @Test
    void anEmptyFolderCannotBeGraded() throws Exception {
        Program.Result result = grade(Files.createDirectory(folder.resolve("empty")).toString());
        assertUngradable(result);
        assertTrue(result.out().contains("no Java sources"), result.out());
    }

    @Test
    void anUnknownLabIsAMistakeOfTheCaller() throws Exception {
        Program.Result result = assay.run("grade", "raft-elektion", project.folder().toString());
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("raft-election"), result.err());
    }

    @Test
    void aMissingEntryClassIsNamed() throws Exception {
        Files.delete(project.folder().resolve("src/main/java/raft/Solution.java"));
        project.file("src/main/java/raft/MySolution.java", """
                package raft;

                public final class MySolution implements dev.assay.labs.raft.RaftSolution {
                    @Override
                    public dev.assay.labs.raft.RaftNode server() {
                        return new RaftServer();
                    }
                }
                """);
        Program.Result result = grade(project.folder().toString());
        assertUngradable(result);
        assertTrue(result.out().contains("raft.Solution"), result.out());
    }

    @Test
    void whatDoesNotCompileIsShownWithFileAndLine() throws Exception {
        project.with("public RaftStatus status()", "int wrong = \"a word\";");
        Program.Result result = grade(project.folder().toString());
        assertUngradable(result);
        JsonObject first = score().getAsJsonArray("diagnostics").get(0).getAsJsonObject();
        assertEquals("raft/RaftServer.java", first.get("file").getAsString());
        assertTrue(result.out().contains("raft/RaftServer.java:" + first.get("line").getAsInt()), result.out());
    }

    @Test
    void whatIsForbiddenIsShownWithFileLineAndWhatToDoInstead() throws Exception {
        project.with("public RaftStatus status()", "System.currentTimeMillis();");
        Program.Result result = grade(project.folder().toString());
        assertUngradable(result);
        JsonObject refusal = score().getAsJsonArray("refusals").get(0).getAsJsonObject();
        assertEquals("raft/RaftServer.java", refusal.get("file").getAsString());
        assertTrue(refusal.get("instead").getAsString().contains("now()"), refusal.toString());
        assertTrue(result.out().contains("raft/RaftServer.java:" + refusal.get("line").getAsInt()), result.out());
    }

    @Test
    void aProjectsOwnBuildAndTestsAndClassFilesAreNotUsed() throws Exception {
        project.file("pom.xml", "<project>this is not even XML")
                .file(".mvn/jvm.config", "-XX:Nonsense")
                .file("src/test/java/raft/Broken.java", "does not compile")
                .file("src/test/java/dev/assay/labs/raft/hidden/OneServer.java", "class OneServer {}")
                .file("target/classes/raft/RaftServer.class", "no class file")
                .file("lib/junit.jar", "no jar");
        assertArrayEquals(referenceScore, scoreOf(project.folder()));
    }

    @Test
    void theEditorsByteOrderMarkAndLineEndsMakeNoDifference() throws Exception {
        assertArrayEquals(referenceScore, scoreOf(project.savedOnWindows().folder()));
    }

    @Test
    void anArchiveIsGradedLikeItsFolder() throws Exception {
        assertArrayEquals(referenceScore, scoreOf(project.zip(folder.resolve("handed in.zip"), List.of("alice/"))));
    }

    @Test
    void anArchiveThatReachesOutsideOfItselfIsRefused() throws Exception {
        Path zip = project.zip(folder.resolve("trap.zip"), List.of("", "../"));
        Program.Result result = grade(zip.toString());
        assertUngradable(result);
        assertTrue(result.out().contains(".."), result.out());
        assertFalse(Files.exists(folder.resolve("src")));
    }

    @Test
    void anExceptionInAHandlerFailsTestsAndIsNamedByClassAndPlace() throws Exception {
        project.with("public void timer(String name)", "if (term > 1) { throw new IllegalStateException(\"tired\"); }");
        Program.Result result = grade(project.folder().toString(), "--audience", "instructor");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(score().get("score").getAsInt() < 10_000);
        assertTrue(result.out().contains("IllegalStateException"), result.out());
        assertTrue(result.out().contains("RaftServer.java"), result.out());
    }

    @Test
    void aHandlerThatNeverReturnsIsSpentAndHoldsNothingUp() throws Exception {
        project.with("public void timer(String name)", "while (term >= 0) {}");
        Program.Result result = grade(project.folder().toString());
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(statuses().contains("spent"), statuses().toString());
        assertTrue(score().get("score").getAsInt() < 10_000);
    }

    @Test
    void aHandlerThatCallsItselfForeverIsSpent() throws Exception {
        project.with("public void timer(String name)", "timer(name);");
        Program.Result result = grade(project.folder().toString());
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(statuses().contains("spent"), statuses().toString());
    }

    @Test
    void fiftyMegabytesOfPrintsChangeNothing() throws Exception {
        project.with("public void timer(String name)", """
                if (term == 0) {
                    String line = "0123456789".repeat(1_000);
                    for (int i = 0; i < 40; i++) {
                        System.out.println(line);
                    }
                }
                """);
        Program.Result result = grade(project.folder().toString());
        assertEquals(0, result.exitCode(), result.err());
        assertEquals(10_000, score().get("score").getAsInt());
        assertFalse(result.out().contains("0123456789"), "what students print is not ours to repeat");
        JsonObject examination =
                json("run.json").getAsJsonArray("examinations").get(0).getAsJsonObject();
        long printed = examination.get("printedDroppedChars").getAsLong();
        assertTrue(printed >= 50_000_000, printed + " characters were printed");
        assertTrue(Files.size(folder.resolve("out/run.json")) < 1_000_000);
    }

    @Test
    void inAGitHubWorkflowAnnotationsNameFilesAsTheRepositoryDoes() throws Exception {
        project.with("public RaftStatus status()", "int wrong = \"a word\";");
        Program step = new Program(folder.resolve("scratch"), Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_WORKSPACE", folder.toString(),
                "GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString()));
        Files.writeString(folder.resolve("summary.md"), "What another step has said.\n");
        Program.Result result =
                step.run("grade", "raft-election", project.folder().toString(), "--formats", "github");
        assertEquals(3, result.exitCode(), result.out() + result.err());
        assertTrue(
                result.out().contains("\n::error file=a project/src/main/java/raft/RaftServer.java,line="), result.out());
        assertTrue(result.out().endsWith("\n::notice title=Raft leader election::not graded\n"), result.out());
        String summary = Files.readString(folder.resolve("summary.md"));
        assertTrue(summary.startsWith("What another step has said.\n# Raft leader election: not graded\n"), summary);
    }

    @Test
    void outsideOfAWorkflowNothingIsPrintedForOne() throws Exception {
        Program elsewhere = new Program(folder.resolve("scratch"), Map.of("GITHUB_ACTIONS", ""));
        Program.Result result = elsewhere.run(
                "grade", "raft-election", project.folder().toString(), "--formats", "github", "--out", "out");
        assertEquals(0, result.exitCode(), result.err());
        assertFalse(result.out().contains("::"), result.out());
        assertEquals(
                "::notice title=Raft leader election::100 / 100\n",
                Files.readString(folder.resolve("scratch/out/github-annotations.txt")));
    }

    @Test
    void aScoreBelowTheBarIsSaidByTheExitCode() throws Exception {
        project.edited("votes.size() > ctx.clusterSize() / 2", "votes.size() == ctx.clusterSize()");
        assertEquals(1, grade(project.folder().toString(), "--fail-under", "99.5").exitCode());
        assertEquals(2, grade(project.folder().toString(), "--fail-under", "100.5").exitCode());
    }

    @Test
    void aStudentSeesOfHiddenTestsWhatTheLabAllows() throws Exception {
        project.edited("votes.size() > ctx.clusterSize() / 2", "votes.size() == ctx.clusterSize()");
        String path = project.folder().toString();
        assertEquals(0, grade(path, "--audience", "instructor").exitCode());
        int whole = score().get("score").getAsInt();
        assertTrue(Files.readString(folder.resolve("out/score.json")).contains("\"schedule\":"));
        assertEquals(0, grade(path, "--audience", "student").exitCode());
        assertEquals(whole, score().get("score").getAsInt());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whoeverStopsItFindsNoHalfWrittenFileAndNoProcessLeft() throws Exception {
        project.with("public void timer(String name)", "while (term >= 0) { votes.add(-1); }");
        Process process = assay.start(List.of(), "grade", "raft-election", project.folder().toString(),
                "--out", folder.resolve("out").toString());
        List<ProcessHandle> children = List.of();
        for (int i = 0; i < 1_000 && children.isEmpty() && process.isAlive(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
            children = process.descendants().toList();
        }
        process.destroy();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        assertFalse(children.isEmpty());
        for (ProcessHandle child : children) {
            child.onExit().get(10, TimeUnit.SECONDS);
        }
        assertFalse(Files.exists(folder.resolve("out")));
    }

    private Program.Result grade(String path, String... options) throws Exception {
        List<String> arguments = Stream.concat(
                        Stream.of("grade", "raft-election", path, "--out", folder.resolve("out").toString()),
                        Stream.of(options))
                .toList();
        return assay.run(arguments.toArray(String[]::new));
    }

    private byte[] scoreOf(Path path) throws Exception {
        Program.Result result = grade(path.toString());
        assertEquals(0, result.exitCode(), result.out() + result.err());
        return Files.readAllBytes(folder.resolve("out/score.json"));
    }

    private void assertUngradable(Program.Result result) throws IOException {
        assertEquals(3, result.exitCode(), result.out() + result.err());
        assertEquals("ungradable", score().get("status").getAsString());
        assertEquals(List.of("ungraded"), statuses());
    }

    /** The statuses that occur, each once. */
    private List<String> statuses() throws IOException {
        return score().getAsJsonArray("tests").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(test -> test.get("status").getAsString())
                .distinct()
                .sorted()
                .toList();
    }

    /** The score.json, which keeps to the schema that we ship. */
    private JsonObject score() throws IOException {
        String text = Files.readString(folder.resolve("out/score.json"));
        try (InputStream schema = ScoreJson.class.getResourceAsStream("score-v1.schema.json")) {
            assertEquals(
                    List.of(),
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON)
                            .validate(text, InputFormat.JSON));
        }
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private JsonObject json(String name) throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("out").resolve(name)))
                .getAsJsonObject();
    }
}
