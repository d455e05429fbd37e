package dev.assay.labs.raft.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.raft.RaftSolution;
import dev.assay.labs.raft.testbed.RaftCluster;
import dev.assay.simulator.Violation;
import org.junit.jupiter.api.Test;

/** What production systems add. Reported, worth no points: plain Raft, as the paper has it, does neither. */
@Part(id = "S", title = "Stretch goals, for no points")
final class Stretch {
    @Test
    @Check(
            id = "S1",
            title = "PreVote: a server that was cut off for ten seconds comes back and disturbs nobody",
            schedules = 10,
            hint = "A server that asks first whether it would win does not raise its term in vain (Raft thesis, section 9.6).",
            keeps = "a stretch goal")
    void preVote(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster cluster = new RaftCluster(solution, 5, schedule).boot();
            int leader = cluster.awaitSettledLeader("five servers booted");
            long term = cluster.status(leader).term();
            int away = cluster.allBut(leader)[0];
            cluster.network().isolate(away);
            cluster.runFor(10_000);
            cluster.network().heal();
            cluster.runFor(3_000);
            if (cluster.leaderOf(cluster.everybody()) != leader || cluster.status(leader).term() != term) {
                throw new Violation(
                        "pre-vote", "S" + away + " was cut off for 10 s; its return cost S" + leader + " the leadership of term " + term + ".");
            }
        });
    }

    @Test
    @Check(
            id = "S2",
            title = "CheckQuorum: a leader that hears nobody steps down within two seconds",
            schedules = 10,
            hint = "A leader whose followers have not answered for an election timeout cannot know whether it still leads "
                    + "(Raft thesis, section 6.2).",
            keeps = "a stretch goal")
    void checkQuorum(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster cluster = new RaftCluster(solution, 5, schedule).boot();
            int leader = cluster.awaitSettledLeader("five servers booted");
            cluster.network().isolate(leader);
            if (!cluster.world().runUntil(() -> !cluster.leads(leader), 2_000)) {
                throw new Violation("quorum", "S" + leader + " has heard nobody for 2 s and still thinks that it leads.");
            }
        });
    }
}
