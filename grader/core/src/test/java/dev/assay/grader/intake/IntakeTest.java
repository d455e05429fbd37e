package dev.assay.grader.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a folder may contain, and what becomes of it. */
class IntakeTest {
    @TempDir
    Path temp;

    private Path write(String path, String text) throws IOException {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String path, byte[] bytes) throws IOException {
        Path file = temp.resolve("work").resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private Submission read() throws Rejected {
        return new Intake().read(temp.resolve("work").toString());
    }

    private String rejection(Rejected.Kind kind, String path) {
        Rejected rejected = assertThrows(Rejected.class, () -> new Intake().read(path));
        assertEquals(kind, rejected.kind(), rejected.getMessage());
        return rejected.getMessage();
    }

    private String ungradable() {
        String message = rejection(Rejected.Kind.UNGRADABLE, temp.resolve("work").toString());
        assertTrue(!message.contains(temp.toString()), "the path of a submission may not reach its score: " + message);
        return message;
    }

    private static List<String> paths(Submission submission) {
        return submission.files().stream().map(SourceFile::path).toList();
    }

    @Test
    void the_sources_of_a_maven_project_are_taken_and_everything_else_is_only_listed() throws Exception {
        write("src/main/java/raft/RaftServer.java", "class A {}");
        write("src/main/java/raft/Solution.java", "class B {}");
        write("src/main/java/raft/notes.txt", "hello");
        write("src/main/resources/META-INF/services/x.Y", "z");
        write("src/test/java/raft/OwnTest.java", "class OwnTest {}");
        write("pom.xml", "<project/>");
        write(".mvn/extensions.xml", "<extensions/>");
        write("Cheat.java", "class Cheat {}");
        write("target/classes/raft/RaftServer.class", "x");
        write("lib/evil.jar", "x");
        Submission submission = read();
        assertEquals(List.of("raft/RaftServer.java", "raft/Solution.java"), paths(submission));
        assertEquals(
                List.of(".mvn/", "Cheat.java", "lib/evil.jar", "pom.xml", "src/main/java/raft/notes.txt",
                        "src/main/resources/META-INF/services/x.Y", "src/test/java/raft/OwnTest.java", "target/"),
                submission.ignored());
    }

    @Test
    void without_a_source_root_all_java_files_are_taken_but_tests() throws Exception {
        write("raft/RaftServer.java", "class A {}");
        write("Solution.java", "class B {}");
        write("src/test/java/raft/OwnTest.java", "class OwnTest {}");
        assertEquals(List.of("Solution.java", "raft/RaftServer.java"), paths(read()));
    }

    @Test
    void a_project_inside_of_one_folder_too_many_is_found() throws Exception {
        write("my-raft-main/src/main/java/raft/RaftServer.java", "class A {}");
        assertEquals(List.of("raft/RaftServer.java"), paths(read()));
    }

    @Test
    void two_projects_at_once_are_refused_by_name() throws Exception {
        write("chat/src/main/java/chat/Chat.java", "class A {}");
        write("raft/src/main/java/raft/RaftServer.java", "class A {}");
        assertEquals(
                "the submission has several projects in it (chat/src/main/java/, raft/src/main/java/); "
                        + "hand in one of them",
                ungradable());
    }

    @Test
    void a_package_may_bear_the_name_of_a_build_folder() throws Exception {
        write("src/main/java/raft/target/Hit.java", "class A {}");
        write("src/main/java/build/Built.java", "class A {}");
        assertEquals(List.of("build/Built.java", "raft/target/Hit.java"), paths(read()));
    }

    @Test
    void the_same_program_from_another_system_has_the_same_digest() throws Exception {
        Path file = write("src/main/java/raft/A.java", "class A {\n    int b;\n}\n");
        Submission here = read();
        Files.writeString(file, "\uFEFFclass A {\r\n    int b;\r\n}\r\n");
        Submission windows = read();
        assertEquals("class A {\n    int b;\n}\n", windows.files().getFirst().text());
        assertEquals(here, windows);
        Files.writeString(file, "class A {\n    int c;\n}\n");
        assertNotEquals(here.digest(), read().digest());
    }

    /** In the locale C Java cannot even make files with such names. */
    private static void assumeNamesAreUtf8() {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")));
    }

    @Test
    void a_name_typed_on_a_mac_has_the_same_digest() throws Exception {
        assumeNamesAreUtf8();
        Path composed = write("src/main/java/raft/Gr\u00f6\u00dfe.java", "class A {}");
        String digest = read().digest();
        Files.delete(composed);
        write("src/main/java/raft/Gro\u0308\u00dfe.java", "class A {}");
        assertEquals(digest, read().digest());
    }

    @Test
    void the_digest_knows_where_one_file_ends_and_the_next_begins() throws Exception {
        Path a = write("A.java", "xy");
        Path b = write("B.java", "z");
        String digest = read().digest();
        Files.writeString(a, "x");
        Files.writeString(b, "yz");
        assertNotEquals(digest, read().digest());
    }

    @Test
    void what_does_not_lie_beside_the_sources_does_not_change_the_digest() throws Exception {
        write("src/main/java/raft/A.java", "class A {}");
        String digest = read().digest();
        write("README.md", "hello");
        assertEquals(digest, read().digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "", "a\0b", "git:nowhere@HEAD", "git:nowhere", "git:", "git:@"})
    void what_is_not_there_is_a_mistake_of_the_caller(String path) {
        String message = rejection(Rejected.Kind.USAGE, path);
        assertTrue(message.contains("git:DIR@REF"), message);
    }

    @Test
    void a_file_that_is_no_archive_is_a_mistake_of_the_caller() throws Exception {
        Path file = write("RaftServer.java", "class A {}");
        assertTrue(rejection(Rejected.Kind.USAGE, file.toString()).endsWith(
                "is neither a folder nor a .zip; name the project folder"));
    }

    @Test
    void an_empty_folder_says_what_to_hand_in() throws Exception {
        Files.createDirectories(temp.resolve("work"));
        assertEquals(
                "the submission has no Java sources in it; hand in the project folder, the one with src/main/java",
                ungradable());
    }

    @Test
    void a_source_that_is_not_utf8_is_named_with_its_line() throws Exception {
        write("raft/A.java", "class A {\n    // Gr\u00f6\u00dfe\n}".getBytes(StandardCharsets.ISO_8859_1));
        write("raft/B.java", "class B {}".getBytes(StandardCharsets.UTF_16));
        Rejected rejected = assertThrows(Rejected.class, this::read);
        assertEquals(
                List.of(
                        Diagnostic.error("raft/A.java", 2,
                                "is not UTF-8: byte 0xF6 in this line; save it as UTF-8"),
                        Diagnostic.error("raft/B.java", "is written in UTF-16; save it as UTF-8")),
                rejected.diagnostics());
    }

    @Test
    void a_symbolic_link_is_never_followed() throws Exception {
        Path secret = Files.writeString(temp.resolve("Secret.java"), "class Secret {}");
        write("src/main/java/raft/A.java", "class A {}");
        Files.createSymbolicLink(temp.resolve("work/src/main/java/raft/Secret.java"), secret);
        assertEquals(
                "src/main/java/raft/Secret.java: is a symbolic link; hand in the file itself, or delete the link",
                ungradable());
    }

    @Test
    void a_linked_folder_is_never_followed() throws Exception {
        Files.createDirectories(temp.resolve("elsewhere/src/main/java"));
        Files.createDirectories(temp.resolve("work"));
        Files.createSymbolicLink(temp.resolve("work/src"), temp.resolve("elsewhere/src"));
        Files.createSymbolicLink(temp.resolve("work/loop"), temp.resolve("work"));
        assertTrue(ungradable().contains("loop: is a symbolic link"));
    }

    @Test
    void names_that_other_systems_cannot_tell_apart_are_refused() throws Exception {
        assumeNamesAreUtf8();
        write("raft/RaftServer.java", "class A {}");
        write("raft/raftserver.java", "class A {}");
        write("raft/\u00c4.java", "class A {}");
        write("raft/A\u0308.java", "class A {}");
        String message = ungradable();
        assertTrue(message.contains("raft/raftserver.java: has a name that other systems cannot tell from "
                + "raft/RaftServer.java; rename one"), message);
        assertEquals(2, message.lines().count(), message);
    }

    @Test
    void names_with_invisible_characters_are_refused_and_shown_harmlessly() throws Exception {
        assumeNamesAreUtf8();
        write("raft/A\nB.java", "class A {}");
        write("raft/C\u202eavaj.java", "class A {}");
        write("raft/D\u001b[31m.java", "class A {}");
        write("raft/E\\F.java", "class A {}");
        String message = ungradable();
        assertEquals(
                """
                raft/A\\u{a}B.java: has an invisible character in its name; rename it
                raft/C\\u{202e}avaj.java: has an invisible character in its name; rename it
                raft/D\\u{1b}[31m.java: has an invisible character in its name; rename it
                raft/E\\F.java: has a backslash in its name; rename it, or pack the archive with another tool""",
                message);
    }

    @Test
    void ten_thousand_files_are_refused_and_not_read() throws Exception {
        write("raft/A.java", "class A {}");
        for (int i = 0; i < 2_100; i++) {
            write("data/" + i + ".txt", "");
        }
        assertEquals(
                "the folder has more than 2000 files and folders in it; hand in the project folder alone",
                ungradable());
    }

    @Test
    void files_in_folders_that_are_skipped_do_not_count() throws Exception {
        write("src/main/java/raft/A.java", "class A {}");
        for (int i = 0; i < 20; i++) {
            write(".git/objects/" + i, "");
        }
        Limits few = new Limits(10, 100, 300, 1000, 1000, 24, 300, 1000, Duration.ofSeconds(1));
        assertEquals(List.of(".git/"), new Intake(few).read(temp.resolve("work").toString()).ignored());
    }

    @Test
    void folders_deep_within_each_other_are_refused() throws Exception {
        Path deep = Files.createDirectories(temp.resolve("work"));
        for (int i = 0; i < 100; i++) {
            deep = deep.resolve("d");
            Files.createDirectory(deep);
        }
        assertEquals(
                "the folder has others more than 24 deep in it; hand in a project of ordinary shape", ungradable());
    }

    @Test
    void sources_that_are_too_large_or_too_many_are_refused() throws Exception {
        write("raft/Big.java", "x".repeat((256 << 10) + 1));
        assertEquals("raft/Big.java: has more than 256 KB; divide it", ungradable());
        write("raft/Big.java", "x".repeat(256 << 10));
        assertEquals(1, read().files().size());
        for (int i = 0; i < 4; i++) {
            write("raft/Big" + i + ".java", "x".repeat(256 << 10));
        }
        assertEquals("the sources have more than 1024 KB together; hand in less", ungradable());
        for (int i = 0; i < 301; i++) {
            write("raft/Small" + i + ".java", "x");
        }
        assertEquals("the submission has 306 Java sources; 300 are the limit", ungradable());
    }

    @Test
    void a_pipe_that_nobody_writes_to_does_not_hold_up_the_grader() throws Exception {
        write("raft/A.java", "class A {}");
        Process mkfifo = new ProcessBuilder("mkfifo", temp.resolve("work/raft/B.java").toString()).start();
        assumeTrue(mkfifo.waitFor() == 0);
        assertEquals(List.of("raft/B.java"), read().ignored());
    }
}
