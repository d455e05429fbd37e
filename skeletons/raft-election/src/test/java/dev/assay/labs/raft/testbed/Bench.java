package dev.assay.labs.raft.testbed;

import dev.assay.labs.raft.HardState;
import dev.assay.labs.raft.PreVote;
import dev.assay.labs.raft.PreVoteReply;
import dev.assay.labs.raft.RaftMessage;
import dev.assay.labs.raft.RaftSolution;
import dev.assay.labs.raft.RaftStatus;
import dev.assay.labs.raft.RequestVote;
import dev.assay.labs.raft.RequestVoteReply;
import dev.assay.labs.raft.Role;
import dev.assay.simulator.LinkOptions;
import dev.assay.simulator.Monitor;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One server, S0, on the bench: the test plays all the others. Messages take no time here. Pre-votes are answered with yes
 * at once, so a server that asks for them campaigns like one that does not.
 */
public final class Bench {
    /** How soon an answer must leave; longer than any sane batching, much shorter than any timeout. */
    private static final long ANSWER_WITHIN_MILLIS = 20;

    private final RaftCluster cluster;
    private final List<Sent> sent = new ArrayList<>();

    /**
     * A message of S0.
     *
     * @param atMillis when it left
     * @param to for whom
     * @param message what it says
     */
    public record Sent(long atMillis, int to, RaftMessage message) {}

    /** A bench for a cluster of this size; S0 has this disk and does not run yet. */
    public Bench(RaftSolution solution, int size, Schedule schedule, HardState kept, long... logTerms) {
        cluster = new RaftCluster(solution, size, schedule).links(LinkOptions.delay(0, 0)).disk(0, kept, logTerms);
        for (int id = 1; id < size; id++) {
            int puppet = id;
            cluster.world().puppet(puppet, (from, message) -> {
                if (message instanceof PreVote ask) {
                    cluster.world().sendAs(puppet, 0, new PreVoteReply(ask.term(), true));
                }
            });
        }
        cluster.world().watch(new Monitor<>() {
            @Override
            public void sent(int from, int to, RaftMessage message) {
                if (from == 0) {
                    sent.add(new Sent(cluster.world().nowMillis(), to, message));
                }
            }
        });
    }

    /** The cluster whose other servers are puppets. */
    public RaftCluster cluster() {
        return cluster;
    }

    /** Boots S0, for the first time or after a crash. */
    public Bench boot() {
        cluster.world().boot(0);
        return this;
    }

    /** Crashes S0 and boots it again. */
    public Bench restart() {
        cluster.world().crash(0);
        return boot();
    }

    /** Virtual milliseconds since the beginning. */
    public long now() {
        return cluster.world().nowMillis();
    }

    /** S0's status; it must be running. */
    public RaftStatus status() {
        return cluster.status(0);
    }

    /** Everything that S0 has sent so far, in order. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Whether S0 has sent a message like this since it had sent {@code since} messages. */
    public boolean hasSent(int since, Predicate<RaftMessage> like) {
        return sent.stream().skip(since).anyMatch(one -> like.test(one.message()));
    }

    /** How many messages S0 has sent so far. */
    public int sentCount() {
        return sent.size();
    }

    /** Lets virtual milliseconds pass. */
    public Bench runFor(long millis) {
        cluster.runFor(millis);
        return this;
    }

    /** Hands S0 a message of a puppet; its handler has run when this returns. */
    public Bench deliver(int from, RaftMessage message) {
        cluster.world().deliver(from, 0, message);
        return this;
    }

    /**
     * Hands S0 a message that it must answer.
     *
     * @param answer the kind of answer
     * @return the first answer of that kind to the sender
     * @throws Violation if none leaves within 20 ms
     */
    public <A extends RaftMessage> A ask(int from, RaftMessage message, Class<A> answer) {
        A found = askQuietly(from, message, answer);
        if (found == null) {
            throw new Violation("answer", "S0 (term " + status().term() + ") did not answer " + message + " of S" + from + ".");
        }
        return found;
    }

    /** Hands S0 a message, and gives its answer to the sender within 20 ms, or null if there is none. */
    public <A extends RaftMessage> A askQuietly(int from, RaftMessage message, Class<A> answer) {
        int before = sent.size();
        deliver(from, message);
        if (find(before, from, answer) == null) {
            cluster.world().runUntil(() -> find(before, from, answer) != null, ANSWER_WITHIN_MILLIS);
        }
        return find(before, from, answer);
    }

    private <A extends RaftMessage> A find(int since, int to, Class<A> kind) {
        for (int i = since; i < sent.size(); i++) {
            if (sent.get(i).to() == to && kind.isInstance(sent.get(i).message())) {
                return kind.cast(sent.get(i).message());
            }
        }
        return null;
    }

    /**
     * Lets S0 run into its election timeout.
     *
     * @param since what it waits after, completing "S0 did not campaign within ... ms of ..."
     * @return the term of its campaign
     * @throws Violation if it sends no RequestVote of a new term in time
     */
    public long awaitCampaign(String since, long withinMillis) {
        int before = sent.size();
        long lastTerm = lastCampaign();
        if (!cluster.world().runUntil(() -> campaignAfter(before, lastTerm) >= 0, withinMillis)) {
            throw new Violation("timeout", "S0 did not campaign within " + withinMillis + " ms of " + since + ".");
        }
        return campaignAfter(before, lastTerm);
    }

    private long lastCampaign() {
        return campaignAfter(0, -1);
    }

    /** The highest term above {@code term} that S0 has asked votes for since, or -1. */
    private long campaignAfter(int since, long term) {
        long highest = -1;
        for (int i = since; i < sent.size(); i++) {
            if (sent.get(i).message() instanceof RequestVote request && request.term() > term) {
                highest = Math.max(highest, request.term());
            }
        }
        return highest;
    }

    /** Lets S0 campaign and gives it votes until it leads; returns the term that it leads. */
    public long makeLeader() {
        long term = awaitCampaign("its boot", 1_200);
        for (int voter = 1; voter <= cluster.size() / 2; voter++) {
            deliver(voter, new RequestVoteReply(term, true));
        }
        requireRole(Role.LEADER, term, "a majority voted for it");
        return term;
    }

    /** Requires S0's role and term. */
    public void requireRole(Role role, long term, String because) {
        if (status().role() != role || status().term() != term) {
            throw new Violation(
                    "role",
                    "S0 is " + word(status().role()) + " in term " + status().term() + "; it should be " + word(role) + " in term "
                            + term + ", because " + because + ".");
        }
    }

    private static String word(Role role) {
        return switch (role) {
            case FOLLOWER -> "follower";
            case CANDIDATE -> "candidate";
            case LEADER -> "leader";
        };
    }
}
