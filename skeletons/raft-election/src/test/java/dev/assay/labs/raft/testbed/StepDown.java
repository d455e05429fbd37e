package dev.assay.labs.raft.testbed;

import dev.assay.labs.raft.AppendEntries;
import dev.assay.labs.raft.AppendEntriesReply;
import dev.assay.labs.raft.RaftMessage;
import dev.assay.labs.raft.RaftStatus;
import dev.assay.labs.raft.RequestVoteReply;
import dev.assay.labs.raft.Role;
import dev.assay.simulator.Monitor;
import dev.assay.simulator.Violation;

/**
 * M5: whoever sees a higher term moves to it, and a candidate that hears the leader of its term follows it. Vote requests
 * are left out: a server that still hears its leader may ignore them (Raft thesis, section 4.2.3).
 */
final class StepDown implements Monitor<RaftMessage> {
    private static final long NOTHING = -1;

    private final RaftCluster cluster;
    private long seenTerm = NOTHING;
    private boolean fromLeader;

    StepDown(RaftCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void delivered(int from, int to, RaftMessage message) {
        fromLeader = message instanceof AppendEntries;
        seenTerm = fromLeader || message instanceof AppendEntriesReply || message instanceof RequestVoteReply
                ? message.term()
                : NOTHING;
    }

    @Override
    public void crashed(int id) {
        seenTerm = NOTHING;
    }

    @Override
    public void handled(int id) {
        long seen = seenTerm;
        seenTerm = NOTHING;
        if (seen == NOTHING) {
            return;
        }
        RaftStatus status = cluster.status(id);
        if (status.term() < seen) {
            throw new Violation("M5", "S" + id + " saw term " + seen + " but stays in term " + status.term() + ".");
        }
        if (fromLeader && status.term() == seen && status.role() == Role.CANDIDATE) {
            throw new Violation(
                    "M5", "S" + id + " heard the leader of term " + seen + " but stays a candidate in that term.");
        }
    }
}
