package dev.assay.labs.raft.hidden;

import dev.assay.exam.Check;
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
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One server by the book: puppets play all the others, and nothing is left to chance but the server's own timers. */
@Part(id = "A", title = "One server by the book")
final class OneServer {
    private static final int NONE = RaftNode.NONE;
    /** The longest legal election timeout, 1,000 ms, and room for the round trip of a pre-vote. */
    private static final long LATEST_CAMPAIGN_MILLIS = 1_200;

    @Test
    @Check(
            id = "A1",
            title = "Boots as a follower from its disk, waits, then campaigns in the next term",
            points = 2,
            schedules = 4,
            hint = "What a server finds on its disk at boot is where it left off. A boot is no reason to speak.")
    void boot(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            bootsQuietly(new Bench(solution, 3, schedule, HardState.INITIAL), HardState.INITIAL, 0, 0);
            HardState kept = new HardState(7, 2);
            bootsQuietly(new Bench(solution, 3, schedule, kept, 1, 7), kept, 2, 7);
            HardState candidacy = new HardState(7, 0);
            bootsQuietly(new Bench(solution, 3, schedule, candidacy), candidacy, 0, 0);
        });
    }

    private static void bootsQuietly(Bench bench, HardState kept, long lastLogIndex, long lastLogTerm) {
        bench.boot();
        bench.requireRole(Role.FOLLOWER, kept.term(), "it has just booted with that term on its disk");
        bench.runFor(149);
        if (bench.sentCount() > 0) {
            throw new Violation("timeout", "S0 sent " + bench.sent().getFirst().message() + " less than 150 ms after its boot.");
        }
        long term = bench.awaitCampaign("its boot", LATEST_CAMPAIGN_MILLIS - 149);
        requireEqual("the term of the first campaign after booting in term " + kept.term(), kept.term() + 1, term);
        for (Bench.Sent sent : bench.sent()) {
            if (sent.message() instanceof RequestVote request
                    && (request.lastLogIndex() != lastLogIndex || request.lastLogTerm() != lastLogTerm)) {
                throw new Violation("request", "S0 asks for votes with " + request + ", which is not the end of its own log.");
            }
        }
    }

    @Test
    @Check(
            id = "A2",
            title = "Grants and denies votes by the rules",
            points = 5,
            schedules = 2,
            hint = "One vote a term, the same candidate may ask again, and a higher term is adopted even when the vote is denied.")
    void voteTable(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Bench bench = new Bench(solution, 5, schedule, new HardState(5, NONE), 2, 2).boot();
            vote(bench, 1, new RequestVote(4, 3, 4), false, 5, "its term is old");
            vote(bench, 1, new RequestVote(5, 2, 2), true, 5, "S0 has not voted in term 5 and the logs are equal");
            requireEqual("the disk after the first granted vote", new HardState(5, 1), bench.cluster().disk(0).hardState());
            vote(bench, 1, new RequestVote(5, 2, 2), true, 5, "S1 has that vote already");
            vote(bench, 2, new RequestVote(5, 9, 5), false, 5, "S1 has the vote of term 5");
            vote(bench, 2, new RequestVote(6, 2, 2), true, 6, "term 6 is new");
            vote(bench, 1, new RequestVote(6, 2, 2), false, 6, "S2 has the vote of term 6");
            vote(bench, 3, new RequestVote(9, 7, 1), false, 9, "its log is older");
            requireEqual("the term after a denied request of term 9", 9L, bench.status().term());
            vote(bench, 3, new RequestVote(9, 7, 1), false, 9, "its log is still older");
            vote(bench, 4, new RequestVote(9, 2, 2), true, 9, "nobody has the vote of term 9 yet");
            vote(bench, 1, new RequestVote(9, 2, 2), false, 9, "S4 has the vote of term 9");
        });
    }

    @Test
    @Check(
            id = "A3",
            title = "Compares logs by last term, then by last index",
            points = 4,
            hint = "The log whose last entry has the higher term is newer; only between equal terms does the length decide.",
            keeps = "names the broken comparison; C6 shows the same mistakes only as a late symptom")
    void logComparison(RaftSolution solution, Schedules schedules) {
        List<long[]> logs = List.of(new long[] {}, new long[] {1}, new long[] {1, 1, 3}, new long[] {2, 2, 2, 2, 2});
        schedules.forEach(schedule -> {
            for (long[] log : logs) {
                long ownIndex = log.length;
                long ownTerm = log.length == 0 ? 0 : log[log.length - 1];
                for (long term = ownTerm - 1; term <= ownTerm + 1; term++) {
                    for (long step : new long[] {-2, -1, 0, 1, 7}) {
                        long index = ownIndex + step;
                        boolean possible = index == 0 && term == 0 || index > 0 && term > 0;
                        if (possible) {
                            boolean newer = term > ownTerm || term == ownTerm && index >= ownIndex;
                            Bench bench = new Bench(solution, 3, schedule, new HardState(9, NONE), log).boot();
                            vote(bench, 1, new RequestVote(10, index, term), newer, 10,
                                    "S0's own log ends with (index " + ownIndex + ", term " + ownTerm + ")");
                        }
                    }
                }
            }
        });
    }

    @Test
    @Check(
            id = "A4",
            title = "Follows leaders, and steps down for higher terms",
            points = 5,
            schedules = 2,
            hint = "Any message of a higher term ends a candidacy or a leadership. A heartbeat of the same term ends a candidacy, "
                    + "and gives no vote back.")
    void stepDown(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Bench bench = new Bench(solution, 3, schedule, new HardState(5, NONE)).boot();
            heartbeat(bench, 1, 4, false, 5);
            heartbeat(bench, 1, 5, true, 5);
            heartbeat(bench, 2, 7, true, 7);
            bench.requireRole(Role.FOLLOWER, 7, "it heard the leader of term 7");

            Bench voter = new Bench(solution, 3, schedule, new HardState(5, NONE)).boot();
            vote(voter, 1, new RequestVote(6, 0, 0), true, 6, "term 6 is new");
            heartbeat(voter, 1, 6, true, 6);
            RequestVoteReply second = voter.askQuietly(2, new RequestVote(6, 0, 0), RequestVoteReply.class);
            if (second != null && second.granted()) {
                throw new Violation("vote", "S0 voted for S1 in term 6, heard its heartbeat, and then voted for S2 in the same term.");
            }

            Bench candidate = new Bench(solution, 3, schedule, HardState.INITIAL).boot();
            long term = candidate.awaitCampaign("its boot", LATEST_CAMPAIGN_MILLIS);
            heartbeat(candidate, 2, term, true, term);
            candidate.requireRole(Role.FOLLOWER, term, "S2 leads its term");

            Bench deposedByReply = new Bench(solution, 3, schedule, HardState.INITIAL).boot();
            term = deposedByReply.makeLeader();
            deposedByReply.deliver(1, new AppendEntriesReply(term + 1, false));
            requireDeposed(deposedByReply, term + 1, "a reply to its heartbeat had a higher term");

            Bench deposedByLeader = new Bench(solution, 3, schedule, HardState.INITIAL).boot();
            term = deposedByLeader.makeLeader();
            heartbeat(deposedByLeader, 1, term + 2, true, term + 2);
            requireDeposed(deposedByLeader, term + 2, "a leader with a higher term spoke");

            Bench denied = new Bench(solution, 3, schedule, HardState.INITIAL).boot();
            term = denied.awaitCampaign("its boot", LATEST_CAMPAIGN_MILLIS);
            denied.deliver(1, new RequestVoteReply(term + 3, false));
            denied.requireRole(Role.FOLLOWER, term + 3, "its request was denied with a higher term");

            Bench leader = new Bench(solution, 3, schedule, new HardState(5, NONE)).boot();
            term = leader.makeLeader();
            heartbeat(leader, 1, term - 1, false, term);
            leader.requireRole(Role.LEADER, term, "a heartbeat of an older term changes nothing");
            RequestVoteReply rival = leader.askQuietly(2, new RequestVote(term, 0, 0), RequestVoteReply.class);
            if (rival != null && rival.granted()) {
                throw new Violation("vote", "S0 leads term " + term + " and yet grants S2 a vote in it.");
            }
            leader.requireRole(Role.LEADER, term, "a request for votes in its own term changes nothing");
            leader.deliver(1, new AppendEntriesReply(term - 1, false));
            leader.requireRole(Role.LEADER, term, "an answer of an older term changes nothing");
        });
    }

    private static void requireDeposed(Bench bench, long term, String because) {
        bench.requireRole(Role.FOLLOWER, term, because);
        bench.runFor(20); // what it decided to send before may still leave
        int before = bench.sentCount();
        bench.runFor(120);
        if (bench.hasSent(before, AppendEntries.class::isInstance)) {
            throw new Violation("deposed", "S0 is no longer leader, because " + because + ", but still sends heartbeats.");
        }
        bench.awaitCampaign("losing its office, and silence", LATEST_CAMPAIGN_MILLIS - 140);
    }

    @Test
    @Check(
            id = "A5",
            title = "Re-arms its election timer for the right messages, and for no others",
            points = 4,
            schedules = 6,
            hint = "Three events re-arm the election timer: granting a vote, a heartbeat of the current term, and a campaign of "
                    + "one's own. Any other message must not keep a server from campaigning.")
    void electionTimer(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream gaps = schedule.stream("gaps");
            Bench quiet = new Bench(solution, 3, schedule, new HardState(3, NONE)).boot();
            for (int beat = 0; beat < 150; beat++) {
                quiet.deliver(1, new AppendEntries(3));
                if (beat < 149) {
                    quiet.runFor(gaps.nextLong(100, 121));
                }
                if (quiet.status().role() != Role.FOLLOWER || quiet.hasSent(0, RequestVote.class::isInstance)) {
                    throw new Violation("timeout", "S0 campaigns although S1 leads and sends a heartbeat every 100 to 120 ms.");
                }
            }
            long lastHeartbeat = quiet.now();
            quiet.awaitCampaign("its leader's last heartbeat", 1_050);
            if (quiet.now() - lastHeartbeat < 150) {
                throw new Violation(
                        "timeout", "S0 campaigns " + (quiet.now() - lastHeartbeat) + " ms after a heartbeat; 150 ms is the least.");
            }

            flood(solution, schedule, "stale heartbeats", 50, round -> new AppendEntries(3));
            flood(solution, schedule, "vote requests of ever higher terms with an old log", 50,
                    round -> new RequestVote(5 + round, 1, 1));
            flood(solution, schedule, "vote requests of its term that it must deny", 50, round -> new RequestVote(4, 1, 1));

            Bench generous = new Bench(solution, 3, schedule, new HardState(4, NONE), 2, 2).boot();
            for (int round = 1; round <= 30; round++) {
                RequestVoteReply reply = generous.ask(1, new RequestVote(4 + round, 2, 2), RequestVoteReply.class);
                requireEqual("the answer to a vote request of a new term with an equal log", true, reply.granted());
                generous.runFor(100);
                if (generous.hasSent(0, RequestVote.class::isInstance)) {
                    throw new Violation("timeout", "S0 campaigns less than 150 ms after it granted its vote.");
                }
            }
        });
    }

    private interface Nuisance {
        dev.assay.labs.raft.RaftMessage message(int round);
    }

    private static void flood(RaftSolution solution, Schedule schedule, String what, long everyMillis, Nuisance nuisance) {
        Bench bench = new Bench(solution, 3, schedule, new HardState(4, 2), 2, 2).boot();
        for (int round = 0; bench.now() < LATEST_CAMPAIGN_MILLIS; round++) {
            bench.deliver(1, nuisance.message(round));
            bench.runFor(everyMillis);
            if (bench.hasSent(0, RequestVote.class::isInstance)) {
                return;
            }
        }
        throw new Violation(
                "timeout", "S0 did not campaign within " + LATEST_CAMPAIGN_MILLIS + " ms, while all that it received was " + what + ".");
    }

    @Test
    @Check(
            id = "A6",
            title = "Leads exactly when a majority has voted for it",
            points = 5,
            schedules = 4,
            hint = "Count voters, not replies; only votes of the current term; a majority of the cluster. A vote that comes after "
                    + "the victory is no news.")
    void counting(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            for (int size : new int[] {2, 4, 5, 6}) {
                wins(new Bench(solution, size, schedule, new HardState(6, NONE)).boot(), size);
                if (size > 3) {
                    countsOnlyThisTerm(new Bench(solution, size, schedule, new HardState(6, NONE)).boot(), size);
                }
            }
        });
    }

    private static void wins(Bench bench, int size) {
        long term = bench.awaitCampaign("its boot", LATEST_CAMPAIGN_MILLIS);
        int needed = size / 2;
        if (size > 2) {
            bench.deliver(size - 1, new RequestVoteReply(term, false));
            requireNoLeader(bench, "one denial", size);
            for (int voter = 1; voter < size - 1; voter++) {
                bench.deliver(voter, new RequestVoteReply(term - 1, true));
            }
            requireNoLeader(bench, "votes of the term before", size);
        }
        for (int voter = 1; voter <= needed; voter++) {
            requireNoLeader(bench, (voter - 1) + " votes besides its own", size);
            bench.deliver(voter, new RequestVoteReply(term, true));
            if (voter < needed) {
                bench.deliver(voter, new RequestVoteReply(term, true));
                bench.deliver(voter, new RequestVoteReply(term, true));
            }
        }
        bench.requireRole(Role.LEADER, term, needed + " votes and its own are a majority of " + size);
        bench.runFor(20);
        for (int other = 1; other < size; other++) {
            int follower = other;
            if (bench.sent().stream().noneMatch(sent -> sent.to() == follower && sent.message() instanceof AppendEntries)) {
                throw new Violation("announce", "S0 has won term " + term + " but has not told S" + other + " within 20 ms.");
            }
        }
        int before = bench.sentCount();
        for (int voter = 1; voter < size; voter++) {
            bench.deliver(voter, new RequestVoteReply(term, true));
        }
        bench.runFor(20);
        // One heartbeat a follower may be due by chance, or greet a late voter. To tell everybody of every vote is too much.
        long heartbeats = bench.sent().stream().skip(before).filter(sent -> sent.message() instanceof AppendEntries).count();
        if (heartbeats > size - 1) {
            throw new Violation("announce", "S0 leads term " + term + " already; late votes made it announce itself again.");
        }
    }

    private static void countsOnlyThisTerm(Bench bench, int size) {
        long first = bench.awaitCampaign("its boot", LATEST_CAMPAIGN_MILLIS);
        bench.deliver(1, new RequestVoteReply(first, true));
        long second = bench.awaitCampaign("a campaign that nobody answered", LATEST_CAMPAIGN_MILLIS);
        requireEqual("the term of the campaign after the one in term " + first, first + 1, second);
        for (int voter = 1; voter < size / 2; voter++) {
            bench.deliver(voter + 1, new RequestVoteReply(second, true));
        }
        for (int voter = 1; voter < size; voter++) {
            bench.deliver(voter, new RequestVoteReply(first, true));
        }
        requireNoLeader(bench, "votes of two terms, a majority only together", size);
    }

    private static void requireNoLeader(Bench bench, String got, int size) {
        if (bench.status().role() == Role.LEADER) {
            throw new Violation("majority", "S0 leads a cluster of " + size + " with " + got + ".");
        }
    }

    @Test
    @Check(
            id = "A7",
            title = "Draws every election timeout afresh",
            points = 2,
            schedules = 4,
            hint = "A timeout that is drawn once, or from a narrow range, lets the same servers collide again and again.")
    void timeouts(RaftSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Bench alone = new Bench(solution, 3, schedule, HardState.INITIAL).boot();
            alone.awaitCampaign("its boot", LATEST_CAMPAIGN_MILLIS);
            requireFreshTimeouts(alone, "a campaign that nobody answered", () -> {});

            Bench left = new Bench(solution, 3, schedule, HardState.INITIAL).boot();
            left.awaitCampaign("its boot", LATEST_CAMPAIGN_MILLIS);
            requireFreshTimeouts(
                    left, "its leader's last heartbeat", () -> left.deliver(1, new AppendEntries(left.status().term())));
        });
    }

    private static void requireFreshTimeouts(Bench bench, String since, Runnable event) {
        TreeSet<Long> timeouts = new TreeSet<>();
        for (int i = 0; i < 40; i++) {
            event.run();
            long began = bench.now();
            bench.awaitCampaign(since, LATEST_CAMPAIGN_MILLIS);
            timeouts.add(bench.now() - began);
        }
        if (timeouts.first() < 150 || timeouts.last() > 1_020) {
            throw new Violation(
                    "timeout",
                    "S0 campaigned " + timeouts.first() + " to " + timeouts.last() + " ms after " + since
                            + "; a timeout lies between 150 and 1000 ms.");
        }
        if (timeouts.size() < 5 || timeouts.last() - timeouts.first() < 50) {
            throw new Violation(
                    "timeout",
                    "S0's 40 timeouts after " + since + " took " + timeouts.size() + " different values between "
                            + timeouts.first() + " and " + timeouts.last()
                            + " ms; they must be drawn afresh from a range of at least 100 ms.");
        }
    }

    private static void vote(Bench bench, int from, RequestVote request, boolean granted, long term, String because) {
        RequestVoteReply reply = bench.ask(from, request, RequestVoteReply.class);
        if (reply.granted() != granted) {
            throw new Violation(
                    "vote",
                    "S0 " + (granted ? "denied" : "granted") + " S" + from + "'s " + request + "; it should "
                            + (granted ? "grant" : "deny") + " it: " + because + ".");
        }
        requireEqual("the term in the answer to " + request, term, reply.term());
    }

    private static void heartbeat(Bench bench, int from, long heartbeatTerm, boolean success, long term) {
        AppendEntriesReply reply = bench.ask(from, new AppendEntries(heartbeatTerm), AppendEntriesReply.class);
        requireEqual("the answer to a heartbeat of term " + heartbeatTerm, new AppendEntriesReply(term, success), reply);
    }

    private static void requireEqual(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new Violation("value", "Wrong: " + what + ". It is " + actual + ", it should be " + expected + ".");
        }
    }
}
