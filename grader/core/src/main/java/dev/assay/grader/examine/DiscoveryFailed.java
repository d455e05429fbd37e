package dev.assay.grader.examine;

/** The child could not say which tests a lab has. */
public final class DiscoveryFailed extends Exception {
    private static final long serialVersionUID = 1;

    DiscoveryFailed(String message) {
        super(message);
    }
}
