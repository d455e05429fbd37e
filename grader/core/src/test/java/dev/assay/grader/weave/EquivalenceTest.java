package dev.assay.grader.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Random programs mean the same after rewriting. A program is found again by its number in what is printed. */
class EquivalenceTest {
    private static final int METHODS = 200;
    private static final String PLENTY = "2000000000";

    @Property(tries = 2, seed = "20260105", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aRandomProgramGivesTheSameAnswersWoven(@ForAll long seed) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("target"), "programs");
        Workshop workshop = new Workshop(folder);
        Path plain = workshop.compileText("programs", "Programs.java", Programs.source(seed, METHODS));
        Path woven = workshop.weave(plain, List.of());

        String before = workshop.run(List.of(), List.of(), plain.toString(), "prog.Programs", PLENTY);
        String after = workshop.run(List.of(), List.of(), woven.toString(), "prog.Programs", PLENTY);

        assertEquals(METHODS, before.lines().count(), before);
        assertEquals(before, after, "seed " + seed);
    }
}
