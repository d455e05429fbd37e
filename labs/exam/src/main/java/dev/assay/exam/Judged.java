package dev.assay.exam;

/** What JUnit gets to see of a failure in the grader's child: harmless, and without any trace of student code. */
final class Judged extends Error {
    private static final long serialVersionUID = 1;

    private final transient Verdict verdict;

    Judged(Verdict verdict) {
        super(verdict.rule(), null, false, false);
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }
}
