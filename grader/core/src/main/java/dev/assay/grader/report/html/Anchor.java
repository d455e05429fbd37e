package dev.assay.grader.report.html;

/**
 * Names of places on the page that links lead to. Two places never get the same name: what is no test has an underscore
 * in its name, and a test's id has none.
 */
final class Anchor {
    private Anchor() {}

    /** Where a test that has not passed is explained; {@code report.html#D2} is a link that people can share. */
    static String ofTest(String id) {
        return safe(id);
    }

    /** Where a part's tests are listed. */
    static String ofPart(String id) {
        return "part_" + safe(id);
    }

    /** Where the steps of a test's failure are told. */
    static String ofSteps(String id) {
        return "steps_" + safe(id);
    }

    private static String safe(String id) {
        StringBuilder safe = new StringBuilder();
        id.chars().forEach(c -> {
            boolean isPlain = c < 128 && Character.isLetterOrDigit(c) || c == '-';
            safe.append(isPlain ? Character.toString(c) : "_%x_".formatted(c));
        });
        return safe.toString();
    }
}
