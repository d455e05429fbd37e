package dev.assay.grader.score;

import dev.assay.grader.admit.Refusal;
import dev.assay.grader.examine.Examined;
import dev.assay.grader.examine.Outcome;
import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.intake.Submission;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.score.Scorecard.PartScore;
import dev.assay.grader.score.Scorecard.TestScore;
import dev.assay.grader.score.Scorecard.TestStatus;
import dev.assay.grader.trace.TraceFile;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Awards points in one lab. What there is to win comes from the lab's manifest alone: an outcome of a test that is not
 * in it counts nothing, and a test without an outcome wins nothing.
 */
public final class Scorer {
    private static final String TRACES = "traces/";

    private final LabManifest lab;
    private final Identity identity;
    private final int seedFactor;

    /**
     * @param lab the lab's manifest
     * @param identity what the grade depends on besides the submission
     * @param seedFactor how many times as many schedules were run as the manifest states
     */
    public Scorer(LabManifest lab, Identity identity, int seedFactor) {
        this.lab = lab;
        this.identity = identity;
        this.seedFactor = seedFactor;
    }

    /**
     * The scorecard of a submission whose tests have run.
     *
     * @param warnings what the compiler said about it
     */
    public Scorecard graded(Submission submission, List<Diagnostic> warnings, Examined.Outcomes outcomes) {
        List<TestScore> tests = lab.tests().stream()
                .map(test -> outcomes.of(test.id())
                        .map(outcome -> tested(test, outcome))
                        .orElseGet(() -> ungraded(test)))
                .toList();
        return scorecard(Optional.of(submission), Scorecard.Status.GRADED, tests, warnings, List.of());
    }

    /** The recordings of the failures, by the ids of their tests. */
    public SortedMap<String, TraceFile> traces(Examined.Outcomes outcomes) {
        SortedMap<String, TraceFile> traces = new TreeMap<>();
        TraceFile.LabName name = new TraceFile.LabName(lab.id(), lab.version(), identity.labDigest());
        for (LabManifest.Test test : lab.tests()) {
            outcomes.of(test.id())
                    .flatMap(Outcome::trace)
                    .ifPresent(run -> traces.put(
                            test.id(),
                            new TraceFile(
                                    name, new TraceFile.TestName(test.id(), test.title(), isHidden(test)), run)));
        }
        return Collections.unmodifiableSortedMap(traces);
    }

    /**
     * The scorecard of a submission that cannot be graded.
     *
     * @param submission empty if it could not even be taken in
     * @param diagnostics what the compiler said, or whoever took it in
     * @param refusals why it was not admitted
     */
    public Scorecard ungradable(
            Optional<Submission> submission, List<Diagnostic> diagnostics, List<Refusal> refusals) {
        List<TestScore> tests = lab.tests().stream().map(this::ungraded).toList();
        return scorecard(submission, Scorecard.Status.UNGRADABLE, tests, diagnostics, refusals);
    }

    private Scorecard scorecard(
            Optional<Submission> submission,
            Scorecard.Status status,
            List<TestScore> tests,
            List<Diagnostic> diagnostics,
            List<Refusal> refusals) {
        List<PartScore> parts = lab.parts().stream()
                .map(part -> new PartScore(part.id(), part.title(), sum(part, tests), part.points()))
                .toList();
        return new Scorecard(
                new Scorecard.LabName(lab.id(), lab.title(), lab.version(), identity.labDigest()),
                new Scorecard.Grader(identity.graderVersion(), identity.jdk()),
                nameOf(submission),
                status,
                parts.stream().mapToInt(PartScore::score).sum(),
                parts.stream().mapToInt(PartScore::max).sum(),
                parts,
                tests,
                diagnostics.stream()
                        .map(one -> new Scorecard.Diagnostic(
                                one.file(), one.line(), one.column(), one.severity().word(), one.message()))
                        .toList(),
                refusals.stream()
                        .map(one -> new Scorecard.Refusal(
                                one.file(), one.line(), one.rule().id(), one.message(), one.instead()))
                        .toList());
    }

    private static int sum(LabManifest.Part part, List<TestScore> tests) {
        return tests.stream()
                .filter(test -> test.part().equals(part.id()))
                .mapToInt(TestScore::score)
                .sum();
    }

    private static Scorecard.SubmissionName nameOf(Optional<Submission> submission) {
        return new Scorecard.SubmissionName(
                submission.map(Submission::digest),
                submission.stream()
                        .flatMap(one -> one.files().stream())
                        .map(file -> new Scorecard.FileName(file.path(), file.digest()))
                        .toList());
    }

    private TestScore tested(LabManifest.Test test, Outcome outcome) {
        boolean hasPassed = outcome.hasPassed();
        return new TestScore(
                test.id(),
                test.part(),
                test.title(),
                isHidden(test),
                statusOf(outcome.status()),
                hasPassed ? test.points() : 0,
                test.points(),
                test.schedules() * seedFactor,
                outcome.schedule() < 0 ? OptionalInt.empty() : OptionalInt.of(outcome.schedule()),
                present(outcome.rule()),
                outcome.status() == Outcome.Status.SKIPPED
                        ? Optional.of("It needs %s, which has not passed.".formatted(outcome.unmetNeed()))
                        : present(outcome.message()),
                present(outcome.file()),
                outcome.line() == 0 ? OptionalInt.empty() : OptionalInt.of(outcome.line()),
                // A test's hint is about its rule; whoever is out of fuel has another problem.
                outcome.status() == Outcome.Status.FAILED ? present(test.hint()) : Optional.empty(),
                outcome.trace().map(run -> TRACES + test.id() + ".json"),
                test.needs());
    }

    private TestScore ungraded(LabManifest.Test test) {
        return new TestScore(
                test.id(),
                test.part(),
                test.title(),
                isHidden(test),
                TestStatus.UNGRADED,
                0,
                test.points(),
                test.schedules() * seedFactor,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                test.needs());
    }

    private static boolean isHidden(LabManifest.Test test) {
        return test.visibility() == LabManifest.Visibility.HIDDEN;
    }

    private static TestStatus statusOf(Outcome.Status status) {
        return switch (status) {
            case PASSED -> TestStatus.PASSED;
            case FAILED -> TestStatus.FAILED;
            case SPENT -> TestStatus.SPENT;
            case SKIPPED -> TestStatus.SKIPPED;
        };
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
