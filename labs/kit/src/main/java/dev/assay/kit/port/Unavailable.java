package dev.assay.kit.port;

/** The call certainly had no effect. */
public final class Unavailable extends PortException {
    private static final long serialVersionUID = 1;

    /**
     * A call without effect.
     *
     * @param what which call it was
     */
    public Unavailable(String what) {
        super(what);
    }
}
