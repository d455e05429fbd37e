package dev.assay.grader.report;

import dev.assay.grader.intake.SourceFile;
import dev.assay.grader.score.Audience;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorecard.TestScore;
import dev.assay.grader.score.Scorecard.TestStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Scorecards in which one text stands wherever a submission could have put it. */
final class SampleCards {
    static final Classroom50.Call CALL = Classroom50.Call.from(Map.of(
            "CLASSROOM", "ds", "ASSIGNMENT", "sample", "OWNER", "alice",
            "SUBMISSION_TAG", "submit/2026-11-20T14-32-05Z-a1b2c3d", "COMMIT_URL", "commit", "RELEASE_URL", "release"));

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private SampleCards() {}

    /** Tests with every status, and a warning of the compiler. */
    static Scorecard graded(String text) {
        return card(Scorecard.Status.GRADED, text, List.of(
                test("P1", "P", false, TestStatus.PASSED, 0, text),
                test("P2", "P", false, TestStatus.FAILED, 0, text),
                test("A1", "A", true, TestStatus.FAILED, 60_00, text),
                test("A2", "A", true, TestStatus.SKIPPED, 20_00, text),
                test("B1", "B", true, TestStatus.SPENT, 10_00, text),
                test("B2", "B", true, TestStatus.PASSED, 10_00, text),
                test("S1", "S", true, TestStatus.FAILED, 0, text),
                test("S2", "S", true, TestStatus.PASSED, 0, text)), List.of());
    }

    /** Errors of the compiler and refusals of admission. */
    static Scorecard ungradable(String text) {
        return card(Scorecard.Status.UNGRADABLE, text, List.of(
                test("P1", "P", false, TestStatus.UNGRADED, 0, text),
                test("A1", "A", true, TestStatus.UNGRADED, 100_00, text)),
                List.of(
                        new Scorecard.Refusal(text, 7, text, text, text),
                        new Scorecard.Refusal("", 0, text, text, text)));
    }

    static ReportContent content(Scorecard card) {
        return new ReportContent(
                card, List.of(SourceFile.of("sample/Solution.java", "package sample;\n")), Map.of(), Audience.STUDENT,
                "src/main/java/", Optional.of(CALL));
    }

    private static Scorecard card(
            Scorecard.Status status, String text, List<TestScore> tests, List<Scorecard.Refusal> refusals) {
        int score = tests.stream().mapToInt(TestScore::score).sum();
        return new Scorecard(
                new Scorecard.LabName("sample", "Sample lab", "1", DIGEST),
                new Scorecard.Grader("0.1.0+0123456789ab", "25.0.3+9-LTS (Somebody)"),
                new Scorecard.SubmissionName(Optional.of(DIGEST), List.of(new Scorecard.FileName(text, DIGEST))),
                status,
                score,
                100_00,
                List.of(
                        new Scorecard.PartScore("P", "Public tests", 0, 0),
                        new Scorecard.PartScore("A", "First steps", 0, 80_00),
                        new Scorecard.PartScore("B", "A longer way", score, 20_00),
                        new Scorecard.PartScore("S", "Stretch goals", 0, 0)),
                tests,
                List.of(
                        new Scorecard.Diagnostic(
                                text, 3, 9, status == Scorecard.Status.GRADED ? "warning" : "error", text),
                        new Scorecard.Diagnostic("", 0, 0, "warning", text)),
                refusals);
    }

    private static TestScore test(String id, String part, boolean isHidden, TestStatus status, int max, String text) {
        boolean tells = status == TestStatus.FAILED || status == TestStatus.SPENT;
        Optional<String> said = tells || status == TestStatus.SKIPPED ? Optional.of(text) : Optional.empty();
        Optional<String> told = tells ? Optional.of(text) : Optional.empty();
        return new TestScore(
                id, part, "Title of " + id, isHidden, status, status == TestStatus.PASSED ? max : 0, max, 10,
                tells ? OptionalInt.of(2) : OptionalInt.empty(), told, said, told,
                tells ? OptionalInt.of(12) : OptionalInt.empty(), told, told, List.of());
    }
}
