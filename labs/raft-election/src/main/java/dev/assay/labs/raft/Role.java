package dev.assay.labs.raft;

/** What a server currently is (Raft paper, section 5.1). */
public enum Role {
    /** Listens to the leader, or waits for one. */
    FOLLOWER,
    /** Asks for votes. */
    CANDIDATE,
    /** Has won an election and sends heartbeats. */
    LEADER
}
