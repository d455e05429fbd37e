package dev.assay.labs.raft.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.raft.RaftMessage;
import dev.assay.labs.raft.RaftSolution;
import dev.assay.labs.raft.testbed.RaftCluster;
import dev.assay.simulator.LinkOptions;
import dev.assay.simulator.Monitor;
import dev.assay.simulator.RunDigest;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Nothing breaks: a leader is found quickly, keeps its office, and does not waste messages. */
@Part(id = "B", title = "Healthy cluster")
final class HealthyCluster {
    @Test
    @Check(
            id = "B1",
            title = "Three servers elect one leader and keep it",
            points = 4,
            schedules = 30,
            hint = "A new leader tells everybody at once, and its heartbeats keep the others from campaigning.")
    void initialElection(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster cluster = new RaftCluster(solution, 3, schedule).requireAnnouncement().boot();
            int leader = cluster.awaitSettledLeader("three servers booted");
            cluster.requireCalm(leader, 2_000);
            requireRepeatable(solution, schedule);
        });
    }

    private static void requireRepeatable(RaftSolution solution, Schedule schedule) {
        long first = digest(solution, schedule, 1);
        if (digest(solution, schedule, 1) != first) {
            throw new Violation(
                    "repeat",
                    "The same three seconds went differently when they were run again. A server may depend on nothing but its "
                            + "messages, its timers, its disk and ctx.random().");
        }
        if (digest(solution, schedule, 3) != first) {
            throw new Violation(
                    "repeat", "The servers behaved differently when status() was asked more often. It must not change anything.");
        }
    }

    private static long digest(RaftSolution solution, Schedule schedule, int questionsPerHandler) {
        RaftCluster cluster = new RaftCluster(solution, 3, schedule).questionsPerHandler(questionsPerHandler);
        RunDigest<RaftMessage> digest = new RunDigest<>(cluster.world());
        cluster.boot().runFor(1_000);
        cluster.network().isolate(0); // then everybody campaigns, again and again
        cluster.network().isolate(1);
        cluster.runFor(2_000);
        return digest.value();
    }

    @Test
    @Check(
            id = "B2",
            title = "Clusters of one to seven servers elect a leader",
            points = 4,
            schedules = 20,
            hint = "A majority of n servers is n/2 + 1, rounded down, for even n too. One server is a majority of one.")
    void everySize(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            for (int size : new int[] {1, 2, 4, 5, 7}) {
                RaftCluster cluster = new RaftCluster(solution, size, schedule).boot();
                int leader = cluster.awaitSettledLeader(size + (size == 1 ? " server" : " servers") + " booted");
                cluster.requireCalm(leader, 3_000);
            }
        });
    }

    @Test
    @Check(
            id = "B3",
            title = "A minute of peace costs little: few messages, no disk writes, no new term",
            points = 4,
            schedules = 6,
            hint = "In peace nothing changes, so nothing needs to be saved, and ten heartbeats a second are enough.")
    void peace(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster cluster = new RaftCluster(solution, 5, schedule).boot();
            cluster.awaitLeader("five servers booted");
            cluster.runFor(2_000);
            int leader = cluster.awaitLeader("two seconds of peace");
            int[][] messages = new int[5][5];
            cluster.world().watch(new Monitor<>() {
                @Override
                public void sent(int from, int to, RaftMessage message) {
                    messages[from][to]++;
                }
            });
            int[] writes = writes(cluster);
            for (int window = 0; window < 6; window++) {
                cluster.requireCalm(leader, 10_000);
                for (int from = 0; from < 5; from++) {
                    for (int to = 0; to < 5; to++) {
                        if (messages[from][to] > 105) {
                            throw new Violation(
                                    "M10",
                                    "S" + from + " sent " + messages[from][to] + " messages to S" + to
                                            + " in 10 s of peace; 105 is the limit.");
                        }
                        messages[from][to] = 0;
                    }
                }
            }
            int[] after = writes(cluster);
            for (int id = 0; id < 5; id++) {
                if (after[id] != writes[id]) {
                    throw new Violation(
                            "M10", "S" + id + " wrote to its disk " + (after[id] - writes[id]) + " times in a minute in which nothing changed.");
                }
            }
        });
    }

    private static int[] writes(RaftCluster cluster) {
        return Arrays.stream(cluster.everybody()).map(id -> cluster.disk(id).writes()).toArray();
    }

    @Test
    @Check(
            id = "B4",
            title = "Split votes end, even when all servers start together",
            points = 3,
            schedules = 40,
            hint = "Two candidates that time out together must not time out together for ever.")
    void splitVotes(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            for (int size : new int[] {2, 3, 5}) {
                new RaftCluster(solution, size, schedule)
                        .links(LinkOptions.delay(5_000, 5_000))
                        .boot()
                        .awaitLeader(size + " servers booted at the same moment");
            }
            RaftCluster survivors =
                    new RaftCluster(solution, 3, schedule).links(LinkOptions.delay(20_000, 20_000)).boot();
            int leader = survivors.awaitSettledLeader("three servers booted");
            survivors.world().crash(leader);
            survivors.awaitLeader("the leader of three crashed", survivors.allBut(leader));
        });
    }

    @Test
    @Check(
            id = "B5",
            title = "Half of all crashed leaders are replaced within two seconds",
            points = 3,
            hint = "Election timeouts above one second leave a cluster without a leader for too long.")
    void timeToLeader(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            long[] waits = new long[101];
            for (int run = 0; run < waits.length; run++) {
                RaftCluster cluster = new RaftCluster(solution, 5, schedule.part("run", run)).boot();
                int leader = cluster.awaitSettledLeader("five servers booted");
                long crashed = cluster.world().nowMillis();
                cluster.world().crash(leader);
                cluster.awaitLeader("the leader crashed", cluster.allBut(leader));
                waits[run] = cluster.world().nowMillis() - crashed;
            }
            Arrays.sort(waits);
            if (waits[50] > 2_000) {
                throw new Violation(
                        "slow", "Half of 101 crashed leaders were replaced only after " + waits[50] + " ms or more; 2000 ms is the limit.");
            }
        });
    }
}
