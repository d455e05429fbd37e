package dev.assay.grader.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.intake.SourceFile;
import dev.assay.grader.intake.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Solutions that are stated as changes: what comes out, and what is said of a change that does not fit. */
class OverlayTest {
    private static final Submission REFERENCE = Submission.of(
            List.of(
                    SourceFile.of("raft/A.java", "one\ntwo\nthree\ntwo and a half\n"),
                    SourceFile.of("raft/B.java", "b\n")),
            List.of());

    @TempDir
    Path temp;

    private Overlay read(String text) throws IOException, Overlay.Invalid {
        return read(text, Overlay.Kind.FLAWED);
    }

    private Overlay read(String text, Overlay.Kind kind) throws IOException, Overlay.Invalid {
        Path file = Files.writeString(temp.resolve("Name.edit"), text);
        return Overlay.read(file, "solutions/x/Name.edit", kind, REFERENCE);
    }

    private String invalid(String text) {
        return assertThrows(Overlay.Invalid.class, () -> read(text)).getMessage();
    }

    private static String text(Overlay overlay, String path) {
        return overlay.submission().files().stream()
                .filter(file -> file.path().equals(path))
                .map(SourceFile::text)
                .collect(Collectors.joining());
    }

    @Test
    void edits_replace_text_in_several_files_one_after_the_other() throws Exception {
        Overlay overlay = read(
                """
                Says it in
                two lines.
                caught by: D2, D4

                === raft/A.java
                <<<<
                one
                two
                ====
                1
                2
                >>>>
                <<<<
                 and a half
                ====
                >>>>

                === raft/B.java
                <<<<
                b
                ====
                c
                >>>>
                """);
        assertEquals("Name", overlay.name());
        assertEquals("Says it in two lines.", overlay.about());
        assertEquals(List.of("D2", "D4"), overlay.caughtBy());
        assertEquals("1\n2\nthree\ntwo\n", text(overlay, "raft/A.java"));
        assertEquals("c\n", text(overlay, "raft/B.java"));
    }

    @Test
    void line_ends_of_another_system_make_no_difference() throws Exception {
        String edit = "X.\ncaught by: A1\n=== raft/A.java\n<<<<\none\ntwo\n====\n1\n>>>>\n";
        assertEquals(read(edit).submission(), read(edit.replace("\n", "\r\n")).submission());
    }

    @Test
    void a_folder_replaces_and_adds_whole_files() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("Other/raft"));
        Files.writeString(temp.resolve("Other/ABOUT"), "Is written otherwise.\n");
        Files.writeString(folder.resolve("A.java"), "new a\n");
        Files.writeString(folder.resolve("C.java"), "new c\n");
        Overlay overlay = Overlay.read(temp.resolve("Other"), "solutions/x/Other", Overlay.Kind.UNUSUAL, REFERENCE);
        assertEquals("Is written otherwise.", overlay.about());
        assertEquals(List.of(), overlay.caughtBy());
        assertEquals("new a\n", text(overlay, "raft/A.java"));
        assertEquals("b\n", text(overlay, "raft/B.java"));
        assertEquals("new c\n", text(overlay, "raft/C.java"));
    }

    @Test
    void text_that_is_missing_or_ambiguous_is_named_with_its_edit() {
        assertEquals(
                """
                solutions/x/Name.edit: edit 2: this text is not in raft/A.java; has the reference changed?
                    four
                    five""",
                invalid("X.\ncaught by: A1\n=== raft/A.java\n<<<<\none\n====\n1\n>>>>\n"
                        + "<<<<\nfour\nfive\n====\n>>>>\n"));
        assertEquals(
                """
                solutions/x/Name.edit: edit 1: this text stands more than once in raft/A.java; add lines around it
                    two""",
                invalid("X.\ncaught by: A1\n=== raft/A.java\n<<<<\ntwo\n====\n2\n>>>>\n"));
    }

    @Test
    void an_edit_that_is_put_together_wrongly_is_explained() {
        String head = "X.\ncaught by: A1\n=== raft/A.java\n";
        assertEquals("solutions/x/Name.edit: edit 1 is not closed; a line ==== is missing after line 4",
                invalid(head + "<<<<\none\n>>>>\n"));
        assertEquals("solutions/x/Name.edit: edit 1 is not closed; a line >>>> is missing after line 6",
                invalid(head + "<<<<\none\n====\n1\n"));
        assertEquals("solutions/x/Name.edit: edit 1 is not closed; a line >>>> is missing after line 6",
                invalid(head + "<<<<\none\n====\n1\n<<<<\ntwo\n====\n2\n>>>>\n"));
        assertEquals("solutions/x/Name.edit: line 4 is outside of any edit; it must be <<<<, === FILE or empty: one",
                invalid(head + "one\n"));
        assertEquals("solutions/x/Name.edit: edit 1 replaces nothing; put the old text after <<<<",
                invalid(head + "<<<<\n====\n1\n>>>>\n"));
        assertTrue(invalid("X.\ncaught by: A1\n=== raft/Z.java\n").endsWith(
                "changes raft/Z.java, which is not in the reference; it has [raft/A.java, raft/B.java]"));
        assertTrue(invalid("X.\ncaught by: A1\n").contains("has no edits"));
        assertTrue(invalid(head + "<<<<\none\n====\none\n>>>>\n").contains("changes nothing"));
    }

    @Test
    void a_header_says_what_it_does_and_who_catches_it() {
        String edit = "=== raft/A.java\n<<<<\none\n====\n1\n>>>>\n";
        assertTrue(invalid("caught by: A1\n" + edit).contains("begins without a description"));
        assertTrue(invalid("X.\n" + edit).contains("does not say which test catches it"));
        assertTrue(invalid("X.\ncaught by: \n" + edit).contains("does not say which test catches it"));
        String message = assertThrows(
                        Overlay.Invalid.class, () -> read("X.\ncaught by: A1\n" + edit, Overlay.Kind.UNUSUAL))
                .getMessage();
        assertTrue(message.contains("unusual solutions are correct"), message);
    }

    @Test
    void overlays_are_listed_by_name_and_those_that_do_not_fit_are_problems() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("flawed"));
        String edit = "X.\ncaught by: A1\n=== raft/A.java\n<<<<\none\n====\n1\n>>>>\n";
        Files.writeString(folder.resolve("Zero.edit"), edit);
        Files.writeString(folder.resolve("Alpha.edit"), edit);
        Files.writeString(folder.resolve("Broken.edit"), edit.replace("one", "nowhere"));
        Files.writeString(folder.resolve("notes.txt"), "x");
        Files.createDirectories(folder.resolve("NoAbout/raft"));
        Files.writeString(folder.resolve(".DS_Store"), "x");
        List<String> problems = new ArrayList<>();
        List<Overlay> all = Overlay.all(temp, "solutions/x", Overlay.Kind.FLAWED, REFERENCE, problems);
        assertEquals(List.of("Alpha", "Zero"), all.stream().map(Overlay::name).toList());
        assertEquals("solutions/x/flawed/Alpha.edit", all.getFirst().place());
        assertEquals(3, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith("solutions/x/flawed/Broken.edit: edit 1: "), problems.toString());
        assertTrue(problems.get(1).startsWith("solutions/x/flawed/NoAbout: has no file ABOUT"), problems.toString());
        assertTrue(problems.get(2).startsWith("solutions/x/flawed/notes.txt: is neither"), problems.toString());
        assertEquals(List.of(), Overlay.all(temp, "solutions/x", Overlay.Kind.UNUSUAL, REFERENCE, problems));
    }
}
