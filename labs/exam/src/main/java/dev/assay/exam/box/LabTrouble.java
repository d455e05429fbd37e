package dev.assay.exam.box;

/** The lab and its manifest do not fit together, so nothing can be examined. The message says what to do. */
final class LabTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    LabTrouble(String message) {
        super(message);
    }
}
