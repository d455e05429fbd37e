package dev.assay.grader.verify;

/** Is told how a verification goes on, by several threads, one at a time. */
public interface VerifyProgress {
    /** Nobody looks. */
    VerifyProgress NONE = (name, done, count) -> {};

    /**
     * A solution has been examined.
     *
     * @param name which: {@code flawed/TwoStepSave}
     * @param done how many have been by now, this one included
     * @param count how many there are
     */
    void examined(String name, int done, int count);
}
