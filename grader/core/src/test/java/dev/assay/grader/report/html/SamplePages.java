package dev.assay.grader.report.html;

import dev.assay.grader.intake.SourceFile;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorecard.PartScore;
import dev.assay.grader.score.Scorecard.TestScore;
import dev.assay.grader.score.Scorecard.TestStatus;
import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.TraceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Scorecards with failures that tell how they came about, and their pages. */
final class SamplePages {
    static final List<SourceFile> SOURCES = List.of(SourceFile.of(
            "sample/Solution.java",
            """
            package sample;

            /** Votes. */
            final class Solution {
            \tprivate long term;

            \tvoid receive(int from, RequestVote request) {
            \t\tif (request.term() > term) {
            \t\t\tterm = request.term();
            \t\t\tsave(from);
            \t\t}
            \t\tsend(from, new RequestVoteReply(term, true));
            \t}
            }
            """));

    private SamplePages() {}

    /** A card in which each of these runs has made a test fail, T1 and so on, and two more tests were skipped. */
    static Scorecard card(String message, List<FailedRun> runs) {
        List<TestScore> tests = new ArrayList<>(List.of(test("T0", TestStatus.PASSED, "", false)));
        for (int i = 1; i <= runs.size(); i++) {
            tests.add(test("T" + i, i == 2 ? TestStatus.SPENT : TestStatus.FAILED, message, true));
        }
        tests.add(test("U1", TestStatus.SKIPPED, "It needs T1, which has not passed.", false));
        return new Scorecard(
                new Scorecard.LabName("sample", "Sample lab", "1", "0123456789abcdef".repeat(4)),
                new Scorecard.Grader("0.1.0+0123456789ab", "25.0.3+9-LTS (Somebody)"),
                new Scorecard.SubmissionName(Optional.of("fedcba9876543210".repeat(4)), List.of()),
                Scorecard.Status.GRADED, 5_00, 100_00,
                List.of(new PartScore("A", "Promises and what they are worth", 5_00, 100_00)),
                tests, List.of(), List.of());
    }

    /** Their recordings. */
    static Map<String, TraceFile> traces(List<FailedRun> runs) {
        Map<String, TraceFile> traces = new TreeMap<>();
        for (int i = 1; i <= runs.size(); i++) {
            traces.put("T" + i, SampleRuns.file("T" + i, runs.get(i - 1)));
        }
        return traces;
    }

    /** The page of such a card. */
    static String page(String message, List<FailedRun> runs) {
        return new String(HtmlReport.bytes(card(message, runs), SOURCES, traces(runs)), StandardCharsets.UTF_8);
    }

    private static TestScore test(String id, TestStatus status, String message, boolean isTold) {
        return new TestScore(
                id, "A", "What test %s shows of a promise".formatted(id), true, status,
                status == TestStatus.PASSED ? 5_00 : 0, 5_00, 60,
                isTold ? OptionalInt.of(16) : OptionalInt.empty(),
                isTold ? Optional.of("M2") : Optional.empty(),
                message.isEmpty() ? Optional.empty() : Optional.of(message),
                isTold ? Optional.of("sample/Solution.java") : Optional.empty(),
                isTold ? OptionalInt.of(10) : OptionalInt.empty(),
                isTold ? Optional.of("What is on disk then, and who knows what?") : Optional.empty(),
                isTold ? Optional.of("traces/%s.json".formatted(id)) : Optional.empty(),
                status == TestStatus.SKIPPED ? List.of("T1") : List.of());
    }
}
