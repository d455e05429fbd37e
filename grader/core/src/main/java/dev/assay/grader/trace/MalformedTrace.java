package dev.assay.grader.trace;

/** Something is no trace. The message says what is wrong, at which place in it. */
public final class MalformedTrace extends Exception {
    private static final long serialVersionUID = 1;

    MalformedTrace(String message) {
        super(message);
    }
}
