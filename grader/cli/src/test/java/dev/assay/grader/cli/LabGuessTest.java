package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.lab.LabShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which lab a project is of. */
class LabGuessTest {
    @TempDir
    Path folder;

    private Path project;

    @BeforeEach
    void twoLabs() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        lab("raft-election", "raft.Solution");
        lab("raft-log", "raft.Solution");
        lab("chat", "chat.Solution");
    }

    /** A lab as the shelf sees it: the manifest of the Raft lab under another name, and jars that nobody opens. */
    private void lab(String id, String entry) throws IOException {
        Path lab = Files.createDirectories(folder.resolve("labs").resolve(id));
        String manifest = Files.readString(Checkout.root().resolve("labs/raft-election/lab.json"))
                .replace("\"id\": \"raft-election\"", "\"id\": \"%s\"".formatted(id))
                .replace("\"entry\": \"raft.Solution\"", "\"entry\": \"%s\"".formatted(entry))
                .replace(
                        "\"studentPackage\": \"raft\"",
                        "\"studentPackage\": \"%s\"".formatted(entry.substring(0, entry.indexOf('.'))));
        Files.writeString(lab.resolve("lab.json"), manifest);
        Files.createFile(lab.resolve("contract.jar"));
        Files.createFile(lab.resolve("public.jar"));
    }

    private LabGuess.Answer guess(String path) throws IOException {
        return new LabGuess(new LabShelf(List.of(folder.resolve("labs")))).of(path);
    }

    private void assertFound(String labId) throws IOException {
        assertEquals(new LabGuess.Answer.Found(labId), guess(project.toString()));
    }

    private String whyUnknown(String path) throws IOException {
        return assertInstanceOf(LabGuess.Answer.Unknown.class, guess(path)).why();
    }

    private void entry(String path) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }

    @Test
    void theProjectSaysSoItself() throws Exception {
        entry("src/main/java/chat/Solution.java");
        Files.writeString(project.resolve("pom.xml"), "<properties><assay.lab> raft-log </assay.lab></properties>");
        assertFound("raft-log");
    }

    @Test
    void everySkeletonSaysSo() throws Exception {
        assertEquals(
                new LabGuess.Answer.Found("raft-election"),
                guess(Checkout.root().resolve("skeletons/raft-election").toString()));
    }

    @Test
    void otherwiseTheOnlyLabWhoseEntryClassIsThere() throws Exception {
        entry("src/main/java/chat/Solution.java");
        assertFound("chat");
    }

    @Test
    void sourcesMayLieAboutFreely() throws Exception {
        entry("chat/Solution.java");
        assertFound("chat");
    }

    @Test
    void whatCouldBeSeveralIsAnswerable() throws Exception {
        entry("src/main/java/raft/Solution.java");
        String why = whyUnknown(project.toString());
        assertTrue(why.startsWith("it could be any of raft-election, raft-log; name the lab"), why);
    }

    @Test
    void whatCouldBeNoneNamesAllLabs() throws Exception {
        assertTrue(whyUnknown(project.toString()).endsWith("The labs are: chat, raft-election, raft-log"));
        assertTrue(whyUnknown("git:somewhere@main").startsWith("only a project folder says"));
        assertTrue(whyUnknown(folder.resolve("nowhere").toString()).startsWith("only a project folder says"));
    }

    @Test
    void aMarkOfNoLabIsSaidAndNotGuessedAround() throws Exception {
        entry("src/main/java/chat/Solution.java");
        Files.writeString(project.resolve("pom.xml"), "<assay.lab>raft\u001b[31m</assay.lab>");
        assertTrue(whyUnknown(project.toString()).contains("raft\\u{1b}[31m"), whyUnknown(project.toString()));
    }
}
