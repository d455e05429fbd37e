package dev.assay.kit.port;

/** No answer came in time. The call has had its effect, or has had none, or may still have it. */
public final class OutcomeUnknown extends PortException {
    private static final long serialVersionUID = 1;

    /**
     * A call without an answer.
     *
     * @param what which call it was
     */
    public OutcomeUnknown(String what) {
        super(what);
    }
}
