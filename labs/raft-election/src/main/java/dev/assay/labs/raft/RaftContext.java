package dev.assay.labs.raft;

import dev.assay.kit.Context;

/** What a Raft server can do: everything that a {@link Context} offers, and its disk. */
public interface RaftContext extends Context<RaftMessage> {
    /** This server's disk, the only thing that survives a crash. */
    Stable stable();
}
