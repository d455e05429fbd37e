package dev.assay.grader.cli;

/** What Assay's exit code says. Scripts rely on it, so a number never changes its meaning. */
final class ExitCode {
    /** The submission is graded, whatever its score; or everything that was asked about holds. */
    static final int HOLDS = 0;

    /** Something asked about does not hold: a lab has a hole, a skeleton is out of date, a score is too low. */
    static final int DOES_NOT_HOLD = 1;

    /** The command line makes no sense: an unknown lab, a path that is not there. */
    static final int USAGE = 2;

    /** The submission cannot be graded; its score.json says why. */
    static final int UNGRADABLE = 3;

    /** Our own trouble: no verdict about a submission, and never a zero. */
    static final int TROUBLE = 4;

    private ExitCode() {}
}
