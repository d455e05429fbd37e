package dev.assay.grader.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collections of a student's own that lie about their size, never end or loop when they are compared. */
class LiarsTest {
    private static final String SOME = "20000000";

    @Test
    void whatTheTrustedSideIsGivenIsPaidForByWhoGaveIt(@TempDir Path folder) throws Exception {
        Workshop workshop = new Workshop(folder);
        Path lab = workshop.compile("lab", List.of(), "liars/Contract.java", "liars/Drive.java");
        Path woven = workshop.weave(workshop.compile("student", List.of(lab), "liars/Liars.java"), List.of(lab));

        String report = workshop.run(List.of(), List.of(lab), woven.toString(), "liars.Liars", SOME);

        List<String> escaped = report.lines()
                .filter(line -> !line.matches("\\S+ stopped (FUEL|MEMORY|DEPTH) liars/Liars.java:\\d+"))
                .toList();
        assertEquals(List.of(), escaped);
        assertEquals(11, report.lines().count());
    }
}
