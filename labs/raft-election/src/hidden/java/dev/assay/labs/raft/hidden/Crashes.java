package dev.assay.labs.raft.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Feedback;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.raft.AppendEntries;
import dev.assay.labs.raft.AppendEntriesReply;
import dev.assay.labs.raft.HardState;
import dev.assay.labs.raft.RaftNode;
import dev.assay.labs.raft.RaftSolution;
import dev.assay.labs.raft.RequestVote;
import dev.assay.labs.raft.RequestVoteReply;
import dev.assay.labs.raft.Role;
import dev.assay.labs.raft.testbed.Bench;
import dev.assay.labs.raft.testbed.RaftCluster;
import dev.assay.simulator.Act;
import dev.assay.simulator.Plan;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a server has promised must survive the end of its process, wherever in a handler that end comes. */
@Part(id = "D", title = "Crashes and the disk")
final class Crashes {
    private static final int NONE = RaftNode.NONE;
    /** More outside effects than any sane handler of one vote or one campaign of three servers has. */
    private static final int EFFECTS = 8;

    private static final long LATEST_CAMPAIGN_MILLIS = 1_200;

    @Test
    @Check(
            id = "D1",
            title = "Random crashes and restarts break no promise",
            points = 4,
            schedules = 30,
            feedback = Feedback.TRACE,
            hint = "Term and vote must be on disk before any message that depends on them leaves.",
            keeps = "random restarts, for crash mistakes that nobody thought of")
    void storm(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RaftCluster cluster = new RaftCluster(solution, 5, schedule).boot();
            boolean[] down = new boolean[5];
            Plan.draw(schedule, 30, 600, draw -> {
                        int id = draw.nextInt(5);
                        down[id] = !down[id];
                        return down[id] ? new Act.Crash(id) : new Act.Boot(id);
                    })
                    .run(cluster.world());
            cluster.world().calm();
            cluster.awaitLeader("the last of many crashed servers booted");
        });
    }

    /**
     * A voter about to be asked.
     *
     * @param kept what is on its disk
     * @param candidate who asks
     * @param term for which term
     */
    private record Question(HardState kept, int candidate, long term) {}

    @Test
    @Check(
            id = "D2",
            title = "A crash at any point of granting a vote leaves no second vote",
            points = 6,
            schedules = 2,
            feedback = Feedback.TRACE,
            hint = "Imagine the crash between any two calls of save and send in your handler. What is on disk then, and who knows "
                    + "what? Term and vote belong into one write.")
    void crashWhileVoting(RaftSolution solution, Schedules schedules) {
        List<Question> questions = List.of(
                new Question(HardState.INITIAL, 1, 1),
                new Question(new HardState(3, NONE), 1, 3),
                new Question(new HardState(3, NONE), 1, 5),
                new Question(new HardState(4, 2), 1, 5),
                new Question(new HardState(4, 2), 2, 4));
        schedules.forEach(schedule -> {
            for (Question question : questions) {
                requireGrant(bench(solution, schedule, question).boot(), question.candidate(), question.term());
                for (int effects = 0; effects <= EFFECTS; effects++) {
                    Bench bench = bench(solution, schedule, question).boot();
                    bench.cluster().world().crashInNextHandler(0, effects);
                    bench.deliver(question.candidate(), new RequestVote(question.term(), 0, 0));
                    bench.boot();
                    if (bench.status().role() != Role.FOLLOWER) {
                        throw new Violation("role", "S0 does not boot as a follower.");
                    }
                    for (long term = question.kept().term(); term <= question.term(); term++) {
                        for (int other : new int[] {3, 1, 2}) {
                            bench.askQuietly(other, new RequestVote(term, 0, 0), RequestVoteReply.class);
                        }
                    }
                }
            }
        });
    }

    private static Bench bench(RaftSolution solution, Schedule schedule, Question question) {
        return new Bench(solution, 5, schedule, question.kept());
    }

    @Test
    @Check(
            id = "D3",
            title = "Terms and votes that were told to others survive crashes",
            points = 3,
            schedules = 2,
            feedback = Feedback.TRACE,
            hint = "A term learnt from a heartbeat must be on disk before the reply leaves, too.",
            keeps = "the only deterministic test of terms learnt from heartbeats; D1 and E3 need luck")
    void memory(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Bench bench = new Bench(solution, 5, schedule, new HardState(5, 3)).boot();
            AppendEntriesReply reply = bench.ask(1, new AppendEntries(9), AppendEntriesReply.class);
            if (reply.term() != 9 || !reply.success()) {
                throw new Violation("value", "S0 answers a heartbeat of the new term 9 with " + reply + ".");
            }
            bench.restart();
            requireTerm(bench, 9, "it had told the leader of term 9");
            requireGrant(bench, 2, 11);
            bench.restart();
            requireTerm(bench, 11, "it had voted in term 11");
            RequestVoteReply other = bench.ask(3, new RequestVote(11, 4, 9), RequestVoteReply.class);
            if (other.granted()) {
                throw new Violation("vote", "S0 voted for S2 in term 11, crashed, and then voted for S3 in term 11.");
            }
            requireGrant(bench, 2, 11);
            long campaign = bench.awaitCampaign("its last vote", LATEST_CAMPAIGN_MILLIS);
            if (campaign != 12) {
                throw new Violation("value", "S0 is in term 11 and campaigns in term " + campaign + " instead of 12.");
            }
        });
    }

    private static void requireTerm(Bench bench, long term, String because) {
        if (bench.status().term() != term) {
            throw new Violation(
                    "value", "S0 boots in term " + bench.status().term() + "; it must remember term " + term + ", because " + because + ".");
        }
    }

    private static void requireGrant(Bench bench, int candidate, long term) {
        if (!bench.ask(candidate, new RequestVote(term, 0, 0), RequestVoteReply.class).granted()) {
            throw new Violation("vote", "S0 denies S" + candidate + " the vote of term " + term + " that it should grant.");
        }
    }

    @Test
    @Check(
            id = "D4",
            title = "A crash at any point of starting a campaign leaves no second vote",
            points = 3,
            schedules = 4,
            feedback = Feedback.TRACE,
            hint = "A candidate votes for itself. That promise must be on disk before the first request leaves.",
            keeps = "deterministic; E3 finds requests sent before the save only by luck")
    void crashWhileCampaigning(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Bench whole = new Bench(solution, 3, schedule, new HardState(2, NONE)).boot();
            long term = whole.awaitCampaign("its boot", LATEST_CAMPAIGN_MILLIS);
            long handler = whole.cluster().world().handlers(0) - 1;
            for (int effects = 0; effects <= EFFECTS; effects++) {
                Bench bench = new Bench(solution, 3, schedule, new HardState(2, NONE)).boot();
                bench.cluster().world().crashInHandler(0, handler, effects);
                bench.cluster().world().runUntil(() -> !bench.cluster().world().isAlive(0), LATEST_CAMPAIGN_MILLIS);
                bench.restart();
                boolean campaigned = bench.hasSent(0, RequestVote.class::isInstance);
                for (int other = 1; other < 3; other++) {
                    RequestVoteReply reply = bench.askQuietly(other, new RequestVote(term, 0, 0), RequestVoteReply.class);
                    if (campaigned && reply != null && reply.granted()) {
                        throw new Violation(
                                "M2",
                                "S0 asked for votes in term " + term + ", crashed, and then voted for S" + other + " in term " + term + ".");
                    }
                }
            }
        });
    }
}
