package dev.assay.grader.lab;

import java.util.List;

/**
 * A lab is not put together as it should be: its author has to mend it before anything can be graded with it. Every
 * problem names the file, the thing in it, and the way out.
 */
public final class InvalidLab extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    /**
     * @param problems what is wrong, one sentence each, at least one
     */
    public InvalidLab(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, one sentence each, in the order of the manifest; at least one. */
    public List<String> problems() {
        return problems;
    }
}
