package dev.assay.simulator;

/**
 * Ends a run that nobody wants to see the rest of: a search has been here before, or a failure that was to become smaller
 * has become longer. Thrown between two handlers, through the test and never through student code.
 */
final class Abandoned extends Error {
    private static final long serialVersionUID = 1;

    static final Abandoned SIGNAL = new Abandoned();

    private Abandoned() {
        super("this run is not wanted any more", null, false, false);
    }
}
