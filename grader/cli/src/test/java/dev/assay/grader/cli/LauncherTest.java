package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code assay} in an otherwise empty checkout, with JDKs and a Maven that only tell how they are used. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    Path folder;

    private Path checkout;
    private Path jdk25;
    private Path jdk17;
    private Path built;

    @BeforeEach
    void anEmptyCheckoutThatIsBuilt() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a checkout"));
        Files.copy(Checkout.root().resolve("assay"), checkout.resolve("assay"));
        Files.createDirectories(checkout.resolve("labs/kit/src"));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        built = Files.createDirectories(checkout.resolve("grader/cli/target/assay")).resolve("built");
        Files.createFile(built);
        Files.setLastModifiedTime(built, FileTime.from(Instant.now().plusSeconds(1)));
        jdk25 = jdk("jdk 25", "25.0.3", true);
        jdk17 = jdk("jdk-17", "17.0.15", true);
    }

    @Test
    void handsOverToTheJdkThatItIsTold() throws Exception {
        Run run = start(checkout.resolve("assay"), Map.of("ASSAY_JAVA_HOME", jdk25.toString()), "grade", "a b", "*");
        assertEquals(0, run.exitCode(), run.output());
        List<String> words = run.output().lines().toList();
        assertEquals("jdk 25", words.getFirst());
        assertTrue(words.contains("-Dassay.home=" + checkout.toRealPath().resolve("grader/cli/target/assay")));
        assertTrue(words.contains("-Dassay.root=" + checkout.toRealPath()));
        assertEquals(
                List.of("dev.assay.grader.cli.Assay", "grade", "a b", "*"),
                words.subList(words.size() - 4, words.size()));
    }

    @Test
    void startsWithTheFlagsThatTheCacheIsMadeFor() throws Exception {
        Run run = start(checkout.resolve("assay"), Map.of("ASSAY_JAVA_HOME", jdk25.toString()), "labs");
        List<String> words = run.output().lines().toList();
        assertEquals(OwnStart.FLAGS, words.stream().filter(OwnStart.FLAGS::contains).toList());
        assertTrue(words.stream().noneMatch(word -> word.contains("AOT")), run.output());
        String windows = Files.readString(Checkout.root().resolve("assay.cmd"));
        assertTrue(windows.contains(String.join(" ", OwnStart.FLAGS)), windows);
    }

    @Test
    void handsOverTheCacheOfAnEarlierStart() throws Exception {
        Path cache = Files.createDirectories(built.resolveSibling("cache")).resolve("grader-0123-4567.aot");
        Files.createFile(cache);
        Files.createFile(cache.resolveSibling("javac-0123-4567.aot"));
        Run run = start(checkout.resolve("assay"), Map.of("ASSAY_JAVA_HOME", jdk25.toString()), "labs");
        List<String> words = run.output().lines().toList();
        assertTrue(words.contains("-XX:AOTCache=" + cache.toRealPath()), run.output());
        // It is not ours to check: whatever its bytes are, Java has to look at all of them.
        assertTrue(words.contains("-XX:+VerifySharedSpaces"), run.output());
    }

    @Test
    void worksThroughLinksAndFromElsewhere() throws Exception {
        Path first = Files.createSymbolicLink(folder.resolve("link one"), Path.of("a checkout/assay"));
        Path second = Files.createSymbolicLink(Files.createDirectory(folder.resolve("bin")).resolve("assay"),
                Path.of("../link one"));
        Run run = start(second, Map.of("ASSAY_JAVA_HOME", jdk25.toString()));
        assertTrue(run.output().contains("-Dassay.root=" + checkout.toRealPath()), run.output());
        assertTrue(Files.isSymbolicLink(first));
    }

    @Test
    void passesTheExitCodeOn() throws Exception {
        Run run = start(checkout.resolve("assay"), Map.of("ASSAY_JAVA_HOME", jdk25.toString(), "EXIT", "3"));
        assertEquals(3, run.exitCode());
    }

    @Test
    void passesOverJavaHomeWhenItIsAnotherRelease() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home/.jdks"));
        Files.createSymbolicLink(home.resolve("temurin-25"), jdk25);
        Run run = start(checkout.resolve("assay"),
                Map.of("JAVA_HOME", jdk17.toString(), "HOME", folder.resolve("home").toString()));
        // Whichever JDK 25 of this machine it finds: at least there is the one in .jdks.
        assertFalse(run.output().contains("needs a JDK"), run.output());
        assertFalse(run.output().startsWith("jdk-17"), run.output());
    }

    @Test
    void saysWhatAnUnfitChoiceIs() throws Exception {
        Run old = start(checkout.resolve("assay"), Map.of("ASSAY_JAVA_HOME", jdk17.toString()));
        assertEquals(4, old.exitCode());
        assertEquals("assay: ASSAY_JAVA_HOME=%s is Java 17; it must name a JDK 25.\n".formatted(jdk17), old.output());

        Run none = start(checkout.resolve("assay"), Map.of("ASSAY_JAVA_HOME", folder.toString()));
        assertEquals("assay: ASSAY_JAVA_HOME=%s is no JDK; it must name a JDK 25.\n".formatted(folder), none.output());

        Path runtime = jdk("jre", "25.0.1", false);
        Run noCompiler = start(checkout.resolve("assay"), Map.of("ASSAY_JAVA_HOME", runtime.toString()));
        assertEquals("assay: ASSAY_JAVA_HOME=%s is Java 25 without a compiler; it must name a JDK 25.\n"
                .formatted(runtime), noCompiler.output());
    }

    @Test
    void buildsWhenASourceIsNewerThanTheProgram() throws Exception {
        Files.setLastModifiedTime(built, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Run run = start(checkout.resolve("assay"), Map.of("ASSAY_JAVA_HOME", jdk25.toString()));
        assertEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().startsWith("assay: building"), run.output());
        assertTrue(Files.readString(checkout.resolve("maven-calls")).contains("JAVA_HOME=" + jdk25));
        assertTrue(run.output().contains("dev.assay.grader.cli.Assay"), run.output());
        assertFalse(Files.exists(checkout.resolve("target/building")));
    }

    @Test
    void doesNotBuildWhenOnlyOutputsAreNewer() throws Exception {
        Path output = Files.createDirectories(checkout.resolve("labs/kit/target/classes")).resolve("A.class");
        Files.createFile(output);
        Files.setLastModifiedTime(output, FileTime.from(Instant.now().plusSeconds(60)));
        Run run = start(checkout.resolve("assay"), Map.of("ASSAY_JAVA_HOME", jdk25.toString()));
        assertFalse(run.output().contains("building"), run.output());
    }

    @Test
    void showsMavensWordsWhenTheBuildFails() throws Exception {
        Files.delete(built);
        Run run = start(checkout.resolve("assay"), Map.of("ASSAY_JAVA_HOME", jdk25.toString(), "EXIT", "1"));
        assertEquals(4, run.exitCode());
        assertTrue(run.output().contains("[ERROR] made up"), run.output());
        assertTrue(run.output().contains("the build failed"), run.output());
        assertFalse(run.output().contains("dev.assay.grader.cli.Assay"), run.output());
    }

    @Test
    void clearsTheLockOfABuilderThatDied() throws Exception {
        Files.delete(built);
        Files.createDirectories(checkout.resolve("target"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createSymbolicLink(checkout.resolve("target/building"), Path.of(String.valueOf(dead.pid())));
        Run run = start(checkout.resolve("assay"), Map.of("ASSAY_JAVA_HOME", jdk25.toString()));
        assertEquals(0, run.exitCode(), run.output());
        assertTrue(Files.exists(checkout.resolve("maven-calls")));
    }

    /** A JDK whose java prints the name of its folder and its arguments, a line each, and exits with $EXIT. */
    private Path jdk(String name, String version, boolean compiler) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"%s\"\nOS_ARCH=\"x\"\n".formatted(version));
        Files.createDirectory(home.resolve("bin"));
        script(home.resolve("bin/java"), "echo '%s'; printf '%%s\\n' \"$@\"; exit ${EXIT:-0}".formatted(name));
        if (compiler) {
            script(home.resolve("bin/javac"), "exit 1");
        }
        return home;
    }

    private Run start(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        Path bin = Files.createDirectories(folder.resolve("maven bin"));
        script(
                bin.resolve("mvn"),
                "echo \"JAVA_HOME=$JAVA_HOME $*\" >> maven-calls; echo '[ERROR] made up'; exit ${EXIT:-0}");
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.contains("JAVA"));
        builder.environment().put("PATH", bin + ":/usr/bin:/bin");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return new Run(process.exitValue(), output);
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Run(int exitCode, String output) {}
}
