package dev.assay.kit.port;

/** Something else is there than the caller expected: nothing was written. */
public final class VersionConflict extends PortException {
    private static final long serialVersionUID = 1;

    private final long actual;

    /**
     * Made by ports.
     *
     * @param what which call it was
     * @param actual the version that is there, 0 if nothing is
     */
    public VersionConflict(String what, long actual) {
        super(what);
        this.actual = actual;
    }

    /** The version that is there; 0 if nothing is. */
    public long actual() {
        return actual;
    }
}
