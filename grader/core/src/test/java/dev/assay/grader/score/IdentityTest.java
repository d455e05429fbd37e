package dev.assay.grader.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.SampleLab;
import dev.assay.grader.lab.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The identity of a grade")
class IdentityTest {
    @TempDir
    private Path home;

    private Stage stage;

    @BeforeEach
    void makeStage() throws IOException {
        stage = new Stage(home, Optional.empty());
        jar("lib/assay-grader-core-0.1.0.jar", "core", 0);
        jar("lib/assay-grader-cli-0.1.0.jar", "cli", 0);
        jar("lib/gson-2.15.0.jar", "gson", 0);
        jar("lib/picocli-4.7.7.jar", "picocli", 0);
        jar("box/assay-exam-0.1.0.jar", "exam", 0);
        jar("box/jqwik-engine-1.9.3.jar", "jqwik", 0);
        jar("contract.jar", "contract", 0);
        jar("public.jar", "public", 0);
        jar("hidden.jar", "hidden", 0);
    }

    private void jar(String path, String content, long time) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : new String[] {"META-INF/MANIFEST.MF", "dev/assay/Some.class"}) {
                ZipEntry entry = new ZipEntry(name);
                entry.setLastModifiedTime(FileTime.fromMillis(time));
                zip.putNextEntry(entry);
                zip.write((name.startsWith("META") ? "" + time : content).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    @Test
    @DisplayName("has the release of the grader and twelve digits of its classes, whenever they were packed")
    void version() throws IOException {
        String version = Identity.graderVersion(stage);
        assertTrue(version.matches("0\\.1\\.0\\+[0-9a-f]{12}"), version);
        jar("lib/assay-grader-core-0.1.0.jar", "core", 1_000_000_000_000L);
        assertEquals(version, Identity.graderVersion(stage));
    }

    @Test
    @DisplayName("changes with what decides a grade, and not with what does not")
    void whatDecides() throws IOException {
        String version = Identity.graderVersion(stage);
        jar("lib/assay-grader-cli-0.1.0.jar", "another cli", 0);
        Files.move(home.resolve("lib/picocli-4.7.7.jar"), home.resolve("lib/picocli-5.0.0.jar"));
        assertEquals(version, Identity.graderVersion(stage));
        jar("box/assay-exam-0.1.0.jar", "another exam", 0);
        String otherExam = Identity.graderVersion(stage);
        assertNotEquals(version, otherExam);
        jar("lib/assay-grader-core-0.1.0.jar", "another core", 0);
        assertNotEquals(otherExam, Identity.graderVersion(stage));
        jar("box/assay-exam-0.1.0.jar", "exam", 0);
        jar("lib/assay-grader-core-0.1.0.jar", "core", 0);
        Files.move(home.resolve("box/jqwik-engine-1.9.3.jar"), home.resolve("box/jqwik-engine-1.9.4.jar"));
        assertNotEquals(version, Identity.graderVersion(stage));
        Files.move(home.resolve("box/jqwik-engine-1.9.4.jar"), home.resolve("box/jqwik-engine-1.9.3.jar"));
        assertEquals(version, Identity.graderVersion(stage));
        Files.move(home.resolve("lib/gson-2.15.0.jar"), home.resolve("lib/gson-2.16.0.jar"));
        assertNotEquals(version, Identity.graderVersion(stage));
    }

    @Test
    @DisplayName("changes with the lab, with its chance, and with nothing else")
    void lab() throws IOException {
        Lab lab = new Lab(SampleLab.MANIFEST, home);
        String digest = Identity.labDigest(lab, 1, 1);
        assertEquals(digest, Identity.labDigest(lab, 1, 1));
        assertNotEquals(digest, Identity.labDigest(lab, 2, 1));
        assertNotEquals(digest, Identity.labDigest(lab, 1, 10));
        assertNotEquals(digest, lab.digest());
        jar("hidden.jar", "hidden", 1_000_000_000_000L);
        assertEquals(digest, Identity.labDigest(lab, 1, 1));
        jar("hidden.jar", "another hidden", 0);
        assertNotEquals(digest, Identity.labDigest(lab, 1, 1));
    }
}
