package dev.assay.kit.port;

/** A newer epoch owns what the call is about: nothing was done, and whoever called is no longer the owner. */
public final class Fenced extends PortException {
    private static final long serialVersionUID = 1;

    /**
     * Made by ports.
     *
     * @param what which call it was
     */
    public Fenced(String what) {
        super(what);
    }
}
