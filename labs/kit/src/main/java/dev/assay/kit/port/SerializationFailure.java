package dev.assay.kit.port;

/** What this transaction has read was changed by another that committed first (SQLSTATE 40001). */
public final class SerializationFailure extends TxAborted {
    private static final long serialVersionUID = 1;

    /**
     * Made by stores.
     *
     * @param what which statement, on which row
     */
    public SerializationFailure(String what) {
        super(what);
    }
}
