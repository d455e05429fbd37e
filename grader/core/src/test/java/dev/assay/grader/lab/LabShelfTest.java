package dev.assay.grader.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labs are found by folder; a lab's digest follows what is in its jars and nothing else. */
class LabShelfTest {
    @TempDir
    Path temp;

    private Path lab(String folder, String id) throws IOException {
        Path home = Files.createDirectories(temp.resolve(folder));
        LabManifest manifest = new LabManifest(
                id, "Tiny", "1", "dev.assay.labs.tiny", "tiny", "tiny.Solution", "dev.assay.labs.tiny.TinySolution",
                0, 1000, List.of(new LabManifest.Part("A", "All", 100_00)),
                List.of(new LabManifest.Test("A1", "A", "adds", LabManifest.Visibility.HIDDEN, 100_00, 1, "",
                        LabManifest.Feedback.HINT, List.of(), "dev.assay.labs.tiny.hidden.Adds#a1")));
        Files.writeString(home.resolve("lab.json"), manifest.json());
        for (String jar : List.of("contract.jar", "public.jar", "hidden.jar")) {
            jar(home.resolve(jar), 1, "a/A.class", "b/B.class");
        }
        return home;
    }

    private static void jar(Path jar, int date, String... entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : entries) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTime(date * 1_000_000_000L);
                zip.putNextEntry(entry);
                zip.write(name.getBytes());
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write(("Built: " + date).getBytes());
            zip.closeEntry();
        }
    }

    @Test
    void labs_are_listed_by_id_and_the_first_pack_wins() throws IOException {
        lab("own/tiny", "tiny");
        lab("own/big", "big");
        lab("guest/tiny", "tiny");
        Files.createDirectories(temp.resolve("own/empty"));
        LabShelf shelf = new LabShelf(List.of(temp.resolve("own"), temp.resolve("guest"), temp.resolve("nowhere")));
        assertEquals(List.of("big", "tiny"), shelf.ids());
        assertEquals(temp.resolve("own/tiny"), shelf.lab("tiny").folder());
    }

    @Test
    void a_lab_that_is_not_there_is_answered_with_those_that_are() throws IOException {
        lab("own/tiny", "tiny");
        lab("own/big", "big");
        LabShelf shelf = new LabShelf(List.of(temp.resolve("own")));
        assertEquals(
                "there is no lab \"small\"; the labs are: big, tiny",
                assertThrows(UnknownLab.class, () -> shelf.lab("small")).getMessage());
        assertEquals(
                "there is no lab \"ti\"; did you mean tiny?",
                assertThrows(UnknownLab.class, () -> shelf.lab("ti")).getMessage());
        assertEquals(
                "there is no lab \"tiny\", for there are no labs at all; build the project first",
                assertThrows(UnknownLab.class, () -> new LabShelf(List.of()).lab("tiny")).getMessage());
    }

    @Test
    void a_lab_in_a_folder_of_another_name_or_without_its_jars_is_refused() throws IOException {
        lab("own/tiny", "other");
        Files.delete(temp.resolve("own/tiny/contract.jar"));
        LabShelf shelf = new LabShelf(List.of(temp.resolve("own")));
        assertEquals(
                List.of(
                        "own/tiny/lab.json: id is \"other\", its folder is \"tiny\"; rename one of them",
                        "own/tiny/lab.json: contract.jar is not beside it; build again"),
                assertThrows(InvalidLab.class, () -> shelf.lab("tiny")).problems());
    }

    @Test
    void the_digest_depends_on_contents_and_not_on_packing() throws IOException {
        lab("own/tiny", "tiny");
        LabShelf shelf = new LabShelf(List.of(temp.resolve("own")));
        String digest = shelf.lab("tiny").digest();
        assertTrue(digest.matches("[0-9a-f]{64}"), digest);

        jar(temp.resolve("own/tiny/hidden.jar"), 2, "b/B.class", "a/A.class");
        assertEquals(digest, shelf.lab("tiny").digest());

        jar(temp.resolve("own/tiny/hidden.jar"), 2, "b/B.class", "a/A2.class");
        assertNotEquals(digest, shelf.lab("tiny").digest());
    }
}
