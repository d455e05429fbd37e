package dev.assay.labs.raft.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Feedback;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.raft.HardState;
import dev.assay.labs.raft.RaftNode;
import dev.assay.labs.raft.RaftSolution;
import dev.assay.labs.raft.testbed.RaftCluster;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Violation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Servers crash and links break: a majority finds a leader, a minority never does, and peace returns when they heal. */
@Part(id = "C", title = "Failures and partitions")
final class Partitions {
    @Test
    @Check(
            id = "C1",
            title = "A cut-off leader is replaced, and steps down when it comes back",
            points = 5,
            schedules = 30,
            feedback = Feedback.TRACE,
            hint = "A leader that was away learns from the first message of a higher term that its time is over.",
            keeps = "MIT's TestReElection3A, the first re-election that a student meets")
    void reElection(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster cluster = new RaftCluster(solution, 3, schedule).boot();
            int first = cluster.awaitLeader("three servers booted");
            cluster.network().isolate(first);
            cluster.awaitLeader("the leader was cut off", cluster.allBut(first));
            cluster.network().reconnect(first);
            int second = cluster.awaitSettledLeader("the old leader came back");
            int other = (second + 1) % 3;
            int alone = (second + 2) % 3;
            cluster.network().isolate(second);
            cluster.network().isolate(other);
            for (int step = 0; step < 50; step++) {
                cluster.runFor(100);
                if (cluster.leads(alone)) {
                    throw new Violation("quorum", "S" + alone + " is alone and leads.");
                }
            }
            cluster.network().reconnect(other);
            cluster.awaitLeader("two of three servers met again", other, alone);
            cluster.network().reconnect(second);
            cluster.awaitLeader("all three servers met again");
        });
    }

    @Test
    @Check(
            id = "C2",
            title = "Four of seven always find a leader",
            points = 5,
            schedules = 30,
            feedback = Feedback.TRACE,
            hint = "Four of seven are a majority, whoever they are.")
    void manyElections(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster cluster = new RaftCluster(solution, 7, schedule).boot();
            RandomStream random = schedule.stream("victims");
            cluster.awaitLeader("seven servers booted");
            for (int round = 0; round < 10; round++) {
                int[] victims = draw(random, 7, 3);
                for (int victim : victims) {
                    cluster.network().isolate(victim);
                }
                cluster.awaitLeader("three of seven servers were cut off", cluster.allBut(victims));
                for (int victim : victims) {
                    cluster.network().reconnect(victim);
                }
                cluster.awaitLeader("seven servers met again");
            }
        });
    }

    @Test
    @Check(
            id = "C3",
            title = "A leader with a quorum stays, without one there is none, and one comes as soon as there is a quorum",
            points = 3,
            schedules = 40,
            feedback = Feedback.TRACE,
            hint = "Two of five are no majority, however long they wait. A server that comes back must still be able to vote.")
    void quorum(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster cluster = new RaftCluster(solution, 5, schedule).boot();
            RandomStream random = schedule.stream("victims");
            int leader = cluster.awaitSettledLeader("five servers booted");
            int[] others = cluster.allBut(leader);
            int[] chosen = draw(random, 4, 2);
            int[] victims = {leader, others[chosen[0]], others[chosen[1]]};
            cluster.world().crash(victims[1]);
            cluster.world().crash(victims[2]);
            cluster.requireCalm(leader, 3_000, "with three of five servers", cluster.allBut(victims[1], victims[2]));
            cluster.world().crash(leader);
            int[] survivors = cluster.allBut(victims);
            for (int step = 0; step < 200; step++) {
                cluster.runFor(100);
                for (int survivor : survivors) {
                    if (cluster.leads(survivor)) {
                        throw new Violation("quorum", "S" + survivor + " leads, although three of five servers are down.");
                    }
                }
            }
            int back = victims[random.nextInt(3)];
            cluster.world().boot(back);
            cluster.awaitLeader("a third of five servers booted", survivors[0], survivors[1], back);
        });
    }

    @Test
    @Check(
            id = "C4",
            title = "A leader that can only listen is replaced; one that can only speak does no harm",
            points = 4,
            schedules = 30,
            feedback = Feedback.TRACE,
            hint = "Links can fail in one direction. A leader that nobody hears still hears its successor.",
            keeps = "the only scripted test of one-way links; E3 has them by luck")
    void oneWay(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster mute = new RaftCluster(solution, 5, schedule).boot();
            int old = mute.awaitSettledLeader("five servers booted");
            for (int other : mute.allBut(old)) {
                mute.network().cut(old, other);
            }
            mute.awaitLeader("the leader's outgoing links were cut", mute.allBut(old));
            if (!mute.world().runUntil(() -> !mute.leads(old), 3_000)) {
                throw new Violation("deposed", "S" + old + " still leads 3 s after its successor was elected, whose heartbeats it gets.");
            }
            mute.network().heal();
            mute.awaitLeader("the mute leader's links were repaired");

            RaftCluster deaf = new RaftCluster(solution, 5, schedule).boot();
            int leader = deaf.awaitSettledLeader("five servers booted");
            for (int other : deaf.allBut(leader)) {
                deaf.network().cut(other, leader);
            }
            deaf.runFor(5_000);
            deaf.network().heal();
            deaf.awaitLeader("the deaf leader's links were repaired");
        });
    }

    @Test
    @Check(
            id = "C5",
            title = "The majority's side of a partition elects a leader, and the healed cluster has one",
            points = 4,
            schedules = 30,
            feedback = Feedback.TRACE,
            hint = "The old leader is on the small side. When the sides meet again, the higher term wins.",
            keeps = "the only scripted split in which a follower stays with the old leader")
    void partition(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster cluster = new RaftCluster(solution, 5, schedule).boot();
            RandomStream random = schedule.stream("side");
            int leader = cluster.awaitSettledLeader("five servers booted");
            int companion = cluster.allBut(leader)[random.nextInt(4)];
            cluster.network().split(leader, companion);
            cluster.awaitLeader("the cluster was split, on the side of three", cluster.allBut(leader, companion));
            cluster.runFor(random.nextLong(0, 3_000));
            cluster.network().heal();
            cluster.awaitLeader("the two sides met again");
        });
    }

    @Test
    @Check(
            id = "C6",
            title = "Only servers with an up-to-date log become leader, and one of them does",
            points = 3,
            schedules = 40,
            feedback = Feedback.TRACE,
            hint = "Servers with old logs cannot win, but they can raise the term. The others must cope with that.",
            keeps = "the only test in which real candidates carry real logs; A1 and A3 see one side each")
    void logs(RaftSolution solution, Schedules schedules) {
        List<long[][]> known = List.of(
                new long[][] {{1, 1, 1, 3}, {1, 1, 4}, {1, 5}},
                new long[][] {{5, 5}, {1, 1, 1, 1, 1, 1, 1, 4}, {1, 4}},
                new long[][] {{1}, {1, 1}, {1, 1, 1}});
        schedules.forEach(schedule -> {
            for (long[][] logs : known) {
                electsTwice(new RaftCluster(solution, 3, schedule), logs);
            }
            RandomStream random = schedule.stream("logs");
            long[][] logs = new long[5][];
            for (int id = 0; id < 5; id++) {
                logs[id] = new long[random.nextInt(6)];
                long term = 1;
                for (int i = 0; i < logs[id].length; i++) {
                    term += random.nextInt(2);
                    logs[id][i] = term;
                }
            }
            electsTwice(new RaftCluster(solution, 5, schedule), logs);
        });
    }

    private static void electsTwice(RaftCluster cluster, long[][] logs) {
        long highest = Arrays.stream(logs).flatMapToLong(Arrays::stream).max().orElse(0);
        for (int id = 0; id < logs.length; id++) {
            cluster.disk(id, new HardState(highest, RaftNode.NONE), logs[id]);
        }
        cluster.boot();
        int leader = cluster.awaitSettledLeader("servers with different logs booted");
        cluster.world().crash(leader);
        cluster.awaitLeader("the leader crashed, among servers with different logs", cluster.allBut(leader));
    }

    /** Draws {@code count} different numbers below {@code bound}. */
    private static int[] draw(RandomStream random, int bound, int count) {
        int[] all = new int[bound];
        Arrays.setAll(all, i -> i);
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(bound - i);
            int swap = all[i];
            all[i] = all[j];
            all[j] = swap;
        }
        return Arrays.copyOf(all, count);
    }
}
