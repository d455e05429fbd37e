package dev.assay.labs.adclick.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.adclick.AdClickSolution;
import dev.assay.labs.adclick.AdCount;
import dev.assay.labs.adclick.ClickCube;
import dev.assay.labs.adclick.Granularity;
import dev.assay.labs.adclick.testbed.MemoryTable;
import dev.assay.simulator.RandomStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rolled-up counts beside counts of minutes that are simply added up. */
@Part(id = "B", title = "Rollups and top ads")
final class Rollups {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 86_400_000;
    private static final long BEGIN = 20_000 * DAY;

    /** Minutes only. */
    private static final class Naive {
        private final Map<List<Object>, Long> minutes = new HashMap<>();

        void set(String ad, long minute, int filter, long count) {
            minutes.put(List.of(ad, minute, filter), count);
        }

        private Map<String, Long> sums(long from, long to, int filter) {
            Map<String, Long> sums = new HashMap<>();
            minutes.forEach((key, count) -> {
                long minute = (long) key.get(1);
                if (from <= minute && minute < to && (int) key.get(2) == filter && count > 0) {
                    sums.merge((String) key.get(0), count, Long::sum);
                }
            });
            return sums;
        }

        List<AdCount> top(long from, long to, int n, int filter) {
            return sums(from, to, filter).entrySet().stream().map(ad -> new AdCount(ad.getKey(), ad.getValue()))
                    .sorted(Comparator.comparing((AdCount ad) -> -ad.count()).thenComparing(AdCount::adId)).limit(n).toList();
        }
    }

    /** The fewest aligned buckets, by trying: from left to right, the best way to each minute. */
    private static int fewest(long from, long to) {
        int minutes = (int) ((to - from) / MINUTE);
        int[] best = new int[minutes + 1];
        for (int end = 1; end <= minutes; end++) {
            best[end] = Integer.MAX_VALUE;
            for (Granularity granularity : Granularity.values()) {
                int length = (int) (granularity.millis() / MINUTE);
                if (length <= end && (from + end * MINUTE) % granularity.millis() == 0) {
                    best[end] = Math.min(best[end], best[end - length] + 1);
                }
            }
        }
        return best[minutes];
    }

    @Test
    @Check(
            id = "B1",
            title = "Counts and lists stay right through corrections",
            points = 5,
            schedules = 12,
            hint = "A correction changes a minute's hour and day by the difference, which may be negative.")
    void corrections(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("cube");
            MemoryTable table = new MemoryTable();
            Naive naive = new Naive();
            ClickCube cube = solution.cube(table);
            for (int i = 0; i < 200; i++) {
                String ad = "ad-" + random.nextInt(5);
                long minute = BEGIN + (random.chance(700) ? random.nextInt(90) : random.nextInt(3_000)) * MINUTE;
                int filter = random.nextInt(2);
                long count = random.chance(200) ? 0 : random.nextInt(50);
                int gets = table.gets();
                int puts = table.puts();
                cube.set(ad, minute, filter, count);
                Expect.that("reads", table.gets() - gets <= 3 && table.puts() - puts <= 3, "set() made " + (table.gets() - gets) + " gets and "
                        + (table.puts() - puts) + " puts; 3 of each suffice.");
                naive.set(ad, minute, filter, count);
                if (i % 5 == 4) {
                    ask(random, random.chance(100) ? solution.cube(table) : cube, naive);
                }
            }
        });
    }

    private static void ask(RandomStream random, ClickCube cube, Naive naive) {
        long from = BEGIN + random.nextInt(2_000) * MINUTE;
        long to = random.chance(300) ? from / HOUR * HOUR + HOUR * (1 + random.nextInt(30)) : from + random.nextInt(1_500) * MINUTE;
        if (random.chance(300)) {
            from = BEGIN + random.nextInt(2) * DAY;
            to = from + (1 + random.nextInt(2)) * DAY;
        }
        int filter = random.nextInt(2);
        String ad = "ad-" + random.nextInt(6);
        Expect.equal("count", "The count of " + ad + " in [" + from + ", " + to + ")", naive.sums(from, to, filter).getOrDefault(ad, 0L),
                cube.count(ad, from, to, filter));
        int n = random.nextInt(5);
        Expect.equal("top", "The top " + n + " of [" + from + ", " + to + ")", naive.top(from, to, n, filter), cube.top(from, to, n, filter));
    }

    @Test
    @Check(
            id = "B2",
            title = "A long range takes few reads",
            points = 4,
            schedules = 4,
            hint = "Minutes up to the next hour, hours up to the next day, days, and down again.")
    void reads(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("ranges");
            MemoryTable table = new MemoryTable();
            ClickCube cube = solution.cube(table);
            budget(table, cube, BEGIN, BEGIN + 30 * DAY);
            budget(table, cube, BEGIN + MINUTE, BEGIN + 2 * HOUR - MINUTE);
            budget(table, cube, BEGIN + 23 * HOUR, BEGIN + DAY + HOUR);
            budget(table, cube, BEGIN, BEGIN);
            budget(table, cube, BEGIN + MINUTE, BEGIN + DAY - MINUTE);
            for (int i = 0; i < 25; i++) {
                long from = BEGIN + random.nextInt(4_000) * MINUTE;
                budget(table, cube, from, from + random.nextInt(6_000) * MINUTE);
            }
        });
    }

    private static void budget(MemoryTable table, ClickCube cube, long from, long to) {
        int fewest = fewest(from, to);
        int[] before = {table.gets(), table.scans(), table.puts()};
        cube.count("ad-1", from, to, 0);
        int gets = table.gets() - before[0];
        Expect.that("reads", gets <= fewest && table.scans() == before[1], "count() of a range of " + (to - from) / MINUTE + " minutes made " + gets
                + " gets and " + (table.scans() - before[1]) + " scans; " + fewest + " gets suffice.");
        cube.top(from, to, 3, 0);
        int scans = table.scans() - before[1];
        Expect.that("reads", scans <= fewest && table.gets() == before[0] + gets, "top() of a range of " + (to - from) / MINUTE + " minutes made " + scans
                + " scans and " + (table.gets() - before[0] - gets) + " gets; " + fewest + " scans suffice.");
        Expect.equal("reads", "The number of puts of a question", 0, table.puts() - before[2]);
    }

    @Test
    @Check(
            id = "B3",
            title = "The winner of a range need not win any minute",
            points = 2,
            hint = "Lists of minutes cannot be merged; counts can.")
    void winner(AdClickSolution solution) {
        ClickCube cube = solution.cube(new MemoryTable());
        for (int i = 0; i < 8; i++) {
            cube.set("ad-" + i, BEGIN + i * MINUTE, 0, 12);
            cube.set("ad-9", BEGIN + i * MINUTE, 0, 10);
        }
        for (int from = 0; from + 5 <= 8; from++) {
            Expect.equal("top", "The top ad of five minutes", List.of(new AdCount("ad-9", 50)), cube.top(BEGIN + from * MINUTE, BEGIN + (from + 5) * MINUTE, 1, 0));
        }
        cube.set("ad-10", BEGIN, 0, 50);
        List<AdCount> first = new ArrayList<>(cube.top(BEGIN, BEGIN + 5 * MINUTE, 2, 0));
        Expect.equal("top", "Two ads with the same count", List.of(new AdCount("ad-10", 50), new AdCount("ad-9", 50)), first);
        Expect.equal("top", "A list of nothing", List.of(), cube.top(BEGIN, BEGIN + 5 * MINUTE, 0, 0));
        Expect.equal("top", "The list of an empty range", List.of(), cube.top(BEGIN, BEGIN, 3, 0));
        cube.set("ad-10", BEGIN, 0, 0);
        Expect.equal("top", "The list when an ad has no clicks any more", 6, cube.top(BEGIN, BEGIN + 5 * MINUTE, 10, 0).size());
    }

    @Test
    @Check(
            id = "B4",
            title = "Bad input is refused",
            points = 1,
            hint = "A range that begins in the middle of a minute has no answer: say so.")
    void badInput(AdClickSolution solution) {
        MemoryTable table = new MemoryTable();
        ClickCube cube = solution.cube(table);
        refused("A minute that is none", () -> cube.set("ad-1", BEGIN + 1, 0, 1));
        refused("A negative count", () -> cube.set("ad-1", BEGIN, 0, -1));
        refused("A negative filter", () -> cube.set("ad-1", BEGIN, -1, 1));
        refused("No ad", () -> cube.set(null, BEGIN, 0, 1));
        refused("A blank ad", () -> cube.set(" ", BEGIN, 0, 1));
        refused("A negative time", () -> cube.set("ad-1", -MINUTE, 0, 1));
        refused("A range from the middle of a minute", () -> cube.count("ad-1", BEGIN + 30_000, BEGIN + MINUTE, 0));
        refused("A range to the middle of a minute", () -> cube.count("ad-1", BEGIN, BEGIN + 30_000, 0));
        refused("A range that ends before it begins", () -> cube.count("ad-1", BEGIN + MINUTE, BEGIN, 0));
        refused("No ad", () -> cube.count(null, BEGIN, BEGIN, 0));
        refused("A range to the middle of a minute", () -> cube.top(BEGIN, BEGIN + 30_000, 1, 0));
        refused("A range that ends before it begins", () -> cube.top(BEGIN + MINUTE, BEGIN, 1, 0));
        refused("A negative filter", () -> cube.top(BEGIN, BEGIN, 1, -1));
        refused("A list of fewer than none", () -> cube.top(BEGIN, BEGIN, -1, 0));
        Expect.equal("reads", "The number of puts by refused calls", 0, table.puts());
    }

    private static void refused(String what, Runnable call) {
        Expect.refused(what, IllegalArgumentException.class, call);
    }
}
