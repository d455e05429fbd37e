package raft;

import dev.assay.labs.raft.AppendEntries;
import dev.assay.labs.raft.AppendEntriesReply;
import dev.assay.labs.raft.HardState;
import dev.assay.labs.raft.PreVote;
import dev.assay.labs.raft.PreVoteReply;
import dev.assay.labs.raft.RaftContext;
import dev.assay.labs.raft.RaftMessage;
import dev.assay.labs.raft.RaftNode;
import dev.assay.labs.raft.RaftStatus;
import dev.assay.labs.raft.RequestVote;
import dev.assay.labs.raft.RequestVoteReply;
import dev.assay.labs.raft.Role;
import java.util.HashSet;
import java.util.Set;

/** A Raft server that takes part in leader elections (Raft paper, section 5.2). */
public final class RaftServer implements RaftNode {
    private static final String ELECTION = "election";
    private static final String HEARTBEAT = "heartbeat";

    private RaftContext ctx;
    private Role role = Role.FOLLOWER;
    private long term;
    private int votedFor = NONE;
    private final Set<Integer> votes = new HashSet<>();

    @Override
    public void start(RaftContext context) {
        ctx = context;
        // TODO What did this server promise before it crashed? Then wait for a leader.
    }

    @Override
    public void receive(int from, RaftMessage message) {
        switch (message) {
            case RequestVote request -> {} // TODO Grant or deny.
            case RequestVoteReply reply -> {} // TODO Count the vote, if it is one.
            case AppendEntries heartbeat -> {} // TODO Is this the leader of your term?
            case AppendEntriesReply reply -> {} // TODO What can a leader learn from it?
            case PreVote ignored -> {} // optional, see the handout's last chapter
            case PreVoteReply ignored -> {}
        }
    }

    @Override
    public void timer(String name) {
        switch (name) {
            case ELECTION -> {} // TODO Nobody leads.
            case HEARTBEAT -> {} // TODO Tell everybody that you still lead.
            default -> throw new IllegalArgumentException("no such timer: " + name);
        }
    }

    @Override
    public RaftStatus status() {
        return new RaftStatus(role, term);
    }

    // TODO Your own methods go here.
}
