package dev.assay.labs.leaderboard.hidden;

import dev.assay.exam.Expect;
import dev.assay.kit.port.LogEntry;
import dev.assay.kit.port.Row;
import dev.assay.labs.leaderboard.LeaderboardService;
import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.Schema;
import dev.assay.labs.leaderboard.ScoreEvent;
import dev.assay.labs.leaderboard.UserScoreRow;
import dev.assay.labs.leaderboard.testbed.Arena;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.Server;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the boards have to be, by the log alone. */
final class Truth {
    /** An event that counts, and where it was first. */
    record Counted(ScoreEvent event, int partition, long offset) {}

    private record Total(String userId, long points, long reachedAt) {
        boolean isBetterThan(Total other) {
            return points != other.points ? points > other.points : reachedAt < other.reachedAt;
        }
    }

    private static final Comparator<Total> ORDER = Comparator.comparingLong(Total::points)
            .reversed()
            .thenComparingLong(Total::reachedAt)
            .thenComparing(Total::userId, Comparator.reverseOrder());

    private final Map<String, Counted> counted = new LinkedHashMap<>();
    private final Map<String, List<Total>> months = new HashMap<>();
    private final Map<String, Long> copies = new HashMap<>();
    private final List<LogEntry<ScoreEvent>> malformed = new ArrayList<>();

    private Truth(Arena arena, Predicate<LogEntry<ScoreEvent>> entries) {
        Map<String, Map<String, Total>> totals = new HashMap<>();
        for (int partition = 0; partition < Schema.GAME_SCORE.partitions(); partition++) {
            for (LogEntry<ScoreEvent> entry : arena.log().entries(Schema.GAME_SCORE, partition)) {
                ScoreEvent event = entry.value();
                if (!entries.test(entry)) {
                    continue;
                }
                if (event.eventId() == null || event.userId() == null || event.points() < 1) {
                    malformed.add(entry);
                    continue;
                }
                if (counted.containsKey(event.eventId())) {
                    copies.putIfAbsent(event.eventId(), entry.offset());
                    continue;
                }
                counted.put(event.eventId(), new Counted(event, partition, entry.offset()));
                totals.computeIfAbsent(month(event.createdAt()), any -> new HashMap<>()).merge(event.userId(),
                        new Total(event.userId(), event.points(), event.createdAt()), (one, other) -> new Total(
                                one.userId(), one.points() + other.points(), Math.max(one.reachedAt(), other.reachedAt())));
            }
        }
        totals.forEach((month, users) -> months.put(month, users.values().stream().sorted(ORDER).toList()));
    }

    /** By all that is in the log. */
    static Truth of(Arena arena) {
        return new Truth(arena, entry -> true);
    }

    /** By what was in the log at a virtual time. */
    static Truth before(Arena arena, long millis) {
        return new Truth(arena, entry -> entry.timestamp() <= millis);
    }

    static String month(long millis) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1_000L), 0, ZoneOffset.UTC);
        return String.format(Locale.ROOT, "%04d-%02d", time.getYear(), time.getMonthValue());
    }

    private List<Total> totals(String month) {
        return months.getOrDefault(month, List.of());
    }

    /** The whole board of a month. */
    List<Ranked> board(String month) {
        return ranked(totals(month));
    }

    /** The board of some users in a month. */
    List<Ranked> board(String month, Predicate<String> users) {
        return ranked(totals(month).stream().filter(total -> users.test(total.userId())).toList());
    }

    private static List<Ranked> ranked(List<Total> totals) {
        List<Ranked> ranked = new ArrayList<>();
        long rank = 0;
        for (int i = 0; i < totals.size(); i++) {
            Total total = totals.get(i);
            if (i == 0 || totals.get(i - 1).isBetterThan(total)) {
                rank = i + 1;
            }
            ranked.add(new Ranked(total.userId(), total.points(), rank));
        }
        return ranked;
    }

    /** The points of a user in a month. */
    long points(String month, String userId) {
        return totals(month).stream().filter(total -> total.userId().equals(userId)).mapToLong(Total::points).findFirst().orElse(0);
    }

    List<String> monthsWithWins() {
        return months.keySet().stream().sorted().toList();
    }

    // ------------------------------------------------------------------------------------------------------ judging

    /** Asks an instance something that it has to know without asking anybody. */
    static <R> R ask(Arena arena, Server<LeaderboardService> server, String what, Function<LeaderboardService, R> question) {
        Request<R> request = server.request(what, question);
        arena.world().runFor(0);
        if (!request.isAnswered()) {
            throw new Violation("queries", "The instance " + server.instance().name() + " does not answer " + what + " at once ("
                    + request.state() + "): queries call no port.");
        }
        return request.result();
    }

    /** Everything is at rest, and nothing fails any longer: the rows and each instance's boards have to be right. */
    void requireAtRest(Arena arena, String when) {
        for (Server<LeaderboardService> server : arena.servers()) {
            if (!server.endedLoops().isEmpty()) {
                Request<?> ended = server.endedLoops().getFirst();
                throw new Violation("loops", when + ", " + ended.what() + "() of the instance " + server.instance().name() + " has ended"
                        + (ended.failure() == null ? "" : ": " + ended.failure().getClass().getSimpleName() + " escaped") + ". It runs for ever.");
            }
            Expect.that("start", server.isUp(), when + ", the instance " + server.instance().name() + " has not come up again.");
        }
        requireRows(arena, when);
        for (Server<LeaderboardService> server : arena.servers()) {
            requireBoards(arena, server, when);
        }
    }

    private void requireRows(Arena arena, String when) {
        Map<String, UserScoreRow> rows = new HashMap<>();
        for (Row<UserScoreRow> row : arena.store().rows(Schema.USER_SCORE)) {
            rows.put(row.id(), row.value());
            Expect.that("rows", counted.containsKey(row.id()), when + ", USER_SCORE has a row '" + row.id() + "', which is the id of no event that counts.");
        }
        requireNoneStopped(rows, when);
        counted.forEach((id, one) -> {
            UserScoreRow expected = new UserScoreRow(one.event().userId(), one.event().points(), one.event().createdAt());
            Expect.that("rows", rows.containsKey(id), when + ", event " + id + " (partition " + one.partition() + ", offset " + one.offset()
                    + ") has no row in USER_SCORE: it is lost as soon as the processes die.");
            Expect.equal("rows", when + ", the row of event " + id, expected, rows.get(id));
        });
    }

    /** A partition of which nothing is stored behind an entry that is not valid. */
    private void requireNoneStopped(Map<String, UserScoreRow> rows, String when) {
        for (LogEntry<ScoreEvent> bad : malformed) {
            List<String> behind = counted.entrySet().stream()
                    .filter(one -> one.getValue().partition() == bad.partition() && one.getValue().offset() > bad.offset())
                    .map(Map.Entry::getKey)
                    .toList();
            Expect.that("malformed", behind.isEmpty() || behind.stream().anyMatch(rows::containsKey), when + ", partition " + bad.partition()
                    + " has stopped at the malformed entry " + bad.offset() + ": nothing behind it has a row in USER_SCORE.");
        }
    }

    private void requireBoards(Arena arena, Server<LeaderboardService> server, String when) {
        String name = server.instance().name();
        for (String month : monthsWithWins()) {
            List<Ranked> expected = board(month);
            List<Ranked> actual = ask(arena, server, "top", service -> service.top(month, 1_000));
            for (Ranked one : expected) {
                requireSum(month, name, one, actual, when);
            }
            Expect.equal("board", when + ", the board " + month + " of instance " + name, expected, actual);
            for (Ranked one : expected) {
                long rank = ask(arena, server, "rank", service -> service.rank(month, one.userId()));
                Expect.equal("rank", when + ", the rank of " + one.userId() + " on the board " + month + " of instance " + name, one.rank(), rank);
            }
        }
    }

    /** Where a sum is wrong, the event that explains it is named. */
    private void requireSum(String month, String instance, Ranked expected, List<Ranked> actual, String when) {
        String user = expected.userId();
        long sum = actual.stream().filter(one -> one.userId().equals(user)).mapToLong(Ranked::score).findFirst().orElse(0);
        long difference = sum - expected.score();
        if (difference == 0) {
            return;
        }
        String guess = counted.values().stream()
                .filter(one -> one.event().userId().equals(user) && month(one.event().createdAt()).equals(month))
                .filter(one -> one.event().points() == Math.abs(difference))
                .filter(one -> difference < 0 || copies.containsKey(one.event().eventId()))
                .findFirst()
                .map(one -> difference < 0
                        ? ": the points of event " + one.event().eventId() + " are missing"
                        : ": event " + one.event().eventId() + " was counted twice (offsets " + one.offset() + " and "
                                + copies.get(one.event().eventId()) + ")")
                .orElse("");
        throw new Violation("sum", when + ", " + user + " has " + sum + " points on the board " + month + " of instance " + instance
                + ", and should have " + expected.score() + guess + ".");
    }

    /** While events still come: a board has at least what is 3 s old, and no more than there is. */
    static void requireFresh(Arena arena, String month) {
        Truth old = before(arena, arena.world().nowMillis() - 3_000);
        Truth newest = of(arena);
        for (Server<LeaderboardService> server : arena.servers()) {
            List<Ranked> actual = ask(arena, server, "top", service -> service.top(month, 1_000));
            for (Ranked one : newest.board(month)) {
                long sum = actual.stream().filter(other -> other.userId().equals(one.userId())).mapToLong(Ranked::score).findFirst().orElse(0);
                Expect.that("fresh", sum >= old.points(month, one.userId()), one.userId() + " has " + sum + " points on the board of instance "
                        + server.instance().name() + ", and had " + old.points(month, one.userId()) + " in the log 3 s ago.");
                Expect.that("sum", sum <= one.score(), one.userId() + " has " + sum + " points on the board of instance "
                        + server.instance().name() + "; all that is in the log is " + one.score() + ".");
            }
        }
    }
}
