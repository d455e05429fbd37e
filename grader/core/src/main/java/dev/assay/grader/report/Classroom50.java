package dev.assay.grader.report;

import dev.assay.grader.score.Scorecard.TestScore;
import dev.assay.grader.score.Scorecard.TestStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes Classroom 50's result.json, schema {@code classroom50/result/v1}: a closed object whose scores are integers,
 * so points are in hundredths. Stretch goals are left out, for a test there has passed or failed and nothing else.
 */
public final class Classroom50 {
    /** The time of a submission whose tag does not say one. The platform stamps its own over it. */
    private static final String NO_TIME = "1970-01-01T00:00:00Z";
    private static final Pattern TAG =
            Pattern.compile("submit/(\\d{4}-\\d{2}-\\d{2}T(?:[01]\\d|2[0-3]))-([0-5]\\d)-([0-5]\\d)Z.*");

    private Classroom50() {}

    /**
     * What Classroom 50 tells a grader in its environment. It is repeated as it was said.
     *
     * @param classroom {@code CLASSROOM}
     * @param assignment {@code ASSIGNMENT}
     * @param assignmentType {@code ASSIGNMENT_TYPE}: {@code individual} or {@code group}
     * @param owner {@code OWNER}: whose repository it is
     * @param submission {@code SUBMISSION_TAG}: {@code submit/}, the time of the submission, part of a commit's hash
     * @param commit {@code COMMIT_URL}
     * @param release {@code RELEASE_URL}
     * @param review {@code REVIEW_URL}; the commit where there is none
     */
    public record Call(
            String classroom,
            String assignment,
            String assignmentType,
            String owner,
            String submission,
            String commit,
            String release,
            String review) {

        /**
         * Reads the environment.
         *
         * @throws IllegalArgumentException if something is missing in it or is not as it should be; says what
         */
        public static Call from(Map<String, String> environment) {
            List<String> missing = new ArrayList<>();
            for (String name : List.of("CLASSROOM", "ASSIGNMENT", "SUBMISSION_TAG", "COMMIT_URL", "RELEASE_URL")) {
                if (environment.getOrDefault(name, "").isBlank()) {
                    missing.add(name);
                }
            }
            String owner = environment.getOrDefault("OWNER", environment.getOrDefault("USERNAME", ""));
            if (owner.isBlank()) {
                missing.add("OWNER");
            }
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException(
                        "Classroom 50's runner sets %s, which %s not set here".formatted(
                                String.join(", ", missing), missing.size() == 1 ? "is" : "are"));
            }
            String tag = environment.get("SUBMISSION_TAG");
            if (!tag.startsWith("submit/")) {
                throw new IllegalArgumentException(
                        "SUBMISSION_TAG is \"%s\"; it must begin with submit/".formatted(Sentences.line(tag)));
            }
            String type = environment.getOrDefault("ASSIGNMENT_TYPE", "individual");
            if (!List.of("individual", "group").contains(type)) {
                throw new IllegalArgumentException(
                        "ASSIGNMENT_TYPE is \"%s\"; it must be individual or group".formatted(Sentences.line(type)));
            }
            String commit = environment.get("COMMIT_URL");
            String review = environment.getOrDefault("REVIEW_URL", "");
            return new Call(
                    environment.get("CLASSROOM"), environment.get("ASSIGNMENT"), type, owner, tag, commit,
                    environment.get("RELEASE_URL"), review.isBlank() ? commit : review);
        }

        /** When it was submitted, as its tag says, for a grade knows no clock. */
        String time() {
            Matcher tag = TAG.matcher(submission);
            return tag.matches() ? "%s:%s:%sZ".formatted(tag.group(1), tag.group(2), tag.group(3)) : NO_TIME;
        }
    }

    static byte[] bytes(ReportContent content) {
        Call call = content.classroom50().orElseThrow(
                () -> new IllegalArgumentException("result.json is written for Classroom 50, which has not called"));
        List<TestScore> tests =
                content.card().tests().stream().filter(test -> !test.isStretchGoal()).toList();
        return new Json()
                .put("schema", "classroom50/result/v1")
                .put("classroom", call.classroom())
                .put("assignment", call.assignment())
                .put("assignment_type", call.assignmentType())
                .put("owner", call.owner())
                .put("submission", call.submission())
                .put("commit", call.commit())
                .put("release", call.release())
                .put("review", call.review())
                .put("datetime", call.time())
                .put("graded_at", call.time())
                .put("score", content.card().score())
                .put("max-score", content.card().max())
                .put("tests", tests, Classroom50::test)
                .bytes();
    }

    private static Json test(TestScore test) {
        return new Json()
                .put("test-name", Sentences.name(test))
                .put("passed", test.status() == TestStatus.PASSED)
                .put("score", test.score())
                .put("max-score", test.max())
                .put("message", Sentences.whole(test));
    }
}
