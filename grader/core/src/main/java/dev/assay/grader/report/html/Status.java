package dev.assay.grader.report.html;

import dev.assay.grader.score.Scorecard.TestStatus;

/**
 * How the end of a test is shown: by a sign, a word and a colour, so that none of them is needed to understand it.
 *
 * @param sign a character
 * @param word what stands beside it, or is read out
 * @param style the class that gives it a colour
 */
record Status(String sign, String word, String style) {
    static Status of(TestStatus status) {
        return switch (status) {
            case PASSED -> new Status("✓", "passed", "passed");
            case FAILED -> new Status("✗", "failed", "failed");
            case SPENT -> new Status("✗", "ran out", "failed");
            case SKIPPED -> new Status("○", "not run", "skipped");
            case UNGRADED -> new Status("–", "not graded", "skipped");
        };
    }

    /** The sign alone; its word must stand elsewhere. */
    Element signOnly() {
        return Element.of("span", "sign " + style).with("aria-hidden", "true").text(sign);
    }

    /** Sign and word. */
    Element signAndWord() {
        return Element.of("span", "status " + style)
                .add(Element.of("span", "sign").with("aria-hidden", "true").text(sign))
                .text(" " + word);
    }
}
