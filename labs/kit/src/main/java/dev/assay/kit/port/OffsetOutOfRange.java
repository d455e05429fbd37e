package dev.assay.kit.port;

/** What was to be read is no longer kept. */
public final class OffsetOutOfRange extends PortException {
    private static final long serialVersionUID = 1;

    private final long begin;

    /**
     * Made by logs.
     *
     * @param what which call it was
     * @param begin the first offset that is kept
     */
    public OffsetOutOfRange(String what, long begin) {
        super(what);
        this.begin = begin;
    }

    /** The first offset that is kept. */
    public long begin() {
        return begin;
    }
}
