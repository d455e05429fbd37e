package dev.assay.labs.raft.testbed;

import dev.assay.labs.raft.AppendEntriesReply;
import dev.assay.labs.raft.HardState;
import dev.assay.labs.raft.PreVoteReply;
import dev.assay.labs.raft.RaftContext;
import dev.assay.labs.raft.RaftMessage;
import dev.assay.labs.raft.RaftNode;
import dev.assay.labs.raft.RaftSolution;
import dev.assay.labs.raft.RaftStatus;
import dev.assay.labs.raft.RequestVoteReply;
import dev.assay.labs.raft.Role;
import dev.assay.simulator.Cluster;
import dev.assay.simulator.LinkOptions;
import dev.assay.simulator.Monitor;
import dev.assay.simulator.Network;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import java.util.stream.IntStream;

/** A cluster of Raft servers with their disks, watched by the lab's monitors. Servers are named S0, S1 and so on. */
public final class RaftCluster {
    /** How long a test waits for a leader: many rounds even of the slowest legal timeouts, so luck never decides. */
    public static final long LEADER_WITHIN_MILLIS = 30_000;

    private final Cluster<RaftMessage, RaftNode, RaftContext> world;
    private final Disk[] disks;
    private final RaftStatus[] statuses;
    private final OneVote oneVote;
    private int questionsPerHandler = 1;

    /** A cluster on a local network, nobody booted yet, all disks fresh. */
    public RaftCluster(RaftSolution solution, int size, Schedule schedule) {
        this.disks = IntStream.range(0, size).mapToObj(id -> new Disk()).toArray(Disk[]::new);
        this.statuses = new RaftStatus[size];
        this.world = new Cluster<>(new Cluster.Setup<>(
                size,
                id -> solution.server(),
                machine -> new SimulatedRaftContext(machine, disks[machine.id()]),
                RaftCluster::isReply,
                LinkOptions.LAN,
                solution.getClass().getPackageName(),
                schedule));
        this.oneVote = new OneVote(this);
        world.watch(new Census());
        world.watch(new ElectionSafety(this));
        world.watch(oneVote);
        world.watch(new MonotoneTerm(this));
        world.watch(new MajorityCertificate(this));
        world.watch(new StepDown(this));
        world.watch(new DeservedVote(this));
    }

    private static boolean isReply(RaftMessage message) {
        return message instanceof RequestVoteReply
                || message instanceof AppendEntriesReply
                || message instanceof PreVoteReply;
    }

    // ------------------------------------------------------------------------------------------------ before the boot

    /** How the network treats messages from now on. */
    public RaftCluster links(LinkOptions options) {
        network().options(options);
        return this;
    }

    /** What an earlier life has left on a server's disk. */
    public RaftCluster disk(int id, HardState state, long... logTerms) {
        disks[id].preset(state, logTerms);
        oneVote.know(id, state);
        return this;
    }

    /** M10: nobody sends more than so many messages a second to one other server. */
    public RaftCluster limitMessages(int perSecond) {
        world.watch(new MessageRate(this, perSecond));
        return this;
    }

    /** Every new leader must tell everybody within 20 ms. */
    public RaftCluster requireAnnouncement() {
        world.watch(new Announcement(this));
        return this;
    }

    /** How often {@code status()} is asked after every handler. A server must not notice. */
    public RaftCluster questionsPerHandler(int times) {
        questionsPerHandler = times;
        return this;
    }

    /** Boots all servers that do not run. */
    public RaftCluster boot() {
        world.bootAll();
        return this;
    }

    // ------------------------------------------------------------------------------------------------ looking at it

    /** The simulated world, for everything that is not Raft's. */
    public Cluster<RaftMessage, RaftNode, RaftContext> world() {
        return world;
    }

    /** The network between the servers. */
    public Network network() {
        return world.network();
    }

    /** How many servers there are. */
    public int size() {
        return world.size();
    }

    /** A server's disk. */
    public Disk disk(int id) {
        return disks[id];
    }

    /** Whether a test plays this server. */
    public boolean isPuppet(int id) {
        return world.isPuppet(id);
    }

    /** What a running server said of itself after its last handler; null while it does not run. */
    public RaftStatus status(int id) {
        return statuses[id];
    }

    /** Whether a running server leads, as it says. */
    public boolean leads(int id) {
        return statuses[id] != null && statuses[id].role() == Role.LEADER;
    }

    /** The ids of all servers, {@code 0 .. size() - 1}. */
    public int[] everybody() {
        return IntStream.range(0, size()).toArray();
    }

    /** The ids of all servers but these. */
    public int[] allBut(int... some) {
        return IntStream.range(0, size())
                .filter(id -> IntStream.of(some).noneMatch(other -> other == id))
                .toArray();
    }

    /**
     * The leader of a group of servers: the one that leads the group's highest term while all others of the group are
     * followers in that term.
     *
     * @return its id, or {@link RaftNode#NONE} if the group has no such leader now
     */
    public int leaderOf(int... group) {
        int leader = RaftNode.NONE;
        long term = -1;
        for (int id : group) {
            RaftStatus status = statuses[id];
            if (status == null || term >= 0 && status.term() != term || status.role() == Role.CANDIDATE) {
                return RaftNode.NONE;
            }
            term = status.term();
            if (status.role() == Role.LEADER) {
                if (leader != RaftNode.NONE) {
                    return RaftNode.NONE;
                }
                leader = id;
            }
        }
        return leader;
    }

    // ------------------------------------------------------------------------------------------------ letting time pass

    /** Lets virtual milliseconds pass. */
    public RaftCluster runFor(long millis) {
        world.runFor(millis);
        return this;
    }

    /**
     * M9: waits until a group has a leader.
     *
     * @param since what happened last, completing the sentence "No leader 30 s after ..."
     * @param group servers that run and reach each other
     * @return the leader's id
     * @throws Violation if there is none after 30 s
     */
    public int awaitLeader(String since, int... group) {
        if (!world.runUntil(() -> leaderOf(group) != RaftNode.NONE, LEADER_WITHIN_MILLIS)) {
            throw new Violation("M9", "No leader 30 s after " + since + ".");
        }
        return leaderOf(group);
    }

    /** Waits until all servers together have a leader; see {@link #awaitLeader(String, int...)}. */
    public int awaitLeader(String since) {
        return awaitLeader(since, everybody());
    }

    /** Waits for a leader of all servers and until every heartbeat that is under way has arrived. */
    public int awaitSettledLeader(String since) {
        awaitLeader(since);
        runFor(50);
        return awaitLeader(since);
    }

    /** Requires that nothing changes for so long: the same leader, the same term. */
    public void requireCalm(int leader, long millis) {
        requireCalm(leader, millis, "of a healthy cluster", everybody());
    }

    /**
     * Requires that nothing changes for so long in a group: the same leader, the same term.
     *
     * @param where completes "S0 led term 3 ..."
     * @param group servers that run and reach each other, the leader among them
     */
    public void requireCalm(int leader, long millis, String where, int... group) {
        long term = statuses[leader].term();
        runFor(millis);
        if (leaderOf(group) != leader || statuses[leader].term() != term) {
            throw new Violation(
                    "stable", "S" + leader + " led term " + term + " " + where + ", but did not keep it for " + millis / 1000 + " s.");
        }
    }

    /** Asks every server for its status after each of its handlers, first of all monitors. */
    private final class Census implements Monitor<RaftMessage> {
        @Override
        public void handled(int id) {
            RaftStatus status = world.ask(id, RaftNode::status);
            for (int more = 1; more < questionsPerHandler; more++) {
                world.ask(id, RaftNode::status);
            }
            if (status == null || status.role() == null || status.term() < 0) {
                throw new Violation("API", "S" + id + ".status() gave " + (status == null ? "null" : "no role or a negative term") + ".");
            }
            statuses[id] = status;
            world.show(id, status);
        }

        @Override
        public void crashed(int id) {
            statuses[id] = null;
        }
    }
}
