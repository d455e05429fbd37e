package dev.assay.labs.raft.testbed;

import dev.assay.labs.raft.AppendEntries;
import dev.assay.labs.raft.RaftMessage;
import dev.assay.labs.raft.RaftStatus;
import dev.assay.labs.raft.RequestVoteReply;
import dev.assay.labs.raft.Role;
import dev.assay.simulator.Monitor;
import dev.assay.simulator.Violation;

/**
 * M4: who leads a term has been given the votes of a majority in that term. Only votes that were delivered since its last
 * boot count; its own vote makes the majority full.
 */
final class MajorityCertificate implements Monitor<RaftMessage> {
    private final RaftCluster cluster;
    /** For each server the voters of each term, as a set of bits. */
    private final TermTable[] voters;

    MajorityCertificate(RaftCluster cluster) {
        this.cluster = cluster;
        this.voters = new TermTable[cluster.size()];
        for (int id = 0; id < voters.length; id++) {
            voters[id] = new TermTable(0);
        }
    }

    @Override
    public void delivered(int from, int to, RaftMessage message) {
        if (message instanceof RequestVoteReply reply && reply.granted()) {
            voters[to].put(reply.term(), voters[to].get(reply.term()) | 1 << from);
        }
    }

    @Override
    public void crashed(int id) {
        voters[id].clear();
    }

    @Override
    public void sent(int from, int to, RaftMessage message) {
        if (message instanceof AppendEntries heartbeat && !cluster.isPuppet(from)) {
            leads(from, heartbeat.term());
        }
    }

    @Override
    public void handled(int id) {
        RaftStatus status = cluster.status(id);
        if (status.role() == Role.LEADER) {
            leads(id, status.term());
        }
    }

    private void leads(int id, long term) {
        int votes = Integer.bitCount(voters[id].get(term) & ~(1 << id)) + 1;
        if (votes <= cluster.size() / 2) {
            throw new Violation(
                    "M4",
                    "S" + id + " leads term " + term + " with " + votes + " of " + cluster.size()
                            + " votes, its own included.");
        }
    }
}
