package raft;

import dev.assay.labs.raft.AppendEntries;
import dev.assay.labs.raft.AppendEntriesReply;
import dev.assay.labs.raft.HardState;
import dev.assay.labs.raft.RaftContext;
import dev.assay.labs.raft.RaftMessage;
import dev.assay.labs.raft.RaftNode;
import dev.assay.labs.raft.RaftStatus;
import dev.assay.labs.raft.RequestVote;
import dev.assay.labs.raft.RequestVoteReply;
import dev.assay.labs.raft.Role;

/** A Raft server that hands everything to the object of its role. One timer rings for the role's next deadline. */
public final class RaftServer implements RaftNode {
    private RaftContext ctx;
    private HardState promise = HardState.INITIAL;
    private Behaviour behaviour;

    private abstract class Behaviour {
        abstract Role role();

        abstract void ring();

        void vote(int from) {}

        void begin() {
            ctx.setTimer("ring", ctx.random().nextLong(200, 500));
        }
    }

    private final class Following extends Behaviour {
        @Override
        Role role() {
            return Role.FOLLOWER;
        }

        @Override
        void ring() {
            become(new Running());
        }
    }

    private final class Running extends Behaviour {
        private long ballots;

        @Override
        Role role() {
            return Role.CANDIDATE;
        }

        @Override
        void begin() {
            promise(new HardState(promise.term() + 1, ctx.self()));
            super.begin();
            tell(new RequestVote(promise.term(), ctx.stable().lastLogIndex(), ctx.stable().lastLogTerm()));
            vote(ctx.self());
        }

        @Override
        void vote(int from) {
            ballots |= 1L << from;
            if (Long.bitCount(ballots) >= ctx.clusterSize() / 2 + 1) {
                become(new Leading());
            }
        }

        @Override
        void ring() {
            become(new Running());
        }
    }

    private final class Leading extends Behaviour {
        @Override
        Role role() {
            return Role.LEADER;
        }

        @Override
        void begin() {
            ring();
        }

        @Override
        void ring() {
            tell(new AppendEntries(promise.term()));
            ctx.setTimer("ring", 100);
        }
    }

    private void become(Behaviour next) {
        behaviour = next;
        next.begin();
    }

    @Override
    public void start(RaftContext context) {
        ctx = context;
        promise = ctx.stable().hardState();
        become(new Following());
    }

    @Override
    public void timer(String name) {
        behaviour.ring();
    }

    @Override
    public void receive(int from, RaftMessage message) {
        switch (message) {
            case RequestVote request -> {
                catchUp(request.term());
                boolean yes = request.term() == promise.term()
                        && (promise.votedFor() == from || promise.votedFor() == NONE)
                        && deserves(request);
                if (yes) {
                    promise(new HardState(promise.term(), from));
                    become(new Following());
                }
                ctx.send(from, new RequestVoteReply(promise.term(), yes));
            }
            case RequestVoteReply reply -> {
                catchUp(reply.term());
                if (reply.granted() && reply.term() == promise.term()) {
                    behaviour.vote(from);
                }
            }
            case AppendEntries heartbeat -> {
                catchUp(heartbeat.term());
                boolean yes = heartbeat.term() == promise.term();
                if (yes) {
                    become(new Following());
                }
                ctx.send(from, new AppendEntriesReply(promise.term(), yes));
            }
            case AppendEntriesReply reply -> catchUp(reply.term());
            default -> ctx.trace("no use for " + message);
        }
    }

    private boolean deserves(RequestVote request) {
        long own = ctx.stable().lastLogTerm();
        return request.lastLogTerm() == own
                ? request.lastLogIndex() >= ctx.stable().lastLogIndex()
                : request.lastLogTerm() > own;
    }

    private void catchUp(long term) {
        if (term > promise.term()) {
            promise(new HardState(term, NONE));
            if (behaviour.role() == Role.LEADER) {
                become(new Following());
            } else {
                behaviour = new Following(); // its deadline stays
            }
        }
    }

    private void promise(HardState next) {
        if (!next.equals(promise)) {
            promise = next;
            ctx.stable().save(next);
        }
    }

    private void tell(RaftMessage message) {
        for (int id = ctx.clusterSize() - 1; id >= 0; id--) {
            if (id != ctx.self()) {
                ctx.send(id, message);
            }
        }
    }

    @Override
    public RaftStatus status() {
        return new RaftStatus(behaviour.role(), promise.term());
    }
}
