package dev.assay.grader.score;

import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.LabManifest.Feedback;
import dev.assay.grader.score.Scorecard.TestScore;
import dev.assay.grader.trace.TraceFile;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /**
     * The recordings that this audience may see. Students get those that their scorecard names, and of a hidden test
     * nothing by which its schedule could be run again.
     *
     * @param card the scorecard of this audience
     * @param all all recordings by the ids of their tests
     */
    public SortedMap<String, TraceFile> of(Scorecard card, SortedMap<String, TraceFile> all) {
        if (this == INSTRUCTOR) {
            return all;
        }
        SortedMap<String, TraceFile> traces = new TreeMap<>();
        for (TestScore test : card.tests()) {
            TraceFile trace = all.get(test.id());
            if (trace != null && test.trace().isPresent()) {
                traces.put(test.id(), test.isHidden() ? trace.withoutReplay() : trace);
            }
        }
        return Collections.unmodifiableSortedMap(traces);
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
