package dev.assay.grader.examine;

import dev.assay.grader.lab.LabManifest;

/** Is told how an examination goes on, on the thread that examines. */
public interface Progress {
    /** Nobody looks. */
    Progress NONE = new Progress() {};

    /**
     * A test has begun.
     *
     * @param index counted from 0, over all tests of the paper
     * @param count how many tests the paper has
     */
    default void started(LabManifest.Test test, int index, int count) {}

    /** A test has an outcome; a skipped one has never started. */
    default void finished(LabManifest.Test test, Outcome outcome) {}

    /**
     * The child has failed, and the examination begins again with another.
     *
     * @param why how it failed, to follow the words "the child": {@code has ended with exit code 1 in test A2 (...)}
     */
    default void again(String why) {}
}
