package dev.assay.labs.raft.testbed;

import dev.assay.labs.raft.HardState;
import dev.assay.labs.raft.RaftMessage;
import dev.assay.labs.raft.RaftNode;
import dev.assay.labs.raft.RequestVote;
import dev.assay.labs.raft.RequestVoteReply;
import dev.assay.simulator.Monitor;
import dev.assay.simulator.Violation;

/**
 * M2: a server votes for at most one candidate a term. Its own candidacy counts as a vote, and a crash does not give the
 * vote back.
 */
final class OneVote implements Monitor<RaftMessage> {
    private final RaftCluster cluster;
    private final TermTable[] votes;
    /** Votes given before the voter's last crash, by the number of boots at the time. */
    private final TermTable[] votedInBoot;

    private final int[] boots;

    OneVote(RaftCluster cluster) {
        this.cluster = cluster;
        this.votes = new TermTable[cluster.size()];
        this.votedInBoot = new TermTable[cluster.size()];
        this.boots = new int[cluster.size()];
        for (int id = 0; id < votes.length; id++) {
            votes[id] = new TermTable(RaftNode.NONE);
            votedInBoot[id] = new TermTable(0);
        }
    }

    /** What is on a disk before the first boot was promised in an earlier life. */
    void know(int voter, HardState kept) {
        if (kept.votedFor() != RaftNode.NONE) {
            votes[voter].put(kept.term(), kept.votedFor());
        }
    }

    @Override
    public void booted(int id) {
        boots[id]++;
    }

    @Override
    public void sent(int from, int to, RaftMessage message) {
        if (message instanceof RequestVoteReply reply && reply.granted()) {
            votes(from, to, reply.term());
        } else if (message instanceof RequestVote request) {
            votes(from, from, request.term());
        }
    }

    private void votes(int voter, int candidate, long term) {
        int earlier = votes[voter].get(term);
        if (earlier == candidate || cluster.isPuppet(voter)) {
            return;
        }
        if (earlier != RaftNode.NONE) {
            boolean restarted = votedInBoot[voter].get(term) != boots[voter];
            throw new Violation(
                    "M2",
                    "S" + voter + " voted for " + name(earlier, voter) + (restarted ? " and, after its restart, for " : " and for ")
                            + name(candidate, voter) + " in term " + term + "."
                            + (restarted ? " What must be on disk before a message leaves?" : ""));
        }
        votes[voter].put(term, candidate);
        votedInBoot[voter].put(term, boots[voter]);
    }

    private static String name(int candidate, int voter) {
        return candidate == voter ? "itself" : "S" + candidate;
    }
}
