package dev.assay.labs.leaderboard.open;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.leaderboard.LeaderboardConfig;
import dev.assay.labs.leaderboard.LeaderboardService;
import dev.assay.labs.leaderboard.LeaderboardSolution;
import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.RankedSet;
import dev.assay.labs.leaderboard.Schema;
import dev.assay.labs.leaderboard.ScoreCodec;
import dev.assay.labs.leaderboard.ShardedBoard;
import dev.assay.labs.leaderboard.Snapshot;
import dev.assay.labs.leaderboard.SnapshotRow;
import dev.assay.labs.leaderboard.UserRow;
import dev.assay.labs.leaderboard.testbed.Arena;
import dev.assay.labs.leaderboard.testbed.SortedList;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.Server;
import dev.assay.simulator.service.SimulatedSortedSets;
import dev.assay.simulator.service.World;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Eight examples to work with. The hidden tests ask the same questions with other numbers, and a few more. */
@Part(id = "P", title = "Public tests")
final class LeaderboardTest {
    private static final String JANUARY = "2026-01";

    private static World world(LeaderboardSolution solution, Schedule schedule) {
        return new World(World.Setup.quiet(schedule, solution.getClass().getPackageName()).withLatency(Latency.millis(1, 8)));
    }

    private static Arena arena(LeaderboardSolution solution, Schedule schedule) {
        return new Arena(solution, solution, world(solution, schedule), schedule, LeaderboardConfig.standard(), Arena.MID_JANUARY);
    }

    private static <R> R ask(Arena arena, Server<LeaderboardService> server, Function<LeaderboardService, R> question) {
        Request<R> request = server.request("a question", question);
        arena.world().runFor(0);
        Expect.that("answer", request.isAnswered(), "A question gets no answer at once: " + request.state() + ".");
        return request.result();
    }

    @Test
    @Check(id = "P1", title = "Ranked set: three who share a rank", hint = "1, 2, 2, 2, 5.")
    void ties(LeaderboardSolution solution) {
        RankedSet set = solution.rankedSet();
        set.set("ann", 30);
        set.set("bob", 20);
        set.set("cid", 20);
        set.set("dan", 20);
        set.set("eve", 10);
        Expect.equal("range", "The whole set", List.of(new Ranked("ann", 30, 1), new Ranked("dan", 20, 2), new Ranked("cid", 20, 2),
                new Ranked("bob", 20, 2), new Ranked("eve", 10, 5)), set.range(0, 10));
        Expect.equal("add", "eve's score after 15 more", 25L, set.add("eve", 15));
        Expect.equal("rank", "eve's rank with 25", 2L, set.rank("eve"));
        Expect.equal("around", "eve and one neighbour on each side", List.of(new Ranked("ann", 30, 1), new Ranked("eve", 25, 2),
                new Ranked("dan", 20, 3)), set.around("eve", 1, 1));
    }

    @Test
    @Check(id = "P2", title = "Ranked set: 500 operations like a sorted list", hint = "Print the set after the first operation that differs.")
    void likeASortedList(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("operations");
            RankedSet set = solution.rankedSet();
            SortedList list = new SortedList();
            for (int i = 1; i <= 500; i++) {
                String member = "u" + random.nextInt(60);
                long score = random.nextInt(20);
                if (random.chance(250)) {
                    Expect.equal("remove", "op " + i + ": remove(" + member + ")", list.remove(member), set.remove(member));
                } else {
                    set.set(member, score);
                    list.set(member, score);
                }
                String other = "u" + random.nextInt(60);
                Expect.equal("rank", "op " + i + ": rank(" + other + ")", list.rank(other), set.rank(other));
                Expect.equal("range", "op " + i + ": range(3, 5)", list.range(3, 5), set.range(3, 5));
            }
        });
    }

    @Test
    @Check(id = "P3", title = "Packing: seven points at noon are more than seven at one", hint = "Keep the ticks that are left of the period.")
    void packing(LeaderboardSolution solution) {
        long hour = 3_600_000;
        ScoreCodec codec = solution.codec(0, 24 * hour, 1_000);
        Expect.that("order", codec.pack(7, 12 * hour) > codec.pack(7, 13 * hour), "(7, 12:00) must order above (7, 13:00).");
        Expect.that("order", codec.pack(8, 13 * hour) > codec.pack(7, 12 * hour), "(8, 13:00) must order above (7, 12:00).");
        Expect.equal("round trip", "The score in (7, 12:00)", 7L, codec.score(codec.pack(7, 12 * hour)));
        Expect.equal("round trip", "The time in (7, 12:00:00.999)", 12 * hour, codec.reachedAt(codec.pack(7, 12 * hour + 999)));
        Expect.equal("limit", "The largest score beside 86,400 ticks, which take 17 bits", (1L << 36) - 1, codec.maxScore());
    }

    @Test
    @Check(id = "P4", title = "Counting: 50 events, one of them twice, and a crash", hint = "A copy has the same id. After the crash all is read again.")
    void counting(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Arena arena = arena(solution, schedule);
            Server<LeaderboardService> server = arena.counting("a");
            for (int i = 0; i < 50; i++) {
                arena.win("e" + i, i % 5 == 0 ? "ann" : "bob", i % 5 == 0 ? 5 : 1);
                arena.world().runFor(20);
            }
            arena.win("e7", "bob", 1);
            arena.world().runFor(3_000);
            List<Ranked> expected = List.of(new Ranked("ann", 50, 1), new Ranked("bob", 40, 2));
            Expect.equal("board", "The board", expected, ask(arena, server, service -> service.top(JANUARY, 10)));
            Expect.equal("rows", "The number of rows in USER_SCORE", 50, arena.store().rows(Schema.USER_SCORE).size());
            server.crash();
            arena.world().runFor(6_000);
            Expect.equal("board", "The board after a crash", expected, ask(arena, server, service -> service.top(JANUARY, 10)));
        });
    }

    @Test
    @Check(id = "P5", title = "Counting: two instances have the same board", hint = "What the other one has stored is new to your memory.")
    void twoInstances(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Arena arena = arena(solution, schedule);
            Server<LeaderboardService> a = arena.counting("a");
            Server<LeaderboardService> b = arena.counting("b");
            for (int i = 0; i < 12; i++) {
                arena.win("e" + i, "u" + i % 3, 1 + i);
            }
            arena.world().runFor(3_000);
            List<Ranked> expected = List.of(new Ranked("u2", 30, 1), new Ranked("u1", 26, 2), new Ranked("u0", 22, 3));
            Expect.equal("board", "The board of a", expected, ask(arena, a, service -> service.top(JANUARY, 10)));
            Expect.equal("board", "The board of b", expected, ask(arena, b, service -> service.top(JANUARY, 10)));
        });
    }

    @Test
    @Check(id = "P6", title = "Publishing: a burst of 200 events", hint = "Few pushes, and the last one is true.")
    void burst(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Arena arena = arena(solution, schedule);
            arena.store().seed(Schema.USERS, "u0", new UserRow("Zero"));
            arena.publishing("a");
            arena.world().runFor(1_000);
            for (int i = 0; i < 200; i++) {
                arena.win("e" + i, "u" + i % 2, 1 + i % 2);
                arena.world().runFor(5);
            }
            arena.world().runFor(4_600);
            List<Arena.Frame> frames = arena.frames();
            Expect.that("pushed", frames.size() >= 2 && frames.size() <= 10, frames.size() + " pushes; a first one and a few more would be right.");
            Snapshot last = frames.getLast().snapshot();
            Expect.equal("rows", "The last push's rows",
                    List.of(new SnapshotRow(1, "u1", "u1", 200), new SnapshotRow(2, "u0", "Zero", 100)), last.rows());
            Expect.equal("period", "The last push's period", JANUARY, last.period());
        });
    }

    @Test
    @Check(id = "P7", title = "Bands: four users on two shards", hint = "A band holds its own lower bound.")
    void bands(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            World world = world(solution, schedule);
            List<SimulatedSortedSets> shards = List.of(new SimulatedSortedSets(world, "low"), new SimulatedSortedSets(world, "high"));
            fourUsers(world, solution.bands(List.copyOf(shards), List.of(0L, 10L)));
            Expect.equal("content", "The members of the upper band", List.of(new SimulatedSortedSets.Scored("dan", 12),
                    new SimulatedSortedSets.Scored("ann", 10)), shards.get(1).members("lb"));
        });
    }

    @Test
    @Check(id = "P8", title = "Hash: four users on two shards", hint = "Ask every shard, and merge.")
    void hashed(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            World world = world(solution, schedule);
            fourUsers(world, solution.hashed(List.of(new SimulatedSortedSets(world, "one"), new SimulatedSortedSets(world, "two"))));
        });
    }

    private static void fourUsers(World world, ShardedBoard board) {
        Instance instance = world.instance("a");
        Request<Long> request = instance.begin("moves and questions", () -> {
            board.move("ann", -1, 10);
            board.move("bob", -1, 9);
            board.move("cid", -1, 3);
            board.move("dan", -1, 9);
            board.move("dan", 9, 12);
            Expect.equal("top", "top(3)", List.of(new Ranked("dan", 12, 1), new Ranked("ann", 10, 2), new Ranked("bob", 9, 3)), board.top(3));
            return board.rank("cid", 3);
        });
        world.runFor(5_000);
        Expect.that("answer", request.isAnswered(), "The board gives no answer: " + request.state() + ".");
        Expect.equal("rank", "cid's rank", 4L, request.result());
    }
}
