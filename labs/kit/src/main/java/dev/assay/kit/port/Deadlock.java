package dev.assay.kit.port;

/** Two transactions waited for each other's rows, and this one was chosen to end (SQLSTATE 40P01). */
public final class Deadlock extends TxAborted {
    private static final long serialVersionUID = 1;

    /**
     * Made by stores.
     *
     * @param what which statement, on which row
     */
    public Deadlock(String what) {
        super(what);
    }
}
