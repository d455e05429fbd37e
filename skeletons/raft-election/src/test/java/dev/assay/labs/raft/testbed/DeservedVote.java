package dev.assay.labs.raft.testbed;

import dev.assay.labs.raft.RaftMessage;
import dev.assay.labs.raft.RequestVote;
import dev.assay.labs.raft.RequestVoteReply;
import dev.assay.simulator.Monitor;
import dev.assay.simulator.Violation;

/**
 * M8: a vote answers a request of that candidate in that term, and the candidate's log is at least as up to date as the
 * voter's (Raft paper, section 5.4.1).
 */
final class DeservedVote implements Monitor<RaftMessage> {
    private final RaftCluster cluster;
    /** For each pair (voter, candidate) the terms in which the request has arrived. */
    private final TermTable[] asked;

    DeservedVote(RaftCluster cluster) {
        this.cluster = cluster;
        this.asked = new TermTable[cluster.size() * cluster.size()];
    }

    @Override
    public void delivered(int from, int to, RaftMessage message) {
        if (message instanceof RequestVote request) {
            boolean upToDate = cluster.isPuppet(from)
                    ? isUpToDate(request.lastLogTerm(), request.lastLogIndex(), to)
                    : isUpToDate(cluster.disk(from).lastLogTerm(), cluster.disk(from).lastLogIndex(), to);
            table(to, from).put(request.term(), upToDate ? 2 : 1);
        }
    }

    @Override
    public void sent(int from, int to, RaftMessage message) {
        if (message instanceof RequestVoteReply reply && reply.granted() && !cluster.isPuppet(from)) {
            switch (table(from, to).get(reply.term())) {
                case 0 -> throw new Violation(
                        "M8", "S" + from + " granted S" + to + " a vote for term " + reply.term() + " that S" + to + " did not ask for.");
                case 1 -> throw new Violation("M8", "S" + from + " granted its vote to S" + to + ", whose log is older.");
                default -> {}
            }
        }
    }

    private boolean isUpToDate(long lastLogTerm, long lastLogIndex, int voter) {
        Disk own = cluster.disk(voter);
        return lastLogTerm > own.lastLogTerm()
                || lastLogTerm == own.lastLogTerm() && lastLogIndex >= own.lastLogIndex();
    }

    private TermTable table(int voter, int candidate) {
        int pair = voter * cluster.size() + candidate;
        if (asked[pair] == null) {
            asked[pair] = new TermTable(0);
        }
        return asked[pair];
    }
}
