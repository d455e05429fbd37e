package dev.assay.labs.raft;

/**
 * A server's disk. It survives crashes. Each call is atomic, and what it writes is durable when it returns.
 */
public interface Stable {
    /** What was saved last, or {@link HardState#INITIAL}. */
    HardState hardState();

    /**
     * Replaces the hard state. An outside effect: a crash can strike before it or after it.
     *
     * @param state what to keep, not null
     */
    void save(HardState state);

    /** Index of the last entry of the log on this disk; 0 when the log is empty. */
    long lastLogIndex();

    /** Term of the last entry of the log on this disk; 0 when the log is empty. */
    long lastLogTerm();
}
