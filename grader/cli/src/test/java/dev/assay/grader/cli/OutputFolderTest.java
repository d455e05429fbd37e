package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where results go. */
class OutputFolderTest {
    @TempDir
    Path folder;

    @Test
    void isMadeWithItsFirstFileAndNotBefore() throws IOException {
        OutputFolder out = new OutputFolder(folder.resolve("a/b"));
        assertFalse(Files.exists(folder.resolve("a")));
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(out.write("x", new byte[] {1})));
    }

    @Test
    void aFileTakesThePlaceOfAnEarlierOneAndNothingElseIsLeft() throws IOException {
        OutputFolder out = new OutputFolder(folder);
        out.write("x", new byte[] {1});
        out.write("x", new byte[] {2, 3});
        assertArrayEquals(new byte[] {2, 3}, Files.readAllBytes(folder.resolve("x")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void whatIsNoFolderIsRefusedAtOnce() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        IOException refusal = assertThrows(IOException.class, () -> new OutputFolder(file.resolve("out")));
        assertEquals(file.toAbsolutePath() + " is not a folder", refusal.getMessage());
    }

    @Test
    void whatAnEarlierRunLeftCanBeTakenAway() throws IOException {
        OutputFolder out = new OutputFolder(folder);
        out.forget("x");
        out.write("x", new byte[0]);
        out.forget("x");
        assertFalse(Files.exists(folder.resolve("x")));
    }

    @Test
    void ofAFolderWithinOnlyWhatThisRunHasWrittenStays() throws IOException {
        OutputFolder out = new OutputFolder(folder);
        out.forgetAll("traces", ".json", Set.of());
        out.write("traces/A1.json", new byte[] {1});
        out.write("traces/A2.json", new byte[] {2});
        Files.createFile(folder.resolve("traces/notes.txt"));
        out.forgetAll("traces", ".json", Set.of("traces/A2.json"));
        assertFalse(Files.exists(folder.resolve("traces/A1.json")));
        assertArrayEquals(new byte[] {2}, Files.readAllBytes(folder.resolve("traces/A2.json")));
        out.forgetAll("traces", ".json", Set.of());
        assertTrue(Files.exists(folder.resolve("traces/notes.txt")), "nobody's business but its owner's");
        Files.delete(folder.resolve("traces/notes.txt"));
        out.forgetAll("traces", ".json", Set.of());
        assertFalse(Files.exists(folder.resolve("traces")));
    }
}
