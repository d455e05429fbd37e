package dev.assay.labs.raft;

import dev.assay.kit.Entry;

/** How the tests reach a solution. The class {@code raft.Solution} in the skeleton implements it; leave it as it is. */
@Entry("raft.Solution")
public interface RaftSolution {
    /** A new server, not started yet. Called for every boot. */
    RaftNode server();
}
