package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.assay.grader.Grader;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.LabShelf;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.score.Scorecard;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who loops, hoards, recurses, waits or stops time is told so, with the line, the whole way through the grader. */
class VerdictsTeachIT {
    @TempDir
    static Path folder;

    private static Grader grader;
    private static Lab lab;

    @BeforeAll
    static void open() {
        Stage stage = Stage.fromSystemProperties();
        Lab whole = new LabShelf(List.of(stage.labs())).lab("raft-election");
        LabManifest manifest = whole.manifest();
        lab = new Lab(
                manifest.withTests(manifest.tests().stream().filter(test -> test.id().equals("A1")).toList()),
                whole.folder());
        grader = new Grader(stage, text -> {});
    }

    @AfterAll
    static void close() {
        grader.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "while (true) {}"
                + " | SPENT | FUEL | Your code used up its budget of computation, at last at raft/Trap.java:5: many times what"
                + " the test needs. Look for a loop that does not end.",
        "var hoard = new java.util.ArrayList<int[]>(); while (true) hoard.add(new int[1000]);"
                + " | SPENT | MEMORY | Your code used up its memory, at last at raft/Trap.java:5. Look for a collection or a text"
                + " that only grows.",
        "spring(context);"
                + " | SPENT | DEPTH | Your code called itself too deeply, at last at raft/Trap.java:5. Look for a recursion that"
                + " does not end.",
        "synchronized (context) { try { context.wait(); } catch (InterruptedException e) { return; } }"
                + " | FAILED | DEADLOCK | Your code waits at raft/Trap.java:5, and nobody can wake it: while it waits, nothing"
                + " else runs that could call notify. Let the handler return, and go on when a message or a timer comes.",
        "for (int i = 0; i < 1_000_000; i++) context.send(1, null);"
                + " | FAILED | API | S0 sent null; a message is never null."
    })
    void theSentenceNamesTheLine(String statement, Scorecard.TestStatus status, String rule, String message)
            throws Exception {
        Path project = StudentProject.in(folder.resolve(rule))
                .edited("ctx = context;", "ctx = context; Trap.spring(context);")
                .file("src/main/java/raft/Trap.java", """
                        package raft;

                        final class Trap {
                            static void spring(dev.assay.labs.raft.RaftContext context) {
                                %s
                            }
                        }
                        """.formatted(statement))
                .folder();
        Scorecard card = assertInstanceOf(
                Grader.Graded.Verdict.class, grader.grade(lab, project.toString(), Grader.Watcher.NOBODY)).card();
        Scorecard.TestScore test = card.tests().getFirst();
        assertEquals(List.of(status, rule, message),
                List.of(test.status(), test.rule().orElse(""), test.message().orElse("")));
    }
}
