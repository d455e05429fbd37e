package dev.assay.labs.raft.testbed;

import dev.assay.labs.raft.HardState;

/** A server's disk: it outlives every crash. */
public final class Disk {
    private HardState hardState = HardState.INITIAL;
    private long[] logTerms = {};
    private int writes;

    /** What is on the disk before the first boot. */
    void preset(HardState state, long... terms) {
        hardState = state;
        logTerms = terms.clone();
    }

    void write(HardState state) {
        hardState = state;
        writes++;
    }

    /** What was saved last. */
    public HardState hardState() {
        return hardState;
    }

    /** How often something was saved. */
    public int writes() {
        return writes;
    }

    /** Index of the log's last entry, 0 when it is empty. */
    public long lastLogIndex() {
        return logTerms.length;
    }

    /** Term of the log's last entry, 0 when it is empty. */
    public long lastLogTerm() {
        return logTerms.length == 0 ? 0 : logTerms[logTerms.length - 1];
    }
}
