package dev.assay.grader.score;

import dev.assay.grader.examine.Examined;
import dev.assay.grader.examine.Outcome;
import dev.assay.grader.intake.SourceFile;
import dev.assay.grader.intake.Submission;
import dev.assay.grader.lab.SampleLab;
import java.util.List;

/** What became of a submission to the sample lab, in several fates. */
public final class SampleOutcomes {
    /** An identity of the right form. */
    public static final Identity IDENTITY =
            new Identity("0123456789abcdef".repeat(4), "0.1.0+0123456789ab", "25.0.3+9-LTS (Somebody)");

    /** A submission of one file. */
    public static final Submission SUBMISSION =
            Submission.of(List.of(SourceFile.of("sample/Solution.java", "package sample;\n")), List.of());

    /** Awards the sample lab's points. */
    public static final Scorer SCORER = new Scorer(SampleLab.MANIFEST, IDENTITY, 1);

    private SampleOutcomes() {}

    /** All tests passed. */
    public static Examined.Outcomes allPassed() {
        return outcomes(passed("P1"), passed("A1"), passed("A2"), passed("B1"), passed("B2"));
    }

    /** A1 failed with this message, so A2 was skipped; B1 was spent, B2 failed. */
    public static Examined.Outcomes mixed(String message) {
        return outcomes(
                passed("P1"),
                new Outcome("A1", Outcome.Status.FAILED, "M1", message, "sample/Solution.java", 12, 2, 3, 100, ""),
                Outcome.skipped("A2", "A1"),
                new Outcome("B1", Outcome.Status.SPENT, "FUEL", "Spent.", "", 0, 41, 42, 100, ""),
                new Outcome("B2", Outcome.Status.FAILED, "M9", "A secret value: 4711.", "", 0, 0, 1, 100, ""));
    }

    /** The given outcomes. */
    public static Examined.Outcomes outcomes(Outcome... outcomes) {
        return new Examined.Outcomes(List.of(outcomes), "printed", 3, new Examined.Facts("25", 1, 812, ""));
    }

    /** A test that passed. */
    public static Outcome passed(String id) {
        return new Outcome(id, Outcome.Status.PASSED, "", "", "", 0, -1, 10, 100, "");
    }
}
