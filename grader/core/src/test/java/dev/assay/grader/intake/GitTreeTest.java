package dev.assay.grader.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revisions of real repositories, read by the real git. */
class GitTreeTest {
    private static final String A = "src/main/java/raft/A.java";

    @TempDir
    Path temp;

    private Path repository;

    @BeforeEach
    void repository() throws Exception {
        repository = Files.createDirectories(temp.resolve("a@b"));
        git("init", "-q", "-b", "main");
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString(), "-c", "user.name=Ada",
                "-c", "user.email=ada@example.org", "-c", "core.autocrlf=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder git = new ProcessBuilder(command).redirectErrorStream(true);
        git.environment().putAll(Map.of("GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null"));
        Process process = git.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.strip();
    }

    private Path write(String path, String text) throws IOException {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void commit() throws Exception {
        git("add", "-A");
        git("commit", "-q", "-m", "work");
    }

    private Submission read(String ref) throws Rejected {
        return new Intake().read("git:" + repository + "@" + ref);
    }

    private Rejected rejected(String ref) {
        return assertThrows(Rejected.class, () -> read(ref));
    }

    @Test
    void a_revision_equals_the_folder_that_it_was_made_from() throws Exception {
        write(A, "class A { /* \u00e4 */ }\n".repeat(200));
        if ("UTF-8".equals(System.getProperty("sun.jnu.encoding"))) {
            write("src/main/java/raft/\u00c4.java", "class \u00c4 {}");
        }
        write("src/main/java/raft/Empty.java", "");
        write("pom.xml", "<project/>");
        commit();
        Submission folder = new Intake().read(repository.toString());
        Submission revision = read("main");
        assertEquals(folder.files(), revision.files());
        assertEquals(folder.digest(), revision.digest());
        assertEquals(List.of("pom.xml"), revision.ignored());
    }

    @Test
    void an_earlier_revision_is_read_as_it_was() throws Exception {
        write(A, "class Old {}");
        commit();
        write(A, "class New {}");
        commit();
        write(A, "class Uncommitted {}");
        assertEquals("class New {}", read("HEAD").files().getFirst().text());
        assertEquals("class Old {}", read("HEAD~1").files().getFirst().text());
        assertEquals("class Old {}", read("main@{1}").files().getFirst().text());
        assertEquals("class New {}", read(git("rev-parse", "HEAD")).files().getFirst().text());
    }

    @Test
    void a_bare_repository_will_do() throws Exception {
        write(A, "class A {}");
        commit();
        git("clone", "-q", "--bare", repository.toString(), temp.resolve("bare.git").toString());
        assertEquals(1, new Intake().read("git:" + temp.resolve("bare.git") + "@main").files().size());
    }

    @Test
    void a_revision_that_is_not_there_is_a_mistake_of_the_caller() throws Exception {
        write(A, "class A {}");
        commit();
        for (String ref : List.of("v1", "--help", "", "HEAD:pom.xml", "a b", "-x")) {
            assertEquals(Rejected.Kind.USAGE, rejected(ref).kind(), ref);
        }
        assertTrue(rejected("v1").getMessage().endsWith("there is no revision \"v1\" in this repository"));
    }

    @Test
    void a_folder_inside_of_somebody_elses_repository_is_not_that_repository() throws Exception {
        write(A, "class A {}");
        write("students/ada/README", "hello");
        commit();
        Rejected rejected = assertThrows(
                Rejected.class, () -> new Intake().read("git:" + repository.resolve("students/ada") + "@HEAD"));
        assertEquals(Rejected.Kind.USAGE, rejected.kind());
        assertTrue(rejected.getMessage().contains("is not the top folder of a git repository"));
    }

    @Test
    void a_repository_that_borrows_from_another_one_is_refused() throws Exception {
        write(A, "class A {}");
        commit();
        git("clone", "-q", "--shared", repository.toString(), temp.resolve("thief").toString());
        Rejected rejected = assertThrows(
                Rejected.class, () -> new Intake().read("git:" + temp.resolve("thief") + "@HEAD"));
        assertEquals(Rejected.Kind.UNGRADABLE, rejected.kind());
        git("worktree", "add", "-q", temp.resolve("tree").toString(), "-b", "other");
        assertThrows(Rejected.class, () -> new Intake().read("git:" + temp.resolve("tree") + "@HEAD"));
    }

    @Test
    void links_and_submodules_are_not_followed() throws Exception {
        write(A, "class A {}");
        commit();
        git("update-index", "--add", "--cacheinfo", "160000," + git("rev-parse", "HEAD") + ",module");
        git("commit", "-q", "-m", "submodule");
        assertEquals(List.of("module"), read("HEAD").ignored());
        Path secret = Files.writeString(temp.resolve("secret"), "secret");
        Files.createSymbolicLink(repository.resolve("src/main/java/raft/B.java"), secret);
        commit();
        assertTrue(rejected("HEAD").getMessage().contains("src/main/java/raft/B.java: is a symbolic link"));
    }

    @Test
    void a_replaced_object_is_read_as_what_it_really_is() throws Exception {
        write(A, "class Real {}");
        commit();
        String real = git("rev-parse", "HEAD:" + A);
        write(A, "class Fake {}");
        commit();
        git("replace", real, git("rev-parse", "HEAD:" + A));
        assertEquals("class Real {}", read("HEAD~1").files().getFirst().text());
    }

    @Test
    void nothing_that_a_repository_configures_is_run() throws Exception {
        write(A, "class A {}");
        write(".gitattributes", "*.java filter=evil diff=evil text eol=crlf export-ignore\n");
        commit();
        Path canary = temp.resolve("canary");
        String touch = "touch " + canary + "; cat";
        for (String key : List.of("filter.evil.smudge", "filter.evil.clean", "filter.evil.process",
                "diff.evil.textconv", "diff.evil.command", "core.fsmonitor", "core.pager", "core.sshCommand",
                "core.editor", "alias.ls-tree", "alias.cat-file", "credential.helper", "core.alternateRefsCommand")) {
            git("config", key, key.startsWith("alias") ? "!" + touch : touch);
        }
        for (String hook : List.of("post-checkout", "reference-transaction", "post-index-change")) {
            Path file = repository.resolve(".git/hooks").resolve(hook);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/sh\n" + touch + "\n");
            assertTrue(file.toFile().setExecutable(true));
        }
        git("config", "remote.origin.url", "ssh://nowhere.invalid/repository");
        git("config", "remote.origin.promisor", "true");
        git("config", "extensions.partialClone", "origin");
        Files.deleteIfExists(canary);
        assertEquals("class A {}", read("HEAD").files().getFirst().text());

        // An object that is missing would be fetched from the promised remote.
        String id = git("rev-parse", "HEAD:" + A);
        Path object = repository.resolve(".git/objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
        assertTrue(object.toFile().delete());
        assertEquals(Rejected.Kind.UNGRADABLE, rejected("HEAD").kind());
        assertFalse(Files.exists(canary), "something that the repository configures has run");

        ProcessBuilder trusting = new ProcessBuilder("git", "-C", repository.toString(), "cat-file", "-p", id);
        assertNotEquals(0, trusting.start().waitFor());
        assertTrue(Files.exists(canary), "a trusting git would have run it, or else this test shows nothing");
    }

    @Test
    void a_tree_that_explodes_is_not_listed_to_its_end() throws Exception {
        write("f", "");
        commit();
        String tree = git("rev-parse", "HEAD^{tree}");
        for (int level = 0; level < 12; level++) {
            StringBuilder rows = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                rows.append("040000 tree ").append(tree).append("\td").append(i).append('\n');
            }
            ProcessBuilder mktree = new ProcessBuilder("git", "-C", repository.toString(), "mktree");
            Process process = mktree.start();
            process.getOutputStream().write(rows.toString().getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            tree = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        }
        assertTrue(rejected(tree).getMessage().contains("more than 2000 files"));
    }
}
