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
import dev.assay.labs.raft.Stable;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Raft server as a function from (state, event) to the next state; the alarm's name tells which state set it. */
public final class RaftServer implements RaftNode {
    private sealed interface State {
        HardState kept();
    }

    private record Follower(HardState kept) implements State {}

    private record Candidate(HardState kept, List<Integer> voters) implements State {}

    private record Leader(HardState kept) implements State {}

    private RaftContext ctx;
    private State state = new Follower(HardState.INITIAL);

    @Override
    public void start(RaftContext context) {
        ctx = context;
        state = new Follower(ctx.stable().hardState());
        waitForLeader();
    }

    @Override
    public void receive(int from, RaftMessage message) {
        if (message instanceof PreVote || message instanceof PreVoteReply) {
            return;
        }
        if (message.term() > term()) {
            boolean led = state instanceof Leader;
            state = new Follower(keep(message.term(), NONE));
            if (led) {
                waitForLeader();
            }
        }
        state = switch (message) {
            case RequestVote request -> onRequest(from, request);
            case AppendEntries heartbeat -> onHeartbeat(from, heartbeat);
            case RequestVoteReply(long at, boolean granted) when granted && at == term() -> onVote(from);
            default -> state;
        };
    }

    private State onRequest(int from, RequestVote request) {
        HardState own = state.kept();
        boolean free = own.votedFor() == NONE || own.votedFor() == from;
        if (request.term() < own.term() || !free || isOlder(request)) {
            ctx.send(from, new RequestVoteReply(own.term(), false));
            return state;
        }
        HardState voted = keep(own.term(), from);
        waitForLeader();
        ctx.send(from, new RequestVoteReply(voted.term(), true));
        return new Follower(voted);
    }

    private boolean isOlder(RequestVote request) {
        Stable disk = ctx.stable();
        int byTerm = Long.compare(request.lastLogTerm(), disk.lastLogTerm());
        return byTerm < 0 || byTerm == 0 && request.lastLogIndex() < disk.lastLogIndex();
    }

    private State onHeartbeat(int from, AppendEntries heartbeat) {
        boolean current = heartbeat.term() == term();
        if (current) {
            waitForLeader();
        }
        ctx.send(from, new AppendEntriesReply(term(), current));
        return current ? new Follower(state.kept()) : state;
    }

    private State onVote(int from) {
        return state instanceof Candidate(HardState kept, List<Integer> voters)
                ? settle(new Candidate(kept, Stream.concat(voters.stream(), Stream.of(from)).distinct().toList()))
                : state;
    }

    /** A candidate with enough voters is a leader. */
    private State settle(Candidate candidate) {
        if (2 * candidate.voters().size() <= ctx.clusterSize()) {
            return candidate;
        }
        beat(candidate.kept().term());
        return new Leader(candidate.kept());
    }

    @Override
    public void timer(String name) {
        if (state instanceof Leader leader) {
            beat(leader.kept().term());
            return;
        }
        HardState own = keep(term() + 1, ctx.self());
        Candidate candidate = new Candidate(own, List.of(ctx.self()));
        state = candidate;
        waitForLeader();
        others().forEach(id -> ctx.send(
                id, new RequestVote(own.term(), ctx.stable().lastLogIndex(), ctx.stable().lastLogTerm())));
        state = settle(candidate);
    }

    private void beat(long term) {
        others().forEach(id -> ctx.send(id, new AppendEntries(term)));
        ctx.setTimer("alarm", 100);
    }

    private void waitForLeader() {
        ctx.setTimer("alarm", 300 + ctx.random().nextInt(301));
    }

    private HardState keep(long term, int votedFor) {
        HardState next = new HardState(term, votedFor);
        if (!next.equals(ctx.stable().hardState())) {
            ctx.stable().save(next);
        }
        return next;
    }

    private long term() {
        return state.kept().term();
    }

    private IntStream others() {
        return IntStream.range(0, ctx.clusterSize()).filter(id -> id != ctx.self());
    }

    @Override
    public RaftStatus status() {
        return new RaftStatus(
                switch (state) {
                    case Follower ignored -> Role.FOLLOWER;
                    case Candidate ignored -> Role.CANDIDATE;
                    case Leader ignored -> Role.LEADER;
                },
                term());
    }
}
