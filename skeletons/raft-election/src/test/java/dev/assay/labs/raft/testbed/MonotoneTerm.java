package dev.assay.labs.raft.testbed;

import dev.assay.labs.raft.PreVote;
import dev.assay.labs.raft.PreVoteReply;
import dev.assay.labs.raft.RaftMessage;
import dev.assay.simulator.Monitor;
import dev.assay.simulator.Violation;

/**
 * M3: terms only grow. A server's term never falls while it runs, and no message carries a lower term than an earlier
 * message of the same server, restarts included. Pre-votes speak of terms that may never come, so they do not count.
 */
final class MonotoneTerm implements Monitor<RaftMessage> {
    private final RaftCluster cluster;
    private final long[] sent;
    private final long[] shown;

    MonotoneTerm(RaftCluster cluster) {
        this.cluster = cluster;
        this.sent = new long[cluster.size()];
        this.shown = new long[cluster.size()];
    }

    @Override
    public void sent(int from, int to, RaftMessage message) {
        if (message instanceof PreVote || message instanceof PreVoteReply || cluster.isPuppet(from)) {
            return;
        }
        if (message.term() < sent[from]) {
            throw new Violation(
                    "M3", "S" + from + " sends term " + message.term() + " after it had sent term " + sent[from] + ".");
        }
        sent[from] = message.term();
    }

    @Override
    public void booted(int id) {
        shown[id] = 0;
    }

    @Override
    public void handled(int id) {
        long term = cluster.status(id).term();
        if (term < shown[id]) {
            throw new Violation("M3", "S" + id + " went back from term " + shown[id] + " to term " + term + ".");
        }
        shown[id] = term;
    }
}
