package dev.assay.grader.lab;

import dev.assay.grader.lab.LabManifest.Feedback;
import dev.assay.grader.lab.LabManifest.Visibility;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A lab of two parts that exists only as a manifest. */
public final class SampleLab {
    /** The manifest. A2 needs A1; A1 and B1 tell their rule and hint, A2 the rule, B2 nothing but the score. */
    public static final LabManifest MANIFEST = new LabManifest(
            "sample",
            "Sample lab",
            "1",
            "dev.assay.labs.sample",
            "sample",
            "sample.Solution",
            "dev.assay.labs.sample.SampleSolution",
            0,
            1_000_000,
            List.of(
                    new LabManifest.Part("P", "Public tests", 0),
                    new LabManifest.Part("A", "First steps", 60_00),
                    new LabManifest.Part("B", "A longer way", 40_00)),
            List.of(
                    test("P1", "P", "Says hello", Visibility.PUBLIC, 0, 1, Feedback.HINT, List.of()),
                    test("A1", "A", "Takes a step", Visibility.HIDDEN, 35_00, 10, Feedback.HINT, List.of()),
                    test("A2", "A", "Takes two steps", Visibility.HIDDEN, 25_00, 20, Feedback.RULE, List.of("A1")),
                    test("B1", "B", "Walks far", Visibility.HIDDEN, 37_00, 100, Feedback.TRACE, List.of()),
                    test("B2", "B", "Walks farther", Visibility.HIDDEN, 3_00, 100, Feedback.SCORE, List.of())));

    /** The lab; there are no jars. */
    public static final Lab LAB = new Lab(MANIFEST, Path.of("nowhere"));

    private SampleLab() {}

    private static LabManifest.Test test(
            String id,
            String part,
            String title,
            Visibility visibility,
            int points,
            int schedules,
            Feedback feedback,
            List<String> needs) {
        return new LabManifest.Test(
                id, part, title, visibility, points, schedules, "Hint of " + id + ".", feedback, needs,
                "dev.assay.labs.sample.hidden.Steps#" + id.toLowerCase(Locale.ROOT));
    }
}
