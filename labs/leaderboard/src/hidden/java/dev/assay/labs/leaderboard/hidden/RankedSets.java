package dev.assay.labs.leaderboard.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Footprint;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Work;
import dev.assay.labs.leaderboard.LeaderboardSolution;
import dev.assay.labs.leaderboard.Ranked;
import dev.assay.labs.leaderboard.RankedSet;
import dev.assay.labs.leaderboard.testbed.SortedList;
import dev.assay.simulator.Mix;
import dev.assay.simulator.RandomStream;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ranked set. */
@Part(id = "A", title = "Ranked set")
final class RankedSets {
    private static final int FEW = 1 << 10;
    private static final int SOME = 1 << 14;
    private static final int MANY = 1 << 17;
    private static final int OPERATIONS = 400;
    private static final int LITTLE = 150;

    private static List<Long> ranks(RankedSet set, String... members) {
        return Stream.of(members).map(set::rank).toList();
    }

    private static List<String> order(RankedSet set) {
        return set.range(0, 100).stream().map(Ranked::userId).toList();
    }

    @Test
    @Check(
            id = "A1",
            title = "Ties, updates up and down, removals, negative scores, and coming back",
            points = 4,
            hint = "A rank is 1 + how many have a strictly higher score. After three who share rank 2 comes rank 5.",
            keeps = "the example that everybody can follow by hand")
    void byHand(LeaderboardSolution solution) {
        RankedSet set = solution.rankedSet();
        Expect.equal("empty", "The size of a set without members", 0, set.size());
        Expect.equal("empty", "The rank of somebody in a set without members", -1L, set.rank("a"));
        set.set("a", 5);
        set.set("d", 7);
        set.set("c", 5);
        set.set("b", 5);
        set.set("e", -3);
        Expect.equal("ranks", "With scores of 7, three times 5, and -3, the ranks", List.of(1L, 2L, 2L, 2L, 5L), ranks(set, "d", "a", "b", "c", "e"));
        Expect.equal("order", "With scores of d 7, a, b and c 5, e -3, the order", List.of("d", "c", "b", "a", "e"), order(set));
        Expect.equal("above", "How many are above 5", 1L, set.countAbove(5));
        Expect.equal("above", "How many are above 4", 4L, set.countAbove(4));
        Expect.equal("above", "How many are above 6", 1L, set.countAbove(6));
        Expect.equal("above", "How many are above 7", 0L, set.countAbove(7));
        Expect.equal("above", "How many are above the smallest long", 5L, set.countAbove(Long.MIN_VALUE));
        Expect.equal("above", "How many are above the largest long", 0L, set.countAbove(Long.MAX_VALUE));
        Expect.equal("add", "The sum of 5 and 4", 9L, set.add("b", 4));
        Expect.equal("ranks", "When b has gone from 5 to 9, the ranks of b, d, a, c, e", List.of(1L, 2L, 3L, 3L, 5L), ranks(set, "b", "d", "a", "c", "e"));
        Expect.equal("add", "The sum of 9 and -13", -4L, set.add("b", -13));
        Expect.equal("ranks", "When b has gone from 9 to -4, the ranks of d, a, c, e, b", List.of(1L, 2L, 2L, 4L, 5L), ranks(set, "d", "a", "c", "e", "b"));
        Expect.equal("remove", "Removing d", true, set.remove("d"));
        Expect.equal("remove", "Removing d again", false, set.remove("d"));
        Expect.equal("score", "The score of a removed member", null, set.score("d"));
        Expect.equal("ranks", "When d is gone, the ranks of d, a, c, e, b", List.of(-1L, 1L, 1L, 3L, 4L), ranks(set, "d", "a", "c", "e", "b"));
        Expect.equal("size", "The size when one of five is gone", 4, set.size());
        Expect.equal("add", "The score of somebody who comes back with 2", 2L, set.add("d", 2));
        Expect.equal("order", "When d has come back with 2, the order", List.of("c", "a", "d", "e", "b"), order(set));
        set.set("A", 5);
        set.set("_", 5);
        set.set("9", 5);
        set.set("aa", 5);
        Expect.equal("order", "Of equal scores the larger name comes first; the order", List.of("c", "aa", "a", "_", "A", "9", "d", "e", "b"), order(set));
    }

    @Test
    @Check(
            id = "A2",
            title = "Whatever happens, every answer is that of a sorted list",
            points = 8,
            schedules = 50,
            hint = "A node that is inserted or removed changes the spans of all levels that pass over it, also where it is not itself.")
    void likeASortedList(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("operations");
            RankedSet set = solution.rankedSet();
            SortedList list = new SortedList();
            int members = 1 + random.nextInt(random.chance(300) ? 10 : 300);
            int scores = 1 + random.nextInt(40);
            for (int i = 1; i <= 300; i++) {
                String done = operation(random, set, list, members, scores);
                compare("op " + i + ": after " + done, random, set, list, members, scores);
            }
            Expect.equal("order", "After 300 operations, the whole set", list.range(0, 400), set.range(0, 400));
        });
    }

    private static String operation(RandomStream random, RankedSet set, SortedList list, int members, int scores) {
        String member = "u" + random.nextInt(members);
        long score = random.nextInt(scores) - scores / 4;
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> {
                set.set(member, score);
                list.set(member, score);
                return "set(" + member + ", " + score + ")";
            }
            case 4, 5, 6 -> {
                String what = "add(" + member + ", " + score + ")";
                Expect.equal("add", what, list.add(member, score), set.add(member, score));
                return what;
            }
            default -> {
                String what = "remove(" + member + ")";
                Expect.equal("remove", what, list.remove(member), set.remove(member));
                return what;
            }
        }
    }

    private static void compare(String after, RandomStream random, RankedSet set, SortedList list, int members, int scores) {
        for (int query = 0; query < 2; query++) {
            String member = "u" + random.nextInt(members);
            long score = random.nextInt(scores) - scores / 4;
            long from = random.nextInt(members);
            int count = random.nextInt(6);
            switch (random.nextInt(6)) {
                case 0 -> Expect.equal("rank", after + " rank(" + member + ")", list.rank(member), set.rank(member));
                case 1 -> Expect.equal("above", after + " countAbove(" + score + ")", list.countAbove(score), set.countAbove(score));
                case 2 -> Expect.equal("range", after + " range(" + from + ", " + count + ")", list.range(from, count), set.range(from, count));
                case 3 -> Expect.equal("around", after + " around(" + member + ", 2, " + count + ")", list.around(member, 2, count),
                        set.around(member, 2, count));
                case 4 -> Expect.equal("score", after + " score(" + member + ")", list.score(member), set.score(member));
                default -> Expect.equal("size", after + " size()", list.size(), set.size());
            }
        }
    }

    // ---------------------------------------------------------------------------------------------------------- cost

    /** What each kind of operation costs in a set of n, by the grader's counters. */
    private record Costs(Work set, Work add, Work rank, Work above, Work range, Work around) {
        static Costs of(RankedSet set, int n, int scores) {
            return new Costs(
                    many(i -> set.set("n" + any(i, 1, n), any(i, 2, scores))),
                    many(i -> set.add("n" + any(i, 3, n), 1 + any(i, 4, 50))),
                    many(i -> set.rank("n" + any(i, 5, n))),
                    many(i -> set.countAbove(any(i, 6, scores))),
                    many(i -> set.range(any(i, 7, n), 5)),
                    many(i -> set.around("n" + any(i, 8, n), 3, 3)));
        }

        private static Work many(IntConsumer operation) {
            return Work.of(() -> {
                for (int i = 0; i < OPERATIONS; i++) {
                    operation.accept(i);
                }
            });
        }

        void requireGrowth(Costs few, int times, String where) {
            grown("set()", set, few.set, times, where);
            grown("add()", add, few.add, times, where);
            grown("rank()", rank, few.rank, times, where);
            grown("countAbove()", above, few.above, times, where);
            grown("range()", range, few.range, times, where);
            grown("around()", around, few.around, times, where);
        }

        private static void grown(String what, Work many, Work few, int members, String where) {
            // Where an operation is very cheap, as of a set of which all have the same score, a few levels more are not growth.
            Expect.that("cost", !few.isCounted() || many.steps() <= 3 * few.steps() + LITTLE * OPERATIONS, what + " costs "
                    + (long) many.stepsPerStepOf(few) + " times as much with " + members + " times as many members" + where
                    + "; O(log n) would be less than 2 times.");
        }
    }

    private static int any(int i, int what, int bound) {
        return (int) Mix.bounded(Mix.of(7, "cost", i, what), bound);
    }

    @Test
    @Check(
            id = "A3",
            title = "The cost of every operation grows like log n",
            points = 6,
            hint = "A tree or a skip list whose links know how many members they pass over finds a rank on its way down.")
    void logarithmic(LeaderboardSolution solution) {
        Costs few = Costs.of(loaded(solution, FEW), FEW, 10 * FEW);
        for (int n : new int[] {SOME, MANY}) { // what is much too slow is found out before it becomes long
            Costs.of(loaded(solution, n), n, 10 * n).requireGrowth(few, n / FEW, "");
        }
    }

    /** Loaded from the best down, which is the quick way for most structures. */
    private static RankedSet loaded(LeaderboardSolution solution, int n) {
        RankedSet set = solution.rankedSet();
        for (int i = n - 1; i >= 0; i--) {
            set.set("n" + i, 10L * i);
        }
        return set;
    }

    @Test
    @Check(
            id = "A4",
            title = "The cost stays so with equal scores, with updates, and in whatever order members come",
            points = 5,
            hint = "Many who have the same score must be passed in one step. What a member had before must be gone.")
    void equalScores(LeaderboardSolution solution) {
        Costs.of(tied(solution, SOME), SOME, 1).requireGrowth(Costs.of(tied(solution, FEW), FEW, 1), SOME / FEW, " and all scores equal");
        int[] orders = {0, 1, 2};
        for (int order : orders) {
            Work few = Work.of(() -> fill(solution, FEW, order));
            Work many = Work.of(() -> fill(solution, FEW * 8, order));
            Expect.that("cost", !few.isCounted() || many.stepsPerStepOf(few) <= 24,
                    "Inserting 8 times as many members " + List.of("in ascending", "in descending", "in zig-zag").get(order)
                            + " order costs more than 24 times as much.");
        }
        RankedSet busy = fill(solution, 64, 0);
        long before = Footprint.slots(busy).orElse(0);
        for (int i = 0; i < 5_000; i++) {
            busy.set("n7", i % 100);
        }
        busy.set("n7", 8_000);
        long after = Footprint.slots(busy).orElse(0);
        Expect.that("memory", after <= 2 * before + 200, "After 5,000 updates of one of 64 members the set takes "
                + after / Math.max(1, before) + " times as much memory.");
        for (int i = 0; i < 5_000; i++) {
            busy.set("guest" + i, i);
            busy.remove("guest" + i);
        }
        long emptied = Footprint.slots(busy).orElse(0);
        Expect.that("memory", emptied <= 3 * before + 200, "After 5,000 guests who came and left a set of 64 members takes "
                + emptied / Math.max(1, before) + " times as much memory.");
        Expect.equal("rank", "After all that, the best one's rank", 1L, busy.rank("n7"));
    }

    private static RankedSet tied(LeaderboardSolution solution, int n) {
        RankedSet set = solution.rankedSet();
        for (int i = 0; i < n; i++) {
            set.set("n" + i, 0);
        }
        return set;
    }

    private static RankedSet fill(LeaderboardSolution solution, int n, int order) {
        RankedSet set = solution.rankedSet();
        for (int i = 0; i < n; i++) {
            set.set("n" + i, switch (order) {
                case 0 -> i;
                case 1 -> -i;
                default -> i % 2 == 0 ? i : -i;
            });
        }
        return set;
    }

    @Test
    @Check(
            id = "A5",
            title = "Ranges and neighbours at the ends; arguments that are refused",
            points = 5,
            schedules = 40,
            hint = "At the ends the window is cut, not moved. Check arguments before you change anything.")
    void endsAndArguments(LeaderboardSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("set");
            RankedSet set = solution.rankedSet();
            SortedList list = new SortedList();
            int n = 1 + random.nextInt(12);
            for (int i = 0; i < n; i++) {
                long score = random.nextInt(4);
                set.set("u" + i, score);
                list.set("u" + i, score);
            }
            for (int from = 0; from <= n + 1; from++) {
                for (int count : new int[] {0, 1, 3, n, Integer.MAX_VALUE}) {
                    Expect.equal("range", "With " + n + " members range(" + from + ", " + count + ")", list.range(from, Math.min(count, 100)),
                            set.range(from, count));
                }
            }
            Expect.equal("range", "range() far past the end", List.of(), set.range(Long.MAX_VALUE, 10));
            for (int i = 0; i < n; i++) {
                int above = random.nextInt(4);
                int below = random.nextInt(4);
                Expect.equal("around", "With " + n + " members around(u" + i + ", " + above + ", " + below + ")",
                        list.around("u" + i, above, below), set.around("u" + i, above, below));
            }
            Expect.equal("around", "around() with more neighbours than there are", list.range(0, n),
                    set.around("u0", Integer.MAX_VALUE, Integer.MAX_VALUE));
            Expect.equal("around", "The neighbours of somebody who is not there", List.of(), set.around("nobody", 3, 3));
        });
        arguments(solution);
    }

    private static void arguments(LeaderboardSolution solution) {
        RankedSet set = solution.rankedSet();
        String longest = "A-Z_09".repeat(11).substring(0, 64);
        set.set(longest, Long.MIN_VALUE);
        set.set("max", Long.MAX_VALUE);
        Expect.equal("rank", "The rank of a name of 64 characters below another one", 2L, set.rank(longest));
        Expect.equal("above", "How many are above the smallest long", 1L, set.countAbove(Long.MIN_VALUE));
        Expect.refused("A sum beyond the largest long", ArithmeticException.class, () -> set.add("max", 1));
        Expect.refused("A sum below the smallest long", ArithmeticException.class, () -> set.add(longest, -1));
        Expect.equal("add", "The score after a sum that was refused", Long.MAX_VALUE, set.score("max"));
        Expect.equal("rank", "The rank after a sum that was refused", 1L, set.rank("max"));
        for (String name : new String[] {null, "", longest + "x", "a b", "ä", "a:b", "a\u0000"}) {
            String what = "The name '" + name + "' in ";
            Expect.refused(what + "set()", IllegalArgumentException.class, () -> set.set(name, 1));
            Expect.refused(what + "add()", IllegalArgumentException.class, () -> set.add(name, 1));
            Expect.refused(what + "remove()", IllegalArgumentException.class, () -> set.remove(name));
            Expect.refused(what + "score()", IllegalArgumentException.class, () -> set.score(name));
            Expect.refused(what + "rank()", IllegalArgumentException.class, () -> set.rank(name));
            Expect.refused(what + "around()", IllegalArgumentException.class, () -> set.around(name, 1, 1));
        }
        Expect.refused("A range from -1", IllegalArgumentException.class, () -> set.range(-1, 1));
        Expect.refused("A range of -1", IllegalArgumentException.class, () -> set.range(0, -1));
        Expect.refused("-1 neighbours above", IllegalArgumentException.class, () -> set.around("max", -1, 1));
        Expect.refused("-1 neighbours below", IllegalArgumentException.class, () -> set.around("max", 1, -1));
        Expect.equal("size", "The size after arguments that were refused", 2, set.size());
    }
}
