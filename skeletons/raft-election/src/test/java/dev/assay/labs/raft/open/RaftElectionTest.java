package dev.assay.labs.raft.open;

import dev.assay.exam.Check;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.raft.HardState;
import dev.assay.labs.raft.RaftNode;
import dev.assay.labs.raft.RaftSolution;
import dev.assay.labs.raft.RequestVote;
import dev.assay.labs.raft.RequestVoteReply;
import dev.assay.labs.raft.Role;
import dev.assay.labs.raft.testbed.Bench;
import dev.assay.labs.raft.testbed.RaftCluster;
import dev.assay.simulator.Violation;
import org.junit.jupiter.api.Test;

/** Eight tests to work with. The hidden ones ask the same questions with other numbers, and a few more. */
@Part(id = "P", title = "Public tests")
final class RaftElectionTest {
    private static final HardState FRESH = HardState.INITIAL;

    @Test
    @Check(
            id = "P1",
            title = "Boots as a follower, is silent for 150 ms, campaigns within 1.05 s",
            hint = "Read your term from the disk in start(), arm the election timer, and wait for it.")
    void boots(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Bench bench = new Bench(solution, 3, schedule, new HardState(2, RaftNode.NONE), 1, 2).boot();
            bench.requireRole(Role.FOLLOWER, 2, "it has just booted with that term on its disk");
            bench.runFor(149);
            if (bench.sentCount() > 0) {
                throw new Violation("timeout", "S0 sent " + bench.sent().getFirst().message() + " less than 150 ms after its boot.");
            }
            long term = bench.awaitCampaign("its boot", 901);
            if (term != 3) {
                throw new Violation("value", "S0 booted in term 2 and campaigns in term " + term + " instead of 3.");
            }
        });
    }

    @Test
    @Check(
            id = "P2",
            title = "Grants and denies votes by the rules",
            hint = "One vote a term; the same candidate may ask again; an older log gets no vote, but its term is adopted.")
    void votes(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Bench bench = new Bench(solution, 5, schedule, new HardState(3, RaftNode.NONE), 1, 3).boot();
            vote(bench, 1, new RequestVote(2, 2, 3), false, 3, "its term is old");
            vote(bench, 1, new RequestVote(3, 2, 3), true, 3, "S0 has not voted in term 3");
            vote(bench, 1, new RequestVote(3, 2, 3), true, 3, "S1 has that vote already; the first reply may be lost");
            vote(bench, 2, new RequestVote(3, 8, 3), false, 3, "S1 has the vote of term 3");
            vote(bench, 2, new RequestVote(7, 5, 1), false, 7, "its log is older, but its term counts");
        });
    }

    private static void vote(Bench bench, int from, RequestVote request, boolean granted, long term, String because) {
        RequestVoteReply expected = new RequestVoteReply(term, granted);
        RequestVoteReply reply = bench.ask(from, request, RequestVoteReply.class);
        if (!expected.equals(reply)) {
            throw new Violation(
                    "vote", "S0 answered S" + from + "'s " + request + " with " + reply + "; right is " + expected + ": " + because + ".");
        }
    }

    @Test
    @Check(
            id = "P3",
            title = "Three servers elect one leader and keep it for two seconds",
            schedules = 5,
            hint = "The winner's heartbeats must keep the others from campaigning.")
    void electsOneLeader(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster cluster = new RaftCluster(solution, 3, schedule).boot();
            cluster.requireCalm(cluster.awaitSettledLeader("three servers booted"), 2_000);
        });
    }

    @Test
    @Check(
            id = "P4",
            title = "A crashed leader is replaced",
            schedules = 5,
            hint = "Followers that hear nothing campaign in a new term.")
    void replacesCrashedLeader(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster cluster = new RaftCluster(solution, 3, schedule).boot();
            int leader = cluster.awaitSettledLeader("three servers booted");
            cluster.world().crash(leader);
            cluster.awaitLeader("the leader crashed", cluster.allBut(leader));
            cluster.world().boot(leader);
            cluster.awaitLeader("the crashed leader booted again");
        });
    }

    @Test
    @Check(
            id = "P5",
            title = "A cut-off leader is replaced, and steps down when it comes back",
            schedules = 5,
            hint = "A message with a higher term ends every leadership.")
    void replacesLostLeader(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster cluster = new RaftCluster(solution, 3, schedule).boot();
            int leader = cluster.awaitSettledLeader("three servers booted");
            cluster.network().isolate(leader);
            cluster.awaitLeader("the leader was cut off", cluster.allBut(leader));
            cluster.network().heal();
            cluster.awaitLeader("the old leader came back");
        });
    }

    @Test
    @Check(
            id = "P6",
            title = "A vote survives a crash",
            hint = "The vote must be on disk before the reply leaves.")
    void remembersVote(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Bench bench = new Bench(solution, 3, schedule, FRESH).boot();
            vote(bench, 1, new RequestVote(1, 0, 0), true, 1, "S0 has not voted in term 1");
            bench.restart();
            vote(bench, 2, new RequestVote(1, 0, 0), false, 1, "S0 voted for S1 in term 1, before it crashed");
        });
    }

    @Test
    @Check(
            id = "P7",
            title = "A server alone in its cluster leads",
            hint = "One vote is a majority of one.")
    void alone(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> new RaftCluster(solution, 1, schedule).boot().awaitLeader("the only server booted"));
    }

    @Test
    @Check(
            id = "P8",
            title = "A majority of four servers is three",
            hint = "Half of an even number is not a majority.")
    void majorityOfFour(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Bench bench = new Bench(solution, 4, schedule, FRESH).boot();
            long term = bench.awaitCampaign("its boot", 1_200);
            bench.deliver(1, new RequestVoteReply(term, true));
            bench.requireRole(Role.CANDIDATE, term, "two of four votes are no majority");
            bench.deliver(2, new RequestVoteReply(term, true));
            bench.requireRole(Role.LEADER, term, "three of four votes are a majority");
        });
    }
}
