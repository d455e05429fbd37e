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
    // BEGIN SOLUTION
    private static final long HEARTBEAT_MS = 100;
    private static final long ELECTION_MIN_MS = 300;
    private static final long ELECTION_MAX_MS = 600;
    // END SOLUTION

    private RaftContext ctx;
    private Role role = Role.FOLLOWER;
    private long term;
    private int votedFor = NONE;
    private final Set<Integer> votes = new HashSet<>();

    @Override
    public void start(RaftContext context) {
        ctx = context;
        // BEGIN SOLUTION
        // STUB: // TODO What did this server promise before it crashed? Then wait for a leader.
        HardState kept = ctx.stable().hardState();
        term = kept.term();
        votedFor = kept.votedFor();
        armElectionTimer();
        // END SOLUTION
    }

    @Override
    public void receive(int from, RaftMessage message) {
        switch (message) {
            // BEGIN SOLUTION
            // STUB: case RequestVote request -> {} // TODO Grant or deny.
            // STUB: case RequestVoteReply reply -> {} // TODO Count the vote, if it is one.
            // STUB: case AppendEntries heartbeat -> {} // TODO Is this the leader of your term?
            // STUB: case AppendEntriesReply reply -> {} // TODO What can a leader learn from it?
            case RequestVote request -> answerVoteRequest(from, request);
            case RequestVoteReply reply -> countVote(from, reply);
            case AppendEntries heartbeat -> answerHeartbeat(from, heartbeat);
            case AppendEntriesReply reply -> adopt(reply.term());
            // END SOLUTION
            case PreVote ignored -> {} // optional, see the handout's last chapter
            case PreVoteReply ignored -> {}
        }
    }

    @Override
    public void timer(String name) {
        switch (name) {
            // BEGIN SOLUTION
            // STUB: case ELECTION -> {} // TODO Nobody leads.
            // STUB: case HEARTBEAT -> {} // TODO Tell everybody that you still lead.
            case ELECTION -> campaign();
            case HEARTBEAT -> sendHeartbeats();
            // END SOLUTION
            default -> throw new IllegalArgumentException("no such timer: " + name);
        }
    }

    @Override
    public RaftStatus status() {
        return new RaftStatus(role, term);
    }

    // BEGIN SOLUTION
    // STUB: // TODO Your own methods go here.
    private void answerVoteRequest(int from, RequestVote request) {
        adopt(request.term());
        boolean granted = request.term() == term && (votedFor == NONE || votedFor == from) && isUpToDate(request);
        if (granted) {
            remember(term, from); // before the reply leaves: a promise must survive a crash
            armElectionTimer();
        }
        ctx.send(from, new RequestVoteReply(term, granted));
    }

    private boolean isUpToDate(RequestVote request) {
        long ownTerm = ctx.stable().lastLogTerm();
        return request.lastLogTerm() > ownTerm
                || request.lastLogTerm() == ownTerm && request.lastLogIndex() >= ctx.stable().lastLogIndex();
    }

    private void countVote(int from, RequestVoteReply reply) {
        adopt(reply.term());
        if (role == Role.CANDIDATE && reply.term() == term && reply.granted()) {
            votes.add(from); // a set: the network may deliver a vote twice
            leadIfElected();
        }
    }

    private void answerHeartbeat(int from, AppendEntries heartbeat) {
        adopt(heartbeat.term());
        boolean current = heartbeat.term() == term;
        if (current) {
            role = Role.FOLLOWER;
            armElectionTimer();
        }
        ctx.send(from, new AppendEntriesReply(term, current));
    }

    private void campaign() {
        role = Role.CANDIDATE;
        remember(term + 1, ctx.self());
        votes.clear();
        votes.add(ctx.self());
        armElectionTimer();
        sendToOthers(new RequestVote(term, ctx.stable().lastLogIndex(), ctx.stable().lastLogTerm()));
        leadIfElected();
    }

    private void leadIfElected() {
        if (votes.size() > ctx.clusterSize() / 2) {
            role = Role.LEADER;
            ctx.cancelTimer(ELECTION);
            sendHeartbeats();
        }
    }

    private void sendHeartbeats() {
        sendToOthers(new AppendEntries(term));
        ctx.setTimer(HEARTBEAT, HEARTBEAT_MS);
    }

    /** A higher term ends whatever role this server had. Only a leader has no election timer running. */
    private void adopt(long newTerm) {
        if (newTerm > term) {
            remember(newTerm, NONE);
            if (role == Role.LEADER) {
                ctx.cancelTimer(HEARTBEAT);
                armElectionTimer();
            }
            role = Role.FOLLOWER;
        }
    }

    private void remember(long newTerm, int newVote) {
        if (newTerm != term || newVote != votedFor) {
            term = newTerm;
            votedFor = newVote;
            ctx.stable().save(new HardState(term, votedFor));
        }
    }

    private void sendToOthers(RaftMessage message) {
        for (int id = 0; id < ctx.clusterSize(); id++) {
            if (id != ctx.self()) {
                ctx.send(id, message);
            }
        }
    }

    private void armElectionTimer() {
        ctx.setTimer(ELECTION, ctx.random().nextLong(ELECTION_MIN_MS, ELECTION_MAX_MS));
    }
    // END SOLUTION
}
