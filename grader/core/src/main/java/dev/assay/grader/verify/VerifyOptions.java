package dev.assay.grader.verify;

import dev.assay.grader.examine.ExamPaper;
import java.util.List;

/**
 * How thoroughly a lab is verified.
 *
 * @param isMatrix whether every flawed solution meets every test, instead of the one that it names first
 * @param rootSeed what all randomness is derived from
 * @param seedFactor how many times as many schedules are run as the tests state, at least 1. Other seeds are a question
 *     to correct solutions (does any schedule fail them?), so with more than 1 flawed ones are left out
 * @param atOnce how many examinations run at the same time, at least 1
 * @param only names of the solutions to examine, for an author who works on them; empty for all
 */
public record VerifyOptions(boolean isMatrix, long rootSeed, int seedFactor, int atOnce, List<String> only) {
    /**
     * Every flawed solution against the test that it names, standard seeds, and one examination more than there are processors: a child
     * that starts or ends leaves its own to others.
     */
    public static final VerifyOptions QUICK = new VerifyOptions(
            false, ExamPaper.STANDARD_ROOT_SEED, 1, Runtime.getRuntime().availableProcessors() + 1, List.of());

    /** Copies the list. */
    public VerifyOptions {
        only = List.copyOf(only);
    }

    /** The same, with every flawed solution against every test. */
    public VerifyOptions withMatrix() {
        return new VerifyOptions(true, rootSeed, seedFactor, atOnce, only);
    }

    /** The same with other schedules. */
    public VerifyOptions withSeed(long otherRootSeed, int otherFactor) {
        return new VerifyOptions(isMatrix, otherRootSeed, otherFactor, atOnce, only);
    }

    /** The same with only these solutions. */
    public VerifyOptions withOnly(List<String> names) {
        return new VerifyOptions(isMatrix, rootSeed, seedFactor, atOnce, names);
    }
}
