package dev.assay.grader.score;

import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.LabManifest.Feedback;
import dev.assay.grader.score.Scorecard.TestScore;
import java.util.Optional;
import java.util.OptionalInt;

/** For whom a scorecard is made. */
public enum Audience {
    /** Sees of each failed hidden test what the lab's author allows. */
    STUDENT,
    /** Sees everything. */
    INSTRUCTOR;

    /**
     * The scorecard as this audience may see it. Points, statuses, titles and needs are the same for everybody.
     *
     * @param whole a scorecard for instructors
     * @param lab the lab's manifest, which says what students may see
     */
    public Scorecard of(Scorecard whole, LabManifest lab) {
        if (this == INSTRUCTOR) {
            return whole;
        }
        return new Scorecard(
                whole.lab(),
                whole.grader(),
                whole.submission(),
                whole.status(),
                whole.score(),
                whole.max(),
                whole.parts(),
                whole.tests().stream().map(test -> forStudent(test, lab)).toList(),
                whole.diagnostics(),
                whole.refusals());
    }

    private static TestScore forStudent(TestScore test, LabManifest lab) {
        boolean tellsOfItself = switch (test.status()) {
            case FAILED, SPENT -> true;
            case PASSED, SKIPPED, UNGRADED -> false;
        };
        if (!test.isHidden() || !tellsOfItself) {
            return test;
        }
        // A test that the manifest does not know reveals nothing.
        Feedback level = lab.test(test.id()).map(LabManifest.Test::feedback).orElse(Feedback.SCORE);
        boolean seesRule = level.compareTo(Feedback.RULE) >= 0;
        boolean seesHint = level.compareTo(Feedback.HINT) >= 0;
        boolean seesTrace = level.compareTo(Feedback.TRACE) >= 0;
        return new TestScore(
                test.id(),
                test.part(),
                test.title(),
                test.isHidden(),
                test.status(),
                test.score(),
                test.max(),
                test.schedules(),
                seesTrace ? test.schedule() : OptionalInt.empty(),
                seesRule ? test.rule() : Optional.empty(),
                seesRule ? test.message() : Optional.empty(),
                seesRule ? test.file() : Optional.empty(),
                seesRule ? test.line() : OptionalInt.empty(),
                seesHint ? test.hint() : Optional.empty(),
                seesTrace ? test.trace() : Optional.empty(),
                test.needs());
    }
}
