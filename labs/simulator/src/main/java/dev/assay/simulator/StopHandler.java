package dev.assay.simulator;

/**
 * Ends a handler: a crash struck, or a rule was broken. It carries nothing; what happened stands in the machine and the
 * cluster, so a student who catches it gains nothing.
 */
final class StopHandler extends Error {
    private static final long serialVersionUID = 1;

    static final StopHandler SIGNAL = new StopHandler();

    private StopHandler() {
        super("this handler has ended", null, false, false);
    }
}
