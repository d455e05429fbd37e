package dev.assay.labs.leaderboard.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Submission;
import dev.assay.labs.leaderboard.LeaderboardConfig;
import dev.assay.labs.leaderboard.LeaderboardService;
import dev.assay.labs.leaderboard.LeaderboardSolution;
import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.ScoreEvent;
import dev.assay.labs.leaderboard.testbed.Arena;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Faults;
import dev.assay.simulator.service.Latency;
import dev.assay.simulator.service.Server;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Counting events. What has to be is computed from the log alone; that a board is right when nobody has crashed, and after crashes, are
 * two different things, so both are looked at. Ranked sets and codecs are the reference's: who ranks wrongly has lost those points in part A.
 */
@Part(id = "C", title = "Count once")
final class Counting {
    private static final String JANUARY = "2026-01";
    private static final Fault REFUSED = new Fault.Refused();
    private static final List<Fault> NO_ANSWER = List.of(REFUSED, new Fault.LostRequest(), new Fault.LostReply());

    private static Arena arena(LeaderboardSolution solution, Schedule schedule, Latency latency, Faults faults,
            long clock) {
        World.Setup setup = World.Setup.quiet(schedule, solution.getClass().getPackageName()).withLatency(latency).withFaults(faults);
        return new Arena(solution, Submission.reference(LeaderboardSolution.class), new World(setup), schedule,
                LeaderboardConfig.standard(), clock);
    }

    private static Arena arena(LeaderboardSolution solution, Schedule schedule) {
        return arena(solution, schedule, Latency.millis(1, 8), Faults.none(), Arena.MID_JANUARY);
    }

    private static String user(RandomStream random, int users) {
        return "u" + random.nextInt(users);
    }

    /** Ids that are spread over the whole range of ids, as random ids are. */
    private static String id(RandomStream random, int number) {
        return Integer.toHexString(random.nextInt(256)) + "-e" + number;
    }

    @Test
    @Check(
            id = "C1",
            title = "Two instances count what comes, in batches, and both boards are right and fresh",
            points = 4,
            schedules = 12,
            hint = "An event that another instance has stored already is still missing in your memory. And a transaction an event is slow.")
    void steady(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("traffic");
            Arena arena = arena(solution, schedule);
            arena.counting("a");
            arena.counting("b");
            for (int i = 0; i < 160; i++) {
                arena.world().runFor(random.nextInt(130));
                // Players' clocks, so events do not come in the order in which they happened; and ties.
                arena.append(new ScoreEvent(id(random, i), user(random, 20), 1 + random.nextInt(5),
                        (arena.now() - random.nextInt(2_000)) / 500 * 500));
                if (i % 40 == 39) {
                    Truth.requireFresh(arena, JANUARY);
                }
            }
            arena.world().runFor(3_000);
            Truth.of(arena).requireAtRest(arena, "3 s after the last event");
            underLoad(solution, schedule);
        });
    }

    private static void underLoad(LeaderboardSolution solution, Schedule schedule) {
        RandomStream random = schedule.stream("load");
        Arena arena = arena(solution, schedule);
        for (int i = 0; i < 240; i++) {
            arena.win(id(random, i), user(random, 50), 1 + random.nextInt(9));
        }
        arena.counting("a");
        arena.world().runFor(6_000);
        long statements = arena.world().calls().stream().filter(call -> call.port().equals("store")).count();
        Truth.of(arena).requireAtRest(arena, "6 s after 240 events at once");
        Expect.that("batches", arena.entriesRead() >= 10 * arena.batches(),
                "Of 240 events that were there to read, a read took "
                + arena.entriesRead() / Math.max(1, arena.batches()) + " on average; it could have taken up to 100.");
        // What start() needs, and whoever looks for a position when there is nothing to read, is not meant: 100 statements for that.
        long allowed = arena.entriesRead() + 4L * arena.batches() + 100;
        Expect.that("budget", statements <= allowed, "For " + arena.entriesRead() + " entries in " + arena.batches()
                + " batches the store got "
                + statements + " statements; n + 4 a batch would be " + (allowed - 100) + ".");
    }

    @Test
    @Check(
            id = "C2",
            title = "Events that come twice count once; five wins in one millisecond are five",
            points = 5,
            schedules = 30,
            hint = "The id of an event is what tells copies from new ones: not its user, its time or its points. Memory must not count what the store refuses.")
    void copies(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("traffic");
            Arena arena = arena(solution, schedule);
            arena.counting("a");
            if (random.chance(500)) {
                arena.counting("b");
            }
            List<ScoreEvent> sent = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                arena.world().runFor(random.nextInt(60));
                ScoreEvent event = new ScoreEvent(id(random, i), user(random, 6), 1 + random.nextInt(7), arena.now());
                arena.append(event);
                sent.add(event);
                if (random.chance(400)) {
                    ScoreEvent again = sent.get(random.chance(500) ? i : random.nextInt(sent.size()));
                    arena.append(new ScoreEvent(again.eventId(), again.userId(), again.points()
                            + (random.chance(300) ? 5 : 0), again.createdAt()));
                }
            }
            for (int i = 0; i < 5; i++) {
                arena.win("burst" + i, "u0", 11);
            }
            arena.world().runFor(3_200);
            Truth.of(arena).requireAtRest(arena, "3 s after the last event");
        });
    }

    @Test
    @Check(
            id = "C3",
            title = "A process that dies at any moment loses nothing and counts nothing twice",
            points = 5,
            schedules = 1,
            hint = "How far you have read is saved together with what you have counted: in one transaction.",
            keeps = "the sweep over the moments at which counting can die; D5's is about publishing, and can see less of it")
    void crashes(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            sweep(solution, schedule.part("alone"), 1);
            sweep(solution, schedule.part("two"), 2);
        });
    }

    private static void sweep(LeaderboardSolution solution, Schedule schedule, int instances) {
        int calls = Math.min(80, crashing(solution, schedule, instances, Faults.none(), "without a crash"));
        for (int k = 0; k < calls; k++) {
            for (Fault fault : List.of(new Fault.CrashBefore(), new Fault.CrashAfter())) {
                crashing(solution, schedule, instances, Faults.at(Map.of(k, fault)), "After a crash "
                        + (fault instanceof Fault.CrashBefore
                        ? "before" : "after") + " call " + k);
            }
        }
    }

    /** Some events before and after the crash, one of them twice. Returns how many calls there were while events came. */
    private static int crashing(LeaderboardSolution solution, Schedule schedule, int instances, Faults faults,
            String when) {
        Arena arena = arena(solution, schedule, Latency.millis(1, 4), faults, Arena.MID_JANUARY);
        RandomStream random = schedule.stream("traffic");
        for (int i = 0; i < instances; i++) {
            long restart = 1_000 + random.nextInt(3_000);
            arena.counting("ab".substring(i, i + 1)).restartAfter(() -> restart);
        }
        for (int i = 0; i < 8; i++) {
            arena.win("e" + i, i == 0 ? "u0" : user(random, 3), 1 + i);
            if (i == 4) {
                arena.win("e0", "u0", 1); // a copy
            }
            arena.world().runFor(i == 2 ? 60 : random.nextInt(6));
        }
        arena.world().runFor(100);
        int calls = arena.world().calls().size();
        arena.world().runFor(3_900);
        arena.win("late", "u1", 40);
        arena.world().runFor(4_000);
        Truth.of(arena).requireAtRest(arena, when);
        return calls;
    }

    @Test
    @Check(
            id = "C4",
            title = "A store that fails, or does not say whether it has committed, makes no board wrong",
            points = 5,
            schedules = 16,
            hint = "When a commit gives no answer you know nothing: neither that the rows are there nor that they are not. Look, or do it again.")
    void storeFails(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("traffic");
            boolean[] isFailing = {false};
            Faults chance = Faults.sometimes(schedule, 120, NO_ANSWER);
            Faults faults = call -> isFailing[0] && call.port().equals("store") ? chance.at(call) : Faults.NONE;
            Arena arena = arena(solution, schedule, Latency.millis(1, 8), faults, Arena.MID_JANUARY);
            arena.counting("a");
            if (random.chance(500)) {
                arena.counting("b");
            }
            arena.world().runFor(500);
            isFailing[0] = true;
            for (int i = 0; i < 50; i++) {
                arena.world().runFor(random.nextInt(400));
                arena.win(id(random, i), user(random, 8), 1 + random.nextInt(20));
                if (random.chance(100)) {
                    arena.win(id(random, i) + "x", user(random, 8), 1 + random.nextInt(20));
                }
            }
            isFailing[0] = false;
            arena.world().runFor(6_000);
            Truth.of(arena).requireAtRest(arena, "6 s after the store has stopped failing");
        });
    }

    @Test
    @Check(
            id = "C5",
            title = "An event of January that comes in February counts for January",
            points = 3,
            schedules = 10,
            hint = "The month is that of createdAt in UTC, not that of the moment at which you read the event.")
    void months(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("traffic");
            long february = 1_769_904_000_000L;
            Arena arena = arena(solution, schedule, Latency.millis(1, 8), Faults.none(), february - 6_000);
            arena.counting("a");
            for (int i = 0; i < 60; i++) {
                arena.world().runFor(random.nextInt(200));
                long late = random.chance(500) ? random.nextInt(3_000) : 0;
                arena.append(new ScoreEvent("e" + i, user(random, 8), 1 + random.nextInt(9), arena.now() - late));
            }
            arena.append(new ScoreEvent("last", "u1", 3, february - 1));
            arena.append(new ScoreEvent("first", "u1", 4, february));
            arena.append(new ScoreEvent("leap", "u2", 4, 1_709_251_199_999L)); // 2024-02-29T23:59:59.999Z
            arena.append(new ScoreEvent("old", "u2", 4, 946_684_800_000L)); // 2000-01-01T00:00Z
            arena.world().runFor(3_100);
            Truth truth = Truth.of(arena);
            truth.requireAtRest(arena, "3 s after the last event");
            Server<LeaderboardService> server = arena.servers().getFirst();
            Expect.equal("month", "The board of a month without wins", List.of(),
                    Truth.ask(arena, server, "top", s -> s.top("2026-03", 10)));
            Expect.equal("month", "A rank in a month without wins", -1L,
                    Truth.ask(arena, server, "rank", s -> s.rank("2026-03", "u1")));
        });
    }

    @Test
    @Check(
            id = "C6",
            title = "Events that are not valid are skipped, and stop nobody",
            points = 2,
            schedules = 6,
            hint = "An entry that you cannot count must be passed, or the partition stands still behind it.")
    void invalid(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("traffic");
            Arena arena = arena(solution, schedule);
            arena.counting("a");
            for (int i = 0; i < 40; i++) {
                arena.world().runFor(random.nextInt(60));
                String user = user(random, 8);
                arena.win("e" + i, user, 1 + random.nextInt(9));
                switch (random.nextInt(8)) {
                    case 0 -> arena.append(new ScoreEvent("bad" + i, null, 5, arena.now()));
                    case 1 -> arena.append(new ScoreEvent(null, user, 5, arena.now()));
                    case 2 -> arena.append(new ScoreEvent("bad" + i, user, 0, arena.now()));
                    case 3 -> arena.append(new ScoreEvent("bad" + i, user, -50, arena.now()));
                    case 4 -> {
                        arena.append(new ScoreEvent("late" + i, user, -1, arena.now()));
                        arena.append(new ScoreEvent("late" + i, user, 2, arena.now())); // valid at last
                    }
                    default -> { }
                }
            }
            arena.world().runFor(3_100);
            Truth.of(arena).requireAtRest(arena, "3 s after the last event");
        });
    }

    @Test
    @Check(
            id = "C7",
            title = "After a crash the board is built anew: page by page, through failures, and while others go on counting",
            points = 2,
            schedules = 2,
            hint = "A start that has failed half-way begins from nothing. And read where to go on before you read what is there.")
    void rebuild(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("traffic");
            // Of the first start after a crash the second scan is refused, and now and then something else.
            boolean[] isFailing = {false};
            int[] scans = {0};
            Faults chance = Faults.sometimes(schedule, 50, List.of(REFUSED));
            Faults faults = call -> {
                if (!isFailing[0] || !call.instance().equals("a") || !call.port().equals("store")) {
                    return Faults.NONE;
                }
                return call.operation().startsWith("scan") && ++scans[0] == 2 ? REFUSED : chance.at(call);
            };
            Arena arena = arena(solution, schedule, Latency.millis(3, 10), faults, Arena.MID_JANUARY);
            Server<LeaderboardService> a = arena.counting("a").restartAfter(() -> 400);
            int events = 1_200;
            for (int i = 0; i < events; i++) {
                arena.append(new ScoreEvent(id(random, i), user(random, 40), 1 + random.nextInt(5),
                        arena.now() - random.nextInt(100_000)));
            }
            arena.world().runUntil(() -> arena.entriesRead() >= events, 100_000);
            arena.world().runFor(8_000);
            Truth.of(arena).requireAtRest(arena, "After 1,200 events");
            arena.counting("b");
            arena.world().runFor(4_000);
            int entriesRead = arena.entriesRead();
            for (int round = 0; round < 2; round++) {
                isFailing[0] = round == 1;
                for (int i = 0; i < 100; i++) {
                    if (i == 10) {
                        a.crash();
                    }
                    arena.world().runFor(10);
                    arena.win(id(random, i) + "round" + round, user(random, 40), 1 + random.nextInt(5));
                }
                arena.world().runFor(4_000);
                isFailing[0] = false;
                arena.world().runFor(round == 0 ? 0 : 6_000);
                Truth.of(arena).requireAtRest(arena, round == 1
                        ? "After a crash, and a start that failed half-way before one that did not"
                        : "After a crash, and a start while another instance went on counting");
            }
            Expect.that("positions", arena.entriesRead() - entriesRead <= 1_000, "After two restarts "
                    + (arena.entriesRead() - entriesRead)
                    + " entries of the log were read, and only 200 were new: read on from where the store says that you were.");
        });
    }

    @Test
    @Check(
            id = "C8",
            title = "Friends and neighbours, and arguments that are refused",
            points = 2,
            schedules = 10,
            hint = "Friends are ranked among themselves. A neighbourhood is cut at the ends.")
    void friendsAndNeighbours(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("traffic");
            Arena arena = arena(solution, schedule);
            Server<LeaderboardService> server = arena.counting("a");
            int users = 2 + random.nextInt(10);
            for (int i = 0; i < 40; i++) {
                arena.append(new ScoreEvent("e" + i, user(random, users), 1 + random.nextInt(3), arena.now()
                        + random.nextInt(4)));
            }
            arena.world().runFor(3_100);
            List<Ranked> board = Truth.of(arena).board(JANUARY);
            for (int i = 0; i < 12; i++) {
                Set<String> friends = new HashSet<>(Set.of("nobody"));
                for (int friend = random.nextInt(6); friend > 0; friend--) {
                    friends.add(user(random, users));
                }
                int k = random.nextInt(5);
                List<Ranked> circle = Truth.of(arena).board(JANUARY, friends::contains);
                Expect.equal("friends", "The best " + k + " of " + friends.stream().sorted().toList(),
                        circle.subList(0, Math.min(k, circle.size())),
                        Truth.ask(arena, server, "friends", s -> s.friends(JANUARY, friends, k)));
                int own = random.nextInt(board.size());
                int above = random.nextInt(4);
                int below = random.nextInt(4);
                String user = board.get(own).userId();
                Expect.equal("around", "around(" + user + ", " + above + ", " + below + ")",
                        board.subList(Math.max(0, own - above), Math.min(board.size(), own + below + 1)),
                        Truth.ask(arena, server, "around", s -> s.around(JANUARY, user, above, below)));
                Expect.equal("top", "top(" + k + ")", board.subList(0, Math.min(k, board.size())),
                        Truth.ask(arena, server, "top", s -> s.top(JANUARY, k)));
            }
            Expect.equal("around", "The neighbours of somebody who has won nothing", List.of(),
                    Truth.ask(arena, server, "around", s -> s.around(JANUARY, "nobody", 2, 2)));
            Expect.equal("rank", "The rank of somebody who has won nothing", -1L,
                    Truth.ask(arena, server, "rank", s -> s.rank(JANUARY, "nobody")));
            Truth.ask(arena, server, "what it has to refuse", s -> refuses(s));
        });
    }

    private static boolean refuses(LeaderboardService service) {
        Expect.refused("top() of no month", IllegalArgumentException.class, () -> service.top(null, 1));
        Expect.refused("top(-1)", IllegalArgumentException.class, () -> service.top(JANUARY, -1));
        Expect.refused("rank() of no month", IllegalArgumentException.class, () -> service.rank(null, "u1"));
        Expect.refused("rank() of nobody", IllegalArgumentException.class, () -> service.rank(JANUARY, null));
        Expect.refused("around() of nobody", IllegalArgumentException.class, () -> service.around(JANUARY, null, 1, 1));
        Expect.refused("around() with -1 above", IllegalArgumentException.class,
                () -> service.around(JANUARY, "u1", -1, 1));
        Expect.refused("around() with -1 below", IllegalArgumentException.class,
                () -> service.around(JANUARY, "u1", 1, -1));
        Expect.refused("friends() of no month", IllegalArgumentException.class,
                () -> service.friends(null, Set.of(), 1));
        Expect.refused("friends() without a set", IllegalArgumentException.class,
                () -> service.friends(JANUARY, null, 1));
        Expect.refused("friends() with -1", IllegalArgumentException.class,
                () -> service.friends(JANUARY, Set.of("u1"), -1));
        return true;
    }
}
