package dev.assay.grader.lab;

/** Somebody asked for a lab that is not on the shelf. The message names the labs that are. */
public final class UnknownLab extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownLab(String message) {
        super(message);
    }
}
