package dev.assay.labs.music.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Work;
import dev.assay.labs.music.Body;
import dev.assay.labs.music.CacheEntry;
import dev.assay.labs.music.MusicSolution;
import dev.assay.labs.music.SegmentCache;
import dev.assay.labs.music.testbed.Crowd;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Violation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The cache, alone: what it holds, how often it has what is asked for, and what it costs. */
@Part(id = "C", title = "Cache and edge")
final class Caching {
    /** Requests of a crowd. */
    static final int REQUESTS = 40_000;

    /** Crowds of each kind. */
    static final int CROWDS = 3;

    /** What the best of all caches hits: of steady crowds, and of changing ones; recomputed in profile contracts. */
    static final int[][] BEST_HITS = {{17_181, 17_224, 18_189}, {13_225, 13_567, 13_835}};

    /**
     * Hits against the best of all caches, on average: a steady crowd, a changing one with a crawler, and that again
     * for tier two.
     */
    static final double[] LEAST_HITS = {0.55, 0.45, 0.58};

    private static final long MOST_GROWTH = 3;

    private static CacheEntry entry(String etag, int length) {
        return new CacheEntry(200, new Body(etag, length), 1);
    }

    @Test
    @Check(
            id = "C1",
            title = "Never more than the capacity, and never another entry than the last",
            points = 3,
            schedules = 60,
            hint = "What is put over an old entry replaces its weight too. What is too large is not kept, nor is what it replaces.")
    void holds(MusicSolution solution, Schedules schedules) {
        Expect.refused("A capacity of 0", IllegalArgumentException.class, () -> solution.cache(0));
        SegmentCache any = solution.cache(5);
        Expect.refused("get(null)", IllegalArgumentException.class, () -> any.get(null));
        Expect.refused("put(null, entry)", IllegalArgumentException.class, () -> any.put(null, entry("e", 1)));
        Expect.refused("put(path, null)", IllegalArgumentException.class, () -> any.put("p", null));
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("cache");
            long capacity = 1 + random.nextInt(200);
            int paths = 2 + random.nextInt(30);
            SegmentCache cache = solution.cache(capacity);
            Map<String, CacheEntry> last = new HashMap<>();
            for (int step = 0; step < 250; step++) {
                String path = "/hls/" + random.nextInt(paths);
                if (random.chance(500)) {
                    look(cache, last, path);
                    continue;
                }
                CacheEntry entry = random.chance(100)
                        ? new CacheEntry(404, null, step)
                        : entry("e" + step, random.chance(50) ? (int) capacity + random.nextInt(3)
                        : random.nextInt(1 + (int) capacity / 3));
                long before = cache.usedBytes() - (last.containsKey(path)
                        ? cache.get(path).map(CacheEntry::weight).orElse(0L) : 0L);
                cache.put(path, entry);
                last.put(path, entry);
                Optional<CacheEntry> kept = look(cache, last, path);
                if (kept.isEmpty() && before + entry.weight() <= capacity) {
                    throw new Violation("admit", "An entry of " + entry.weight() + " bytes is refused although only "
                            + before + " of " + capacity
                            + " are used.");
                }
                weigh(cache, last, capacity);
            }
        });
    }

    private static Optional<CacheEntry> look(SegmentCache cache, Map<String, CacheEntry> last, String path) {
        Optional<CacheEntry> kept = cache.get(path);
        if (kept.isPresent() && !kept.get().equals(last.get(path))) {
            throw new Violation("last", "For a path the cache gives " + kept.get() + "; the last entry that was put is "
                    + last.get(path) + ".");
        }
        return kept;
    }

    private static void weigh(SegmentCache cache, Map<String, CacheEntry> last, long capacity) {
        long used = cache.usedBytes();
        if (used > capacity) {
            throw new Violation("capacity", "The cache uses " + used + " bytes; its capacity is " + capacity + ".");
        }
        if (last.size() % 7 == 0) {
            long sum = last.keySet().stream().map(cache::get).flatMap(Optional::stream).mapToLong(CacheEntry::weight)
                    .sum();
            Expect.equal("used", "What a cache says it uses", sum, used);
        }
    }

    private static double hits(MusicSolution solution, boolean isChanging) {
        List<String> paths = Crowd.paths();
        double sum = 0;
        for (int crowd = 0; crowd < CROWDS; crowd++) {
            int[] asked = isChanging ? Crowd.changing(crowd, REQUESTS) : Crowd.steady(crowd, REQUESTS);
            sum += (double) Crowd.hits(solution.cache(Crowd.CAPACITY), asked, paths) / BEST_HITS[isChanging ? 1
                    : 0][crowd];
        }
        return sum / CROWDS;
    }

    private static void least(double hits, double least, String crowd) {
        Expect.that("hits", hits >= least, String.format(Locale.ROOT,
                "%s: %.2f of the hits of the best of all caches; it must be %.2f. A queue that forgets who came first has about %.2f.",
                crowd, hits, least, least - 0.04));
    }

    @Test
    @Check(
            id = "C2",
            title = "The cache keeps what is asked for",
            points = 4,
            hint = "Whoever was used lately will be used soon. Using is not the same as coming.")
    void keepsWhatIsUsed(MusicSolution solution) {
        least(hits(solution, false), LEAST_HITS[0], "A crowd whose taste does not change");
        least(hits(solution, true), LEAST_HITS[1], "A crowd whose taste changes, and a crawler");
    }

    @Test
    @Check(
            id = "C3",
            title = "A crawler asks for everything once, and tastes change",
            points = 3,
            hint = "Let nobody in for one visit while there is somebody better to keep; and let go of yesterday's favourites.")
    void resistsCrawlers(MusicSolution solution) {
        double hits = hits(solution, true);
        Expect.that("crawler", hits >= LEAST_HITS[2], String.format(Locale.ROOT,
                "A crowd whose taste changes, and a crawler: %.2f of the hits of the best of all caches; it must be %.2f. A catalogue crawl empties the cache, "
                        + "or yesterday's favourites stay.", hits, LEAST_HITS[2]));
    }

    @Test
    @Check(id = "C4", title = "A cache of 64 times the size is not slower", points = 2,
            hint = "Who has to go must be at hand, not looked for.")
    void scales(MusicSolution solution) {
        Work small = work(solution, 100);
        Work large = work(solution, 6_400);
        Expect.that("cost", !small.isCounted() || large.stepsPerStepOf(small) <= MOST_GROWTH,
                "With 64 times as many entries an operation costs more than " + MOST_GROWTH + " times as much.");
    }

    private static Work work(MusicSolution solution, int entries) {
        SegmentCache cache = solution.cache(entries);
        for (int i = 0; i < 3 * entries; i++) {
            visit(cache, i % (2 * entries));
        }
        return Work.of(() -> {
            for (int i = 0; i < 2_000; i++) {
                visit(cache, (int) (i * 7_919L % (2 * entries)));
            }
        });
    }

    private static void visit(SegmentCache cache, int number) {
        String path = "/hls/" + number;
        if (cache.get(path).isEmpty()) {
            cache.put(path, entry("e", 1));
        }
    }
}
