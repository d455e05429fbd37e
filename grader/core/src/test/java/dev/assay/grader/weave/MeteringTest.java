package dev.assay.grader.weave;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rewritten code does what it did, costs the same everywhere, and ends when its budget does. */
class MeteringTest {
    private static final String PLENTY = "2000000000";
    private static final String SOME = "300000000";

    private Workshop workshop;

    @BeforeEach
    void openWorkshop(@TempDir Path folder) throws Exception {
        workshop = new Workshop(folder);
    }

    @Test
    void aProgramThatUsesEverythingSaysTheSameAfterwards() throws Exception {
        Path plain = workshop.compile("features", List.of(), "Features.java");
        Path woven = workshop.weave(plain, List.of());

        String before = workshop.run(List.of(), List.of(), plain.toString(), "feat.Features", PLENTY, "all");
        String after = workshop.run(List.of(), List.of(), woven.toString(), "feat.Features", PLENTY, "all");

        assertTrue(before.lines().count() > 150, before);
        assertEquals(before, after);
    }

    @Test
    void theContractTypesOfAllLabsCrossTheBorderBothWays() throws Exception {
        Path lab = workshop.compile("lab", List.of(), "lab/C.java", "lab/Drive.java");
        Path plain = workshop.compile("student", List.of(lab), "S.java", "Main.java");
        Path woven = workshop.weave(plain, List.of(lab));

        String before = workshop.run(List.of(), List.of(lab), plain.toString(), "stud.Main", PLENTY, "all");
        String once = workshop.run(List.of(), List.of(lab), woven.toString(), "stud.Main", PLENTY, "all");
        String again = workshop.run(List.of(), List.of(lab), woven.toString(), "stud.Main", PLENTY, "all");

        assertEquals(once, again, "the order of Set.of and Map.of is drawn by every JVM, and must not be seen");
        assertEquals(withoutShuffledLines(before), withoutShuffledLines(once));
    }

    /** In lines 4 and 5 the student walks over what the lab made by {@code Map.of} and {@code Set.copyOf}. */
    private static List<String> withoutShuffledLines(String output) {
        List<String> lines = new ArrayList<>(output.lines().toList());
        lines.subList(3, 5).clear();
        return lines;
    }

    @Test
    void fuelAndMemoryAreTheSameUnderEveryCompilerAndCollector() throws Exception {
        Path woven = workshop.weave(workshop.compile("work", List.of(), "Work.java"), List.of());
        List<List<String>> machines = List.of(
                List.of("-Xint", "-XX:+UseSerialGC"),
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of("-XX:-TieredCompilation", "-XX:+UseSerialGC"),
                List.of("-Xcomp", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of("-Xmx200m", "-XX:+UseParallelGC"),
                List.of("-XX:+UseZGC"),
                List.of("-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders"));
        List<String> seen = new ArrayList<>();
        for (List<String> machine : machines) {
            seen.add(workshop.run(machine, List.of(), woven.toString(), "wk.Work", PLENTY,
                    "ring(1)", "skip(1)", "bucket(1)", "streams(1)", "fibs(1)", "arrays(1)", "ring(1)"));
        }
        assertAll(seen.stream().map(each -> () -> assertEquals(seen.getFirst(), each)));
        List<String> lines = seen.getFirst().lines().toList();
        assertEquals(lines.getFirst(), lines.getLast(), "the first use of the library costs what the second does");
    }

    @ParameterizedTest
    @CsvSource({"Attacks, 130", "BorderAttacks, 115", "LabAttacks, 18"})
    void everyAttackIsStoppedByABudgetAndNamesItsPlace(String program, int least) throws Exception {
        Path lab = workshop.compile("lab", List.of(), "lab/Chains.java");
        Path woven = workshop.weave(workshop.compile("attacks", List.of(lab), program + ".java"), List.of(lab));

        String report = workshop.run(List.of(), List.of(lab), woven.toString(), "atk." + program, SOME);

        List<String> escaped = report.lines()
                .filter(line -> !line.matches("\\S+ stopped (FUEL|MEMORY|DEPTH) atk/" + program + ".java:\\d+"))
                .toList();
        assertEquals(List.of(), escaped);
        assertTrue(report.lines().count() > least, report);
    }
}
