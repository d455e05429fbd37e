package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.grader.report.ScoreJson;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** From a failing test to a trace, and back: three submissions, one of which saves in two writes and one too late. */
@Execution(ExecutionMode.CONCURRENT)
class ReplayIT {
    private static final String SAVE = "            ctx.stable().save(new HardState(term, votedFor));\n";

    /** So that a debugger's JVM that does not go on fails a test and not a build. */
    private static final int PATIENCE_SECONDS = 120;

    private static Path twoStepSave;
    private static Path lateSave;

    @TempDir
    Path folder;

    @BeforeAll
    static void gradeTwoMistakes(@TempDir Path shared) throws Exception {
        twoStepSave = shared.resolve("two-step-save");
        StudentProject.in(twoStepSave).edited(
                SAVE, "            ctx.stable().save(new HardState(ctx.stable().hardState().term(), votedFor));\n" + SAVE);
        lateSave = shared.resolve("late-save");
        StudentProject.in(lateSave).edited(SAVE, "").edited(
                "            remember(term, from); // before the reply leaves: a promise must survive a crash\n",
                "            term = request.term();\n            votedFor = from;\n");
        for (Path project : List.of(twoStepSave, lateSave)) {
            Path scratch = Files.createDirectory(shared.resolve("scratch-" + project.getFileName()));
            Program.Result result = new Program(scratch).run(
                    "grade", "raft-election", project.toString(), "--audience", "instructor",
                    "--out", project.resolve("out").toString());
            assertEquals(0, result.exitCode(), result.err());
        }
    }

    private static Path trace(Path project, String testId) {
        return project.resolve("out/traces/" + testId + ".json");
    }

    private Program.Result replay(Path trace, Path project, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("replay", trace.toString(), project.toString()));
        arguments.addAll(List.of(options));
        return new Program(folder).run(arguments.toArray(String[]::new));
    }

    @Test
    void everyFailureOfASimulatedRunHasAValidTraceThatItsScoreNames() throws Exception {
        Schema schema;
        try (InputStream in = ScoreJson.class.getResourceAsStream("trace-v1.schema.json")) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
        }
        for (Path project : List.of(twoStepSave, lateSave)) {
            TreeSet<String> named = new TreeSet<>();
            JsonObject score = json(project.resolve("out/score.json"));
            for (JsonElement one : score.getAsJsonArray("tests")) {
                JsonObject test = one.getAsJsonObject();
                if (!test.get("trace").isJsonNull()) {
                    named.add(test.get("trace").getAsString());
                    JsonObject trace = json(project.resolve("out").resolve(test.get("trace").getAsString()));
                    assertEquals(test.get("rule"), trace.getAsJsonObject("verdict").get("rule"));
                    assertEquals(test.get("message"), trace.getAsJsonObject("verdict").get("message"));
                    assertEquals(score.getAsJsonObject("lab").get("digest"), trace.getAsJsonObject("lab").get("digest"));
                    assertEquals(List.of(), schema.validate(trace.toString(), InputFormat.JSON));
                }
            }
            TreeSet<String> written = new TreeSet<>();
            try (Stream<Path> files = Files.list(project.resolve("out/traces"))) {
                files.forEach(file -> written.add("traces/" + file.getFileName()));
            }
            assertEquals(written, named);
            assertTrue(named.contains("traces/D2.json"), named.toString());
        }
    }

    @Test
    void theSameCodeFailsInTheSameWay() throws Exception {
        for (Path project : List.of(twoStepSave, lateSave)) {
            Program.Result result = replay(trace(project, "D2"), project);
            assertEquals(1, result.exitCode(), result.out() + result.err());
            assertTrue(result.out().contains("\nREPRODUCED: "), result.out());
        }
    }

    @Test
    void mendedCodeIsFixed() throws Exception {
        for (Path project : List.of(twoStepSave, lateSave)) {
            Program.Result result = replay(trace(project, "D2"), StudentProject.REFERENCE);
            assertEquals(0, result.exitCode(), result.out() + result.err());
            assertTrue(result.out().contains("\nFIXED: "), result.out());
        }
    }

    @Test
    void codeWithAnotherMistakeDiverges() throws Exception {
        Program.Result result = replay(trace(twoStepSave, "D2"), lateSave, "--steps");
        assertEquals(1, result.exitCode(), result.out() + result.err());
        assertTrue(result.out().matches("(?s).*\\nDIVERGED at step \\d+: .*"), result.out());
        assertTrue(result.out().contains("S0  boots"), result.out());
    }

    @Test
    void theStepsOfATraceArePrintedWithoutRunningAnything() throws Exception {
        Program.Result result = new Program(folder).runIn(
                List.of("-Dassay.home=" + folder), "replay", trace(twoStepSave, "D2").toString(), "--steps");
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("crash inside the handler"), result.out());
        assertTrue(result.out().lines().anyMatch(line -> line.startsWith("✗")), result.out());
    }

    @Test
    void aStudentSeesTracesOfHiddenTestsAsFarAsTheLabAllowsAndCannotRunThem() throws Exception {
        Path out = folder.resolve("out");
        Program program = new Program(folder);
        assertEquals(0, program.run("grade", "raft-election", lateSave.toString(), "--out", out.toString()).exitCode());
        assertTrue(Files.exists(out.resolve("traces/D2.json")));
        assertFalse(Files.exists(out.resolve("traces/A2.json")), "its feedback is a hint");
        assertTrue(Files.exists(lateSave.resolve("out/traces/A2.json")), "but an instructor sees everything");
        assertTrue(json(out.resolve("traces/D2.json")).get("replay").isJsonNull());
        assertFalse(json(out.resolve("traces/P6.json")).get("replay").isJsonNull());
        Program.Result hidden = program.run("replay", out.resolve("traces/D2.json").toString(), lateSave.toString());
        assertEquals(2, hidden.exitCode());
        assertTrue(hidden.err().contains("D2 is a hidden test"), hidden.err());
        Program.Result open = program.run("replay", out.resolve("traces/P6.json").toString(), lateSave.toString());
        assertTrue(open.out().contains("\nREPRODUCED: "), open.out() + open.err());
        // The next grade takes away what the last one has written.
        program.run("grade", "raft-election", StudentProject.REFERENCE.toString(), "--out", out.toString());
        assertFalse(Files.exists(out.resolve("traces")));
    }

    @Test
    void whatIsNoTraceOrNotOfThisLabIsRefusedWithAClearWord() throws Exception {
        Path sound = trace(twoStepSave, "D2");
        String text = Files.readString(sound);
        record Wrong(String json, String word) {}
        for (Wrong wrong : List.of(
                new Wrong("{", "is no trace: it ends too early"),
                new Wrong(text.replace("\"raft-election\"", "\"moon-landing\""), "moon-landing"),
                new Wrong(text.replace("\"version\": \"1\"", "\"version\": \"77\""), "version 77 of raft-election"),
                new Wrong(text.replace("\"id\": \"D2\"", "\"id\": \"Z9\""), "test Z9"))) {
            Path file = Files.writeString(folder.resolve("wrong.json"), wrong.json());
            Program.Result result = replay(file, twoStepSave);
            assertEquals(2, result.exitCode(), wrong.word() + result.out() + result.err());
            assertTrue(result.err().contains(wrong.word()), result.err());
        }
        Path other = Files.writeString(
                folder.resolve("other.json"), text.replaceFirst("\"digest\": \"[0-9a-f]{64}\"", "\"digest\": \"" + "0".repeat(64) + "\""));
        Program.Result result = replay(other, twoStepSave);
        assertTrue(result.err().contains("another build of raft-election"), result.err());
        assertEquals(1, result.exitCode(), "it is tried all the same");
        assertEquals(2, replay(folder.resolve("nowhere.json"), twoStepSave).exitCode());
        assertEquals(2, replay(sound, folder.resolve("nowhere")).exitCode());
    }

    @Test
    void codeThatDoesNotCompileCannotBeRunAgain() throws Exception {
        Path project = folder.resolve("broken");
        StudentProject.in(project).edited("votes.clear();", "votes.clear()");
        Program.Result result = replay(trace(twoStepSave, "D2"), project);
        assertEquals(3, result.exitCode(), result.out() + result.err());
        assertTrue(result.err().contains("raft/RaftServer.java:"), result.err());
    }

    @Test
    void aDebuggerIsWaitedForAndThenTheRunGoesOn() throws Exception {
        Program program = new Program(folder);
        Process process = program.start(
                List.of(), "replay", trace(twoStepSave, "D2").toString(), twoStepSave.toString(), "--debug");
        try (BufferedReader err = Files.newBufferedReader(awaited(folder.resolve("err." + process.pid())))) {
            String line = err.readLine();
            while (line == null || !line.contains("waiting for a debugger")) {
                assertTrue(process.isAlive(), "it has ended without waiting");
                Thread.sleep(20);
                line = err.readLine();
            }
            Matcher port = Pattern.compile("127\\.0\\.0\\.1:(\\d+)").matcher(line);
            assertTrue(port.find(), line);
            resume(Integer.parseInt(port.group(1)));
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not go on");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertEquals(1, process.exitValue());
        String out = Files.readString(folder.resolve("out." + process.pid()));
        assertTrue(out.contains("\nREPRODUCED: "), out);
    }

    private static Path awaited(Path file) throws InterruptedException {
        while (!Files.exists(file)) {
            Thread.sleep(20);
        }
        return file;
    }

    /** Says as much of the debugger's protocol (JDWP) as is needed to let a suspended JVM go on. */
    private static void resume(int port) throws IOException, InterruptedException {
        Socket socket = connected(port);
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        byte[] handshake = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(handshake);
        assertEquals("JDWP-Handshake", new String(socket.getInputStream().readNBytes(handshake.length)));
        // The JVM says first that it has started; a word before that would be lost.
        DataInputStream in = new DataInputStream(socket.getInputStream());
        in.skipNBytes(in.readInt() - Integer.BYTES);
        // Length 11, id 1, no flags, command set 1 (VirtualMachine), command 9 (Resume).
        socket.getOutputStream().write(new byte[] {0, 0, 0, 11, 0, 0, 0, 1, 0, 1, 9});
        socket.getOutputStream().flush();
        // Until the other end hangs up, which it does when its JVM ends.
        in.transferTo(OutputStream.nullOutputStream());
        socket.close();
    }

    private static Socket connected(int port) throws InterruptedException, IOException {
        for (int tries = 0; ; tries++) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException notYet) {
                if (tries == 500) {
                    throw notYet;
                }
                Thread.sleep(50);
            }
        }
    }

    private static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }
}
