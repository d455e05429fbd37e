package dev.assay.exam.protocol;

import java.util.List;

/**
 * The tests of a lab, as their annotations state them.
 *
 * @param tests all tests: public before hidden ones, then by part and id in natural order (A2 before A10)
 * @param problems what is wrong with the annotations, one sentence each; empty if all is well
 */
public record Discovered(List<Test> tests, List<String> problems) implements Frame {
    /** Copies the lists. */
    public Discovered {
        tests = List.copyOf(tests);
        problems = List.copyOf(problems);
    }

    /**
     * A test of the lab.
     *
     * @param id the test's id
     * @param part the id of its part
     * @param partTitle the title of its part
     * @param title what it shows
     * @param isHidden whether it comes from the jar of the hidden tests
     * @param points what it is worth, in whole points
     * @param schedules how many schedules it runs; for a property, how many tries
     * @param hint help for whoever fails it; may be empty
     * @param feedback how much a student learns of its failure: {@code score}, {@code rule}, {@code hint} or
     *     {@code trace}
     * @param needs ids of the tests that must have passed
     * @param keeps why the test stays although another one catches all that it catches; may be empty
     * @param method where it is: {@code fully.qualified.Type#method}
     */
    public record Test(
            String id,
            String part,
            String partTitle,
            String title,
            boolean isHidden,
            int points,
            int schedules,
            String hint,
            String feedback,
            List<String> needs,
            String keeps,
            String method) {
        /** Copies the list. */
        public Test {
            needs = List.copyOf(needs);
        }
    }
}
