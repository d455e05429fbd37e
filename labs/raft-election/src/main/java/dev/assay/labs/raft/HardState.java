package dev.assay.labs.raft;

/**
 * What a server must never forget, whatever happens to its process.
 *
 * @param term the current term, at least 0
 * @param votedFor the id of the server that got this server's vote in that term, or {@link RaftNode#NONE}
 */
public record HardState(long term, int votedFor) {
    /** The state of a fresh disk: term 0, no vote. */
    public static final HardState INITIAL = new HardState(0, RaftNode.NONE);
}
