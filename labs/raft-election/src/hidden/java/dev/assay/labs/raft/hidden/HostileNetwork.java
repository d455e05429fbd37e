package dev.assay.labs.raft.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Feedback;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.raft.RaftSolution;
import dev.assay.labs.raft.testbed.RaftCluster;
import dev.assay.simulator.Act;
import dev.assay.simulator.LinkOptions;
import dev.assay.simulator.Plan;
import dev.assay.simulator.RandomStream;
import org.junit.jupiter.api.Test;

/** Messages are lost, doubled, late and out of order. Safety holds all the while, and after the storm a leader stays. */
@Part(id = "E", title = "Hostile network")
final class HostileNetwork {
    /** Longer than the latest message of the storm is under way. */
    private static final long DRAIN_MILLIS = 5_000;

    @Test
    @Check(
            id = "E1",
            title = "Loss and duplicates do no harm",
            points = 4,
            schedules = 24,
            feedback = Feedback.TRACE,
            hint = "Every message may arrive twice, or long after the next one.",
            keeps = "the mildest storm, with the most readable trace")
    void lossAndDuplicates(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster cluster = new RaftCluster(solution, 5, schedule)
                    .links(LinkOptions.delay(0, 27_000).withLoss(100).withDuplicates(100, 3 * 27_000))
                    .boot();
            cluster.runFor(20_000);
            settle(cluster, 10_000);
        });
    }

    @Test
    @Check(
            id = "E2",
            title = "Replies that arrive seconds late do no harm",
            points = 4,
            schedules = 45,
            feedback = Feedback.TRACE,
            hint = "A reply may belong to an election that is long over. Its term tells.",
            keeps = "the only test in which most replies belong to an earlier election")
    void lateReplies(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster cluster = new RaftCluster(solution, 5, schedule)
                    .links(LinkOptions.delay(0, 27_000)
                            .withLoss(100)
                            .withDuplicates(200, 1_000_000)
                            .withStragglers(667, 200, 2_200))
                    .boot();
            Plan.draw(schedule, 20, 1_000, random -> {
                        int id = random.nextInt(5);
                        return random.chance(500) ? new Act.Isolate(id) : new Act.Reconnect(id);
                    })
                    .run(cluster.world());
            settle(cluster, 0);
        });
    }

    @Test
    @Check(
            id = "E3",
            title = "Everything at once: cuts, crashes inside handlers, loss, duplicates, stragglers",
            points = 5,
            schedules = 60,
            feedback = Feedback.TRACE,
            hint = "The failure that you see here is usually one of an earlier part. Look there first.",
            keeps = "catches the most of all tests: crashes inside handlers of a whole cluster")
    void storm(RaftSolution solution, Schedules schedules) {
        int[] sizes = {3, 4, 5, 7};
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("cluster");
            int size = sizes[random.nextInt(sizes.length)];
            LinkOptions links = LinkOptions.delay(0, random.nextLong(1_000, 121_001))
                    .withLoss(random.nextInt(301))
                    .withDuplicates(random.nextInt(301), 1_000_000);
            if (random.chance(300)) {
                links = links.withStragglers(667, 200, 2_200);
            }
            RaftCluster cluster = new RaftCluster(solution, size, schedule).links(links).boot();
            Plan.draw(schedule, 40, 600, draw -> act(draw, size)).run(cluster.world());
            settle(cluster, 5_000);
        });
    }

    private static Act act(RandomStream random, int size) {
        int id = random.nextInt(size);
        return switch (random.nextInt(10)) {
            case 0 -> new Act.Isolate(id);
            case 1 -> new Act.Reconnect(id);
            case 2 -> new Act.Heal();
            case 3 -> new Act.FlipLink(id, (id + 1 + random.nextInt(size - 1)) % size);
            case 4 -> new Act.Crash(id);
            case 5, 6 -> new Act.CrashInside(id, random.nextInt(4));
            case 7, 8 -> new Act.Boot(id);
            default -> new Act.BootAll();
        };
    }

    @Test
    @Check(
            id = "E4",
            title = "Without a quorum nobody floods the network",
            points = 2,
            schedules = 10,
            hint = "Retry when the next election timeout comes, not at once.")
    void patience(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster cluster = new RaftCluster(solution, 5, schedule).limitMessages(40);
            cluster.world().boot(0);
            cluster.world().boot(1);
            cluster.runFor(20_000);
            cluster.boot();
            cluster.awaitLeader("the other three of five servers booted");
        });
    }

    private static void settle(RaftCluster cluster, long calmMillis) {
        cluster.links(LinkOptions.LAN).world().calm();
        cluster.runFor(DRAIN_MILLIS);
        int leader = cluster.awaitSettledLeader("the storm was over");
        if (calmMillis > 0) {
            cluster.requireCalm(leader, calmMillis);
        }
    }
}
