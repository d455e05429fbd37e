package dev.assay.labs.leaderboard.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.kit.port.Row;
import dev.assay.labs.leaderboard.LeaderboardConfig;
import dev.assay.labs.leaderboard.LeaderboardService;
import dev.assay.labs.leaderboard.LeaderboardSolution;
import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.Schema;
import dev.assay.labs.leaderboard.Snapshot;
import dev.assay.labs.leaderboard.SnapshotRow;
import dev.assay.labs.leaderboard.UserRow;
import dev.assay.labs.leaderboard.testbed.Arena;
import dev.assay.labs.leaderboard.testbed.Arena.Frame;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Server;
import dev.assay.simulator.service.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Pushing snapshots. An event may take 3 s until it is in the board, a change of the board throttle + 1 s until it is pushed: what is
 * looked at later than both, and a little for the calls, has to be right.
 */
@Part(id = "D", title = "Publish")
final class Publishing {
    private static final LeaderboardConfig CONFIG = LeaderboardConfig.standard();
    private static final long PUSHED_AFTER = 3_000 + CONFIG.throttleMillis() + 1_000 + 100;

    private static Arena arena(LeaderboardSolution solution, Schedule schedule, Faults faults, long clock) {
        World.Setup setup = World.Setup.quiet(schedule, solution.getClass().getPackageName())
                .withLatency(Latency.millis(1, 8))
                .withFaults(faults);
        return new Arena(solution, Submission.reference(LeaderboardSolution.class), new World(setup), schedule, CONFIG, clock);
    }

    private static Arena arena(LeaderboardSolution solution, Schedule schedule) {
        return arena(solution, schedule, Faults.none(), Arena.MID_JANUARY);
    }

    // ------------------------------------------------------------------------------------------------------- judging

    /** What holds for all pushes, whatever happened. */
    private static void requireOrderly(Arena arena, String when) {
        Frame before = null;
        for (Frame frame : arena.frames()) {
            if (before != null) {
                Expect.that("version", frame.snapshot().version() > before.snapshot().version(), when + ", version went from "
                        + before.snapshot().version() + " to " + frame.snapshot().version()
                        + (frame.life() == before.life() ? "." : " after a restart."));
            }
            if (before != null && frame.life() == before.life()) {
                long gap = frame.calledAt() - before.calledAt();
                Expect.that("throttle", gap >= CONFIG.throttleMillis(), when + ", two pushes were within " + gap + " ms.");
                boolean isSame = frame.snapshot().period().equals(before.snapshot().period())
                        && frame.snapshot().rows().equals(before.snapshot().rows());
                Expect.that("repeated", !isSame, when + ", the same rows were pushed twice in a row.");
            }
            before = frame;
        }
    }

    private static List<SnapshotRow> expectedRows(Arena arena, String period) {
        List<Ranked> board = Truth.of(arena).board(period);
        return board.subList(0, Math.min(CONFIG.topK(), board.size())).stream().map(one -> {
            Row<UserRow> user = arena.store().committed(Schema.USERS, one.userId());
            return new SnapshotRow(one.rank(), one.userId(), user == null ? one.userId() : user.value().nickname(), one.score());
        }).toList();
    }

    /** It is quiet: the last push has to be the truth, and what the service itself says is no older. */
    private static void requireTrue(Arena arena, String when) {
        Expect.that("pushed", !arena.frames().isEmpty(), when + ", nothing has been pushed.");
        String period = Truth.month(arena.now());
        Snapshot last = arena.frames().getLast().snapshot();
        Expect.equal("period", when + ", the last push's period", period, last.period());
        List<SnapshotRow> expected = expectedRows(arena, period);
        if (!expected.equals(last.rows())) {
            Expect.equal("stale", when + ", the last push (" + (arena.world().nowMillis() - arena.frames().getLast().calledAt())
                    + " ms old) and nothing after it: its rows", expected, last.rows());
        }
        requireCurrent(arena, when);
        for (Server<LeaderboardService> server : arena.servers()) {
            Expect.that("loops", server.endedLoops().isEmpty(), when + ", publish() or consume() has ended. They run for ever.");
        }
    }

    private static void requireCurrent(Arena arena, String when) {
        Server<LeaderboardService> server = arena.servers().getFirst();
        if (server.isUp()) {
            Snapshot current = Truth.ask(arena, server, "current", LeaderboardService::current);
            Expect.that("current", current != null, when + ", current() is null.");
            int life = arena.lives() - 1;
            arena.frames().stream().filter(frame -> frame.life() == life).reduce((one, other) -> other).ifPresent(last -> Expect.that("current",
                    current.version() >= last.snapshot().version(), when + ", current() has version " + current.version() + ", but version "
                            + last.snapshot().version() + " was pushed before."));
        }
    }

    // --------------------------------------------------------------------------------------------------------- tests

    @Test
    @Check(
            id = "D1",
            title = "Under load: never too often, never the same twice, and often enough",
            points = 4,
            schedules = 5,
            hint = "The throttle counts from push to push, and what has not changed is not pushed.")
    void load(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("traffic");
            Arena arena = arena(solution, schedule);
            arena.publishing("a");
            Server<LeaderboardService> server = arena.servers().getFirst();
            arena.world().runUntil(server::isUp, 5_000);
            Snapshot first = Truth.ask(arena, server, "current", LeaderboardService::current);
            Expect.that("current", first != null && first.period().equals("2026-01") && first.rows().isEmpty(),
                    "Before anybody has won, current() must be a snapshot of this month without rows.");
            int from = arena.frames().size();
            for (int i = 0; i < 300; i++) {
                arena.world().runFor(random.nextInt(40));
                arena.win("e" + i, "u" + random.nextInt(30), 1 + random.nextInt(9));
                if (i % 30 == 29) {
                    requireCurrent(arena, "Under load");
                }
            }
            int pushes = arena.frames().size() - from;
            arena.world().runFor(PUSHED_AFTER);
            requireOrderly(arena, "Under load");
            requireTrue(arena, "After 6 s of load and 4.6 s of quiet");
            // At least one in throttle + 1 s, and twice that for a start and for wins that come in batches.
            Expect.that("often", pushes >= 2, "In 6 s in which the top changed all the time there were " + pushes + " pushes.");
        });
    }

    @Test
    @Check(
            id = "D2",
            title = "The last change is pushed, also if it comes right after a push, or a push fails",
            points = 4,
            schedules = 40,
            hint = "Who ignores a change because the last push was less than 500 ms ago has to come back to it: nobody else will.")
    void trailingEdge(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("traffic");
            boolean[] isFailing = {false};
            Faults chance = Faults.sometimes(schedule, 500, List.of(new Fault.Refused()));
            Faults faults = call -> isFailing[0] && call.port().equals("push") ? chance.at(call) : Faults.NONE;
            Arena arena = arena(solution, schedule, faults, Arena.MID_JANUARY);
            arena.publishing("a");
            arena.world().runFor(1_500 + random.nextInt(600));
            isFailing[0] = random.chance(300);
            int wins = 2 + random.nextInt(2);
            long pause = 0;
            for (int i = 0; i < wins; i++) {
                arena.world().runFor(pause);
                arena.win("e" + i, "u" + random.nextInt(3), 1 + random.nextInt(5));
                pause = random.nextInt(700);
            }
            if (isFailing[0]) {
                arena.world().runFor(2_000);
                isFailing[0] = false;
            }
            arena.world().runFor(PUSHED_AFTER);
            requireOrderly(arena, "After some wins");
            requireTrue(arena, "4.6 s after the last of " + wins + " wins, which came " + pause + " ms apart or less");
        });
    }

    @Test
    @Check(
            id = "D3",
            title = "A change of a score without one of the order is a change, and so is a nickname's",
            points = 3,
            schedules = 12,
            hint = "Compare all that a client sees. Nicknames change without any event: look again when they have become old.")
    void whatIsAChange(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("traffic");
            Arena arena = arena(solution, schedule);
            for (int i = 0; i < 12; i += 2) {
                arena.store().seed(Schema.USERS, "u" + i, new UserRow("Nick " + i));
            }
            arena.publishing("a");
            for (int i = 0; i < 12; i++) {
                arena.win("e" + i, "u" + i, 100 - 3 * (i / 2));
            }
            arena.world().runFor(PUSHED_AFTER + random.nextInt(2_000));
            requireTrue(arena, "After twelve have won");
            arena.win("more", "u0", 1 + random.nextInt(2));
            arena.world().runFor(PUSHED_AFTER);
            requireTrue(arena, "After the first one's score has changed, and no place");
            arena.win("last", "u11", 1);
            arena.world().runFor(PUSHED_AFTER);
            requireTrue(arena, "After somebody's score has changed who is not among the best");
            arena.world().runFor(random.nextInt(20_000));
            arena.store().seed(Schema.USERS, "u2", new UserRow("New " + random.nextInt(9)));
            arena.store().seed(Schema.USERS, "u3", new UserRow("Third"));
            arena.world().runFor(CONFIG.nicknameTtlMillis() + CONFIG.throttleMillis() + 1_000 + 100);
            requireTrue(arena, "11.6 s after a nickname has changed, and another user has got one");
            requireOrderly(arena, "With changes of scores and nicknames");
        });
    }

    @Test
    @Check(
            id = "D4",
            title = "When the month is over, the new board is pushed, empty as it is",
            points = 1,
            schedules = 4,
            hint = "The period is the clock's month. A board of another period is another board, whatever is on it.")
    void newMonth(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("traffic");
            long february = 1_769_904_000_000L;
            boolean hasWins = random.chance(500);
            Arena arena = arena(solution, schedule, Faults.none(), february - 7_000);
            arena.publishing("a");
            if (hasWins) {
                arena.win("e1", "u1", 5);
            }
            arena.world().runFor(6_000);
            requireTrue(arena, "Before the month ends");
            arena.world().runFor(1_000 + CONFIG.throttleMillis() + 1_000 + 100);
            requireTrue(arena, "1.6 s after the month has ended");
            arena.win("e2", "u2", 5);
            arena.world().runFor(PUSHED_AFTER);
            requireTrue(arena, "After the first win of the new month");
            requireOrderly(arena, "When a month ends");
        });
    }

    @Test
    @Check(
            id = "D5",
            title = "A publisher that dies at any moment pushes when it is back, and versions go on",
            points = 4,
            hint = "A version must be safe before it is used. And what was saved has not been pushed yet.")
    void crashes(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            int calls = Math.min(100, crashing(solution, schedule, Faults.none(), "Without a crash"));
            for (int k = 0; k < calls; k++) {
                crashing(solution, schedule, Faults.at(Map.of(k, new Fault.CrashBefore())), "After a crash before call " + k);
                crashing(solution, schedule, Faults.at(Map.of(k, new Fault.CrashAfter())), "After a crash after call " + k);
            }
        });
    }

    /** Returns how many calls there were while something happened. */
    private static int crashing(LeaderboardSolution solution, Schedule schedule, Faults faults, String when) {
        Arena arena = arena(solution, schedule, faults, Arena.MID_JANUARY);
        RandomStream random = schedule.stream("traffic");
        long restart = 1_000 + random.nextInt(2_000);
        arena.publishing("a").restartAfter(() -> restart);
        arena.world().runFor(300);
        arena.win("e0", "u0", 5);
        arena.world().runFor(700);
        arena.win("e1", "u1", 9);
        arena.win("e2", "u0", 1);
        arena.world().runFor(700);
        int calls = arena.world().calls().size();
        arena.world().runFor(restart + PUSHED_AFTER);
        requireOrderly(arena, when);
        requireTrue(arena, when);
        int last = arena.lives() - 1;
        Expect.that("first push", arena.frames().stream().anyMatch(frame -> frame.life() == last), when
                + ", the new process has pushed nothing in the first seconds: clients that have missed the last push wait for the next change.");
        return calls;
    }
}
