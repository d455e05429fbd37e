package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The commands beside {@code grade}, on what was built. Proving a whole lab takes minutes; that is left to CI. */
@Execution(ExecutionMode.CONCURRENT)
class CommandsIT {
    @TempDir
    Path folder;

    @Test
    void everyLabOfTheCheckoutIsListedWithItsParts() throws Exception {
        Program.Result result = new Program(folder).run("labs");
        assertEquals(0, result.exitCode(), result.err());
        try (Stream<Path> modules = Files.list(Checkout.root().resolve("labs"))) {
            List<String> labs = modules
                    .filter(module -> Files.exists(module.resolve("lab.json")))
                    .map(module -> module.getFileName().toString())
                    .sorted()
                    .toList();
            List<String> listed = result.out().lines()
                    .filter(line -> !line.startsWith(" "))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
            assertEquals(labs, listed, "a lab gets onto the stage by a dependency in grader/cli/pom.xml");
        }
    }

    @Test
    void theDoctorFindsNothingBad() throws Exception {
        Program.Result result = new Program(folder).run("doctor");
        assertEquals(0, result.exitCode(), result.out());
        assertTrue(result.out().contains("ok    child"), result.out());
        assertTrue(result.out().matches("(?s).*(ok|note) +isolation +level [0-3] of 3.*"), result.out());
    }

    @Test
    void gradingIsRefusedWhereTheSystemOffersLessThanIsRequired() throws Exception {
        Program.Result result = new Program(folder).runIn(List.of("-Dassay.isolation=off"),
                "grade", "raft-election", StudentProject.REFERENCE.toString(), "--require-level", "2");
        assertEquals(4, result.exitCode(), result.out() + result.err());
        assertTrue(result.err().contains("isolation level 2 is required; isolation level 0 of 3"), result.err());
        assertEquals("", result.out());
    }

    @Test
    void verifyingIsRefusedThereToo() throws Exception {
        Program.Result result = new Program(folder).runIn(List.of("-Dassay.isolation=off"),
                "verify", "raft-election", "--only", "reference", "--require-level", "1");
        assertEquals(4, result.exitCode(), result.out() + result.err());
        assertTrue(result.err().contains("isolation level 1 is required; isolation level 0 of 3"), result.err());
        assertEquals("", result.out());
    }

    @Test
    void theVersionIsThatOfTheBuild() throws Exception {
        Program.Result result = new Program(folder).run("--version");
        assertTrue(result.out().matches("assay \\d+\\.\\d+\\.\\d+, on JDK 25.*\\R"), result.out());
    }

    @Test
    void verifyExaminesTheReferenceTheSkeletonAndAFlawedSolution() throws Exception {
        Program.Result result = new Program(folder).run("verify", "raft-election",
                "--only", "reference", "--only", "skeleton", "--only", "TwoStepSave");
        assertEquals(0, result.exitCode(), result.out() + result.err());
        assertTrue(result.out().contains("everything holds"), result.out());
    }

    @Test
    void verifyNamesASolutionThatIsNotThere() throws Exception {
        Program.Result result = new Program(folder).run("verify", "raft-election", "--only", "Nobody");
        assertEquals(1, result.exitCode());
        assertTrue(result.out().contains("Nobody"), result.out());
    }

    @Test
    void theSkeletonIsTheOneThatWouldBeMade() throws Exception {
        Program.Result result = new Program(folder).run("skeleton", "--check");
        assertEquals(0, result.exitCode(), result.out() + result.err());
    }
}
