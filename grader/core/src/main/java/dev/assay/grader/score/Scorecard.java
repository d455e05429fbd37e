package dev.assay.grader.score;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The grade of a submission, with all that stands in score.json (schema {@code assay/score/v1}), field by field. Points
 * are in hundredths.
 *
 * @param lab which lab it is a grade in
 * @param grader who graded
 * @param submission what was graded
 * @param status whether it could be graded at all
 * @param score the sum over all parts; 0 if it could not be graded
 * @param max what was to be had
 * @param parts the lab's parts in their order
 * @param tests the lab's tests in their order
 * @param diagnostics what the compiler, or whoever took the submission in, said about it
 * @param refusals why it was not admitted; empty if it was
 */
public record Scorecard(
        LabName lab,
        Grader grader,
        SubmissionName submission,
        Status status,
        int score,
        int max,
        List<PartScore> parts,
        List<TestScore> tests,
        List<Diagnostic> diagnostics,
        List<Refusal> refusals) {

    /** Copies the lists. */
    public Scorecard {
        parts = List.copyOf(parts);
        tests = List.copyOf(tests);
        diagnostics = List.copyOf(diagnostics);
        refusals = List.copyOf(refusals);
    }

    /**
     * A lab, to the byte.
     *
     * @param digest see {@link Identity#labDigest}
     */
    public record LabName(String id, String title, String version, String digest) {}

    /**
     * A grader, to the byte.
     *
     * @param version see {@link Identity#graderVersion}
     * @param jdk see {@link Identity#jdk}
     */
    public record Grader(String version, String jdk) {}

    /**
     * A submission, to the byte.
     *
     * @param digest SHA-256 over its sources, 64 hexadecimal digits; empty if it could not even be taken in
     * @param files its sources, sorted by path
     */
    public record SubmissionName(Optional<String> digest, List<FileName> files) {
        /** Copies the list. */
        public SubmissionName {
            files = List.copyOf(files);
        }
    }

    /**
     * A source of the submission.
     *
     * @param path relative, with slashes
     * @param digest SHA-256 of its text, 64 hexadecimal digits
     */
    public record FileName(String path, String digest) {}

    /** Whether a submission could be graded. */
    public enum Status {
        /** Its tests have run. */
        GRADED,
        /** It cannot be taken in, does not compile, or was not admitted. */
        UNGRADABLE;

        /** As written in score.json. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was reached in a part. */
    public record PartScore(String id, String title, int score, int max) {}

    /** How a test has ended. */
    public enum TestStatus {
        /** Every schedule kept every rule. */
        PASSED,
        /** A rule was broken. */
        FAILED,
        /** A test that it needs has not passed, so it was not run. */
        SKIPPED,
        /** The submission has used up its fuel, its memory or its stack. */
        SPENT,
        /** It was not run, because nothing was run, or because nobody asked for it. */
        UNGRADED;

        /** As written in score.json. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was reached in a test.
     *
     * @param id the test's id
     * @param part the id of its part
     * @param title what it shows
     * @param isHidden whether students do not have its source
     * @param status how it has ended
     * @param score all of {@code max} or nothing
     * @param max what it is worth
     * @param schedules how many simulated runs it consists of
     * @param schedule which of them failed, counted from 0
     * @param rule the rule that was broken
     * @param message a sentence or more about that
     * @param file the student's file in which it happened
     * @param line the line in it, counted from 1
     * @param hint help from the lab's author; only if it has failed
     * @param trace where the recording of the failure lies, relative to score.json
     * @param needs ids of the tests that it needs
     */
    public record TestScore(
            String id,
            String part,
            String title,
            boolean isHidden,
            TestStatus status,
            int score,
            int max,
            int schedules,
            OptionalInt schedule,
            Optional<String> rule,
            Optional<String> message,
            Optional<String> file,
            OptionalInt line,
            Optional<String> hint,
            Optional<String> trace,
            List<String> needs) {
        /** Copies the list. */
        public TestScore {
            needs = List.copyOf(needs);
        }

        /** Whether it was run, and has not passed. */
        public boolean hasFailed() {
            return status == TestStatus.FAILED || status == TestStatus.SPENT;
        }

        /** Whether it is there for those who want more: a hidden test without points. Failing it is no failure. */
        public boolean isStretchGoal() {
            return isHidden && max == 0;
        }
    }

    /**
     * What the compiler said, or whoever took the submission in.
     *
     * @param file path of the source; empty if it concerns the submission as a whole
     * @param line counted from 1; 0 if it concerns the whole file
     * @param column counted from 1; 0 if it concerns the whole line
     * @param severity {@code error} or {@code warning}
     * @param message a sentence or more
     */
    public record Diagnostic(String file, int line, int column, String severity, String message) {}

    /**
     * Why a submission was not admitted.
     *
     * @param file path of the source; empty if it concerns the submission as a whole
     * @param line counted from 1; 0 if it concerns the whole file
     * @param rule which rule of admission it breaks
     * @param message a sentence about it
     * @param instead what to do in its place
     */
    public record Refusal(String file, int line, String rule, String message, String instead) {}
}
