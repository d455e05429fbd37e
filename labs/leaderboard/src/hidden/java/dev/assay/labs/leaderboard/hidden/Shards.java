package dev.assay.labs.leaderboard.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.kit.port.SortedSets;
import dev.assay.kit.port.SortedSets.Scored;
import dev.assay.labs.leaderboard.LeaderboardSolution;
import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.ShardedBoard;
import dev.assay.labs.leaderboard.testbed.SortedList;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Client;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.SimulatedSortedSets;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A board on several servers of sorted sets. Content is judged on the servers themselves, without the board. */
@Part(id = "E", title = "Shards")
final class Shards {
    private static final String KEY = "lb";
    private static final List<Long> BOUNDS = List.of(0L, 10L, 20L, 40L);

    /** Servers, a process that moves and asks, and what it should find. */
    private static final class Bench {
        private final World world;
        private final Instance mover;
        private final Instance reader;
        private final List<SimulatedSortedSets> shards = new ArrayList<>();
        private final Map<String, Long> totals = new TreeMap<>();
        private final boolean isHashed;
        private final LeaderboardSolution solution;
        private ShardedBoard board;

        Bench(LeaderboardSolution solution, Schedule schedule, boolean isHashed, int shards, Latency latency, Faults faults) {
            World.Setup setup = World.Setup.quiet(schedule, solution.getClass().getPackageName()).withLatency(latency).withFaults(faults);
            this.solution = solution;
            this.isHashed = isHashed;
            this.world = new World(setup);
            for (int i = 0; i < shards; i++) {
                this.shards.add(new SimulatedSortedSets(world, "shard " + i));
            }
            this.mover = world.instance("mover");
            this.reader = world.instance("reader");
            mover.whenDead(() -> board = newBoard());
            this.board = newBoard();
        }

        ShardedBoard newBoard() {
            List<SortedSets> all = List.copyOf(shards);
            return isHashed ? solution.hashed(all) : solution.bands(all, BOUNDS.subList(0, shards.size()));
        }

        /** The band of a total, by the definition. */
        int band(long total) {
            return (int) BOUNDS.subList(0, shards.size()).stream().filter(bound -> bound <= total).count() - 1;
        }

        /** Asks the board something when nothing else happens. */
        <R> R ask(String what, Function<ShardedBoard, R> question) {
            Request<R> request = mover.begin(what, () -> question.apply(board));
            world.runUntil(() -> request.state() != Request.State.RUNNING, 60_000);
            Expect.that("answer", request.isAnswered(), what + " gives no answer although no server fails (" + request.state() + ").");
            return request.result();
        }

        /** The same, and it may make so many calls. */
        <R> R ask(String what, int mostCalls, Function<ShardedBoard, R> question) {
            int before = mover.calls();
            R answer = ask(what, question);
            int calls = mover.calls() - before;
            Expect.that("budget", calls <= mostCalls, what + " used " + calls + " calls, limit " + mostCalls + ".");
            return answer;
        }

        void move(String user, long total) {
            long old = totals.getOrDefault(user, -1L);
            ask("move(" + user + ", " + old + ", " + total + ")", isHashed ? 1 : 2, one -> {
                one.move(user, old, total);
                return true;
            });
            totals.put(user, total);
        }

        /** On how many shards a user is. */
        long copies(String user) {
            return shards.stream().filter(shard -> shard.members(KEY).stream().anyMatch(one -> one.member().equals(user))).count();
        }

        /** At rest each user is once there, with the right total, in the right band. */
        void requireContent() {
            int members = 0;
            for (int i = 0; i < shards.size(); i++) {
                for (Scored one : shards.get(i).members(KEY)) {
                    members++;
                    Long total = totals.get(one.member());
                    Expect.that("content", total != null && total == one.score(), one.member() + " has " + one.score() + " on shard " + i
                            + ", the durable total is " + total + ".");
                    Expect.that("content", isHashed || band(total) == i, one.member() + " with " + total + " is in band " + i + ", and belongs in band "
                            + band(total) + ".");
                }
            }
            for (String user : totals.keySet()) {
                long copies = copies(user);
                Expect.that("content", copies == 1, user + " is on " + copies + " shards at rest.");
            }
            Expect.equal("content", "The number of members on all shards", totals.size(), members);
        }

        /** Every answer is that of a sorted list, and as cheap as it has to be. */
        void requireAnswers() {
            SortedList list = new SortedList();
            totals.forEach(list::set);
            for (int k : new int[] {0, 1, 2, 5, totals.size(), totals.size() + 3}) {
                List<Ranked> expected = list.range(0, k);
                int bands = 0;
                for (long seen = 0; bands < shards.size() && seen < k; bands++) {
                    int band = shards.size() - 1 - bands;
                    seen += totals.values().stream().filter(total -> band(total) == band).count();
                }
                List<Ranked> actual = ask("top(" + k + ")", isHashed ? shards.size() : bands, one -> one.top(k));
                requireNobodyMissing(k, expected, actual);
                Expect.equal("top", "top(" + k + ")", expected, actual);
            }
            totals.forEach((user, total) -> {
                int calls = isHashed ? shards.size() : shards.size() - band(total);
                Expect.equal("rank", "The rank of " + user + " with " + total, list.rank(user), ask("rank", calls, one -> one.rank(user, total)));
            });
        }

        private void requireNobodyMissing(int k, List<Ranked> expected, List<Ranked> actual) {
            List<String> there = actual.stream().map(Ranked::userId).toList();
            for (Ranked one : expected) {
                Expect.that("top", there.contains(one.userId()), "In top(" + k + ") " + one.userId() + " is missing"
                        + (isHashed ? ": the best " + k + " of every shard must be merged." : "."));
            }
        }
    }

    private static long total(RandomStream random) {
        return random.chance(300) ? BOUNDS.get(random.nextInt(4)) - random.nextInt(2) * (random.chance(500) ? 1 : 0) : random.nextInt(60);
    }

    private static void moves(LeaderboardSolution solution, Schedule schedule, boolean isHashed) {
        RandomStream random = schedule.stream("moves");
        Bench bench = new Bench(solution, schedule, isHashed, 1 + random.nextInt(4), Latency.millis(1, 4), Faults.none());
        ShardedBoard other = bench.newBoard();
        boolean[] isOver = {false};
        Request<Boolean> reading = bench.reader.begin("top(9) again and again", () -> {
            while (!isOver[0]) {
                List<Ranked> top = other.top(9);
                HashSet<String> seen = new HashSet<>();
                for (Ranked one : top) {
                    if (!seen.add(one.userId())) {
                        throw new Violation("twice", "While a user moves, top(9) lists " + one.userId() + " twice.");
                    }
                }
                bench.reader.time().sleep(2);
            }
            return true;
        });
        for (int i = 0; i < 24; i++) {
            bench.move("u" + random.nextInt(9), Math.max(0, total(random)));
        }
        isOver[0] = true;
        bench.world.runFor(200);
        Expect.that("answer", reading.isAnswered(), "A reader of top(9) gets no answer although no server fails.");
        bench.requireContent();
        bench.requireAnswers();
    }

    @Test
    @Check(
            id = "E1",
            title = "Bands: content, top, ranks and calls, while others read",
            points = 4,
            schedules = 40,
            hint = "Between the two calls of a move a user is in two bands. A band holds its own lower bound. Ask no band more than you need.")
    void bands(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> moves(solution, schedule, false));
    }

    @Test
    @Check(
            id = "E2",
            title = "Hash: content, top, ranks and calls, while others read",
            points = 4,
            schedules = 40,
            hint = "The best k of all can all be on one shard. A rank needs every shard.")
    void hashed(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> moves(solution, schedule, true));
    }

    @Test
    @Check(
            id = "E3",
            title = "Calls that fail, or give no answer, are repeated until totals are exact",
            points = 3,
            schedules = 40,
            hint = "You do not know whether the call that gave no answer has had its effect. Which command can be repeated, and which not?")
    void repeated(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            for (boolean isHashed : new boolean[] {false, true}) {
                RandomStream random = schedule.stream("moves");
                Faults faults = Faults.sometimes(schedule, 250, List.of(new Fault.Refused(), new Fault.LostRequest(), new Fault.LostReply()));
                Bench bench = new Bench(solution, schedule, isHashed, 4, Latency.millis(1, 4), faults);
                Client client = new Client(bench.world, 1_000, 20);
                for (int i = 0; i < 20; i++) {
                    String user = "u" + random.nextInt(7);
                    long old = bench.totals.getOrDefault(user, -1L);
                    long total = Math.max(0, total(random));
                    Client.Conversation<Boolean> asked = client.ask(() -> bench.mover.begin("move " + user, () -> {
                        bench.board.move(user, old, total);
                        return true;
                    }));
                    bench.world.runUntil(() -> asked.answer().isPresent(), 60_000);
                    Expect.that("answer", asked.answer().isPresent(), "move(" + user + ", " + old + ", " + total + ") never succeeds.");
                    bench.totals.put(user, total);
                }
                bench.requireContent();
            }
        });
    }

    @Test
    @Check(
            id = "E4",
            title = "Whoever moves a user may die between two calls: the user is never gone",
            points = 4,
            schedules = 6,
            hint = "First into the new place, then out of the old one.")
    void crashes(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            for (boolean isHashed : new boolean[] {false, true}) {
                int calls = crashing(solution, schedule, isHashed, Faults.none(), "While users move");
                for (int k = 0; k < Math.min(60, calls); k++) {
                    crashing(solution, schedule, isHashed, Faults.at(Map.of(k, new Fault.CrashBefore())), "Before call " + k + " the mover dies:");
                    crashing(solution, schedule, isHashed, Faults.at(Map.of(k, new Fault.CrashAfter())), "After call " + k + " the mover dies:");
                }
            }
        });
    }

    private static int crashing(LeaderboardSolution solution, Schedule schedule, boolean isHashed, Faults faults, String when) {
        Bench bench = new Bench(solution, schedule, isHashed, 3, Latency.millis(1, 4), faults);
        RandomStream random = schedule.stream("moves");
        Client client = new Client(bench.world, 10, 50);
        List<Long> course = Stream.of(5L, 15L, 25L, 12L, 3L, 30L, 20L).map(total -> total + random.nextInt(3)).toList();
        for (String user : List.of("u1", "u2")) {
            for (long total : course) {
                long old = bench.totals.getOrDefault(user, -1L);
                Client.Conversation<Boolean> asked = client.ask(() -> bench.mover.begin("move " + user, () -> {
                    bench.board.move(user, old, total);
                    return true;
                }));
                for (int i = 0; i < 1_000 && asked.answer().isEmpty(); i++) {
                    bench.world.runFor(1);
                    for (String known : bench.totals.keySet()) {
                        if (bench.copies(known) == 0) {
                            throw new Violation("gone", when + " " + known + " vanished from every shard during the move from " + old + " to " + total + ".");
                        }
                    }
                }
                Expect.that("answer", asked.answer().isPresent(), when + " move(" + user + ", " + old + ", " + total + ") does not succeed any more.");
                bench.totals.put(user, total);
            }
        }
        bench.requireContent();
        return bench.mover.calls();
    }

    @Test
    @Check(id = "E5", title = "Arguments that are refused", points = 1, hint = "Before any call is made.")
    void arguments(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            for (boolean isHashed : new boolean[] {false, true}) {
                Bench bench = new Bench(solution, schedule, isHashed, 2, Latency.millis(1, 4), Faults.none());
                bench.ask("what it has to refuse", 0, Shards::refuses);
                bench.move("largest", 1L << 53);
                bench.move("zero", 0);
                bench.requireContent();
                bench.requireAnswers();
                Expect.equal("rank", "The rank of somebody else with the largest total", 1L, bench.ask("rank", one -> one.rank("other", 1L << 53)));
            }
            List<SortedSets> two = List.of(new SimulatedSortedSets(new World(World.Setup.quiet(schedule, "none")), "a"),
                    new SimulatedSortedSets(new World(World.Setup.quiet(schedule, "none")), "b"));
            Expect.refused("A hash board without shards", IllegalArgumentException.class, () -> solution.hashed(List.of()));
            for (List<Long> bounds : List.of(List.<Long>of(), List.of(0L), List.of(0L, 5L, 9L), List.of(1L, 5L), List.of(0L, 0L), List.of(0L, -1L))) {
                Expect.refused("Two bands with the bounds " + bounds, IllegalArgumentException.class, () -> solution.bands(two, bounds));
            }
            Expect.refused("No bands", IllegalArgumentException.class, () -> solution.bands(List.of(), List.of()));
        });
    }

    private static boolean refuses(ShardedBoard board) {
        for (String name : new String[] {null, "", "a b", "x".repeat(65)}) {
            Expect.refused("move() of '" + name + "'", IllegalArgumentException.class, () -> board.move(name, -1, 1));
            Expect.refused("rank() of '" + name + "'", IllegalArgumentException.class, () -> board.rank(name, 1));
        }
        long tooMuch = (1L << 53) + 1;
        Expect.refused("move() from -2", IllegalArgumentException.class, () -> board.move("u", -2, 1));
        Expect.refused("move() from 2^53 + 1", IllegalArgumentException.class, () -> board.move("u", tooMuch, 1));
        Expect.refused("move() to -1", IllegalArgumentException.class, () -> board.move("u", 1, -1));
        Expect.refused("move() to 2^53 + 1", IllegalArgumentException.class, () -> board.move("u", 1, tooMuch));
        Expect.refused("rank() with -1", IllegalArgumentException.class, () -> board.rank("u", -1));
        Expect.refused("rank() with 2^53 + 1", IllegalArgumentException.class, () -> board.rank("u", tooMuch));
        Expect.refused("top(-1)", IllegalArgumentException.class, () -> board.top(-1));
        return true;
    }
}
