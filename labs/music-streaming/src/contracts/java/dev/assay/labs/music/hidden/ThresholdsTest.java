package dev.assay.labs.music.hidden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.RandomSource;
import dev.assay.labs.music.Abr;
import dev.assay.labs.music.MusicSolution;
import dev.assay.labs.music.SegmentCache;
import dev.assay.labs.music.testbed.BandwidthTrace;
import dev.assay.labs.music.testbed.Collapse;
import dev.assay.labs.music.testbed.Crowd;
import dev.assay.labs.music.testbed.Foresight;
import dev.assay.labs.music.testbed.Listening;
import dev.assay.labs.music.testbed.Networks;
import dev.assay.simulator.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Recomputes what the thresholds of bit rates, caches and shuffles stand on, prints it, and requires a margin between
 * what must pass and what must not. Everything is fixed, so the figures are the same everywhere.
 */
final class ThresholdsTest {
    private static final double LEAST_MARGIN = 0.02;
    private static final int CAPACITY = (int) (Crowd.CAPACITY / Crowd.BYTES);

    private final MusicSolution reference = new music.Solution();

    private record Figures(double worth, double silence, double collapse) {
        boolean isTierOne() {
            return silence <= Playing.MOST_SILENCE[0] && worth >= Playing.LEAST_WORTH[0];
        }

        boolean isTierTwo() {
            return silence <= Playing.MOST_SILENCE[1] && worth >= Playing.LEAST_WORTH[1];
        }
    }

    private static Figures figures(Supplier<Abr> abr) {
        double worth = 0;
        double silence = 0;
        for (BandwidthTrace trace : Networks.all(Playing.FIRST_NETWORK, Playing.EACH)) {
            Listening.Heard heard = Listening.of(abr.get(), Playing.OFFER, trace);
            worth += heard.worth() / Playing.BEST_WORTH;
            silence += heard.stallMs() / 1_000.0 / Playing.EACH;
        }
        long collapse = 0;
        for (int percent : new int[] {10, 25, 50}) {
            collapse = Math.max(collapse, Collapse.longest(abr, Playing.OFFER, percent));
        }
        return new Figures(worth, silence, collapse / 1_000.0);
    }

    @Test
    void foresightIsWhatTheTestsSay() {
        double best = 0;
        for (BandwidthTrace trace : Networks.all(Playing.FIRST_NETWORK, Playing.EACH)) {
            best += Foresight.best(Playing.OFFER, trace);
        }
        assertEquals(Playing.BEST_WORTH, best, 0.01);
    }

    @Test
    void bitRates() {
        Map<String, Figures> all = new LinkedHashMap<>();
        BitRatePolicies.all().forEach((name, policy) -> all.put(name, figures(() -> policy.apply(Playing.OFFER))));
        all.put("reference", figures(() -> reference.abr(Playing.OFFER)));
        all.forEach((name, is) -> System.out.printf(Locale.ROOT,
                "%-30s worth %5.2f  silence %5.1f s  collapse %4.1f s%n", name, is.worth(), is.silence(),
                is.collapse()));
        for (String wrong : List.of("always the lowest", "always the middle", "always the highest",
                "mean of all samples", "BOLA 0.5/2.2")) {
            assertTrue(!all.get(wrong).isTierOne(), wrong);
        }
        for (String simple : List.of("last sample", "harmonic mean of 5", "harmonic mean of 5 x 0.8", "BOLA 1.0/1.7")) {
            assertTrue(!all.get(simple).isTierTwo(), simple);
        }
        for (String right : List.of("reference", "buffer map 6/18, abandons", "buffer map 10/14, abandons",
                "BOLA 1.0/1.7, abandons")) {
            Figures is = all.get(right);
            assertTrue(is.isTierOne() && is.isTierTwo() && is.collapse() <= Playing.MOST_AFTER_COLLAPSE, right);
            assertTrue(is.worth() >= Playing.LEAST_WORTH[1] + LEAST_MARGIN, right);
            assertTrue(is.silence() <= Playing.MOST_SILENCE[1] - 2, right);
        }
        assertTrue(all.get("always the middle").worth() <= Playing.LEAST_WORTH[0] - LEAST_MARGIN);
        assertTrue(all.get("last sample").worth() <= Playing.LEAST_WORTH[1] - LEAST_MARGIN);
        assertTrue(all.get("last sample").collapse() >= 2 * Playing.MOST_AFTER_COLLAPSE);
        assertTrue(all.get("harmonic mean of 5").silence() >= Playing.MOST_SILENCE[0] + 2);
    }

    private static double[] hits(Supplier<SegmentCache> cache) {
        double[] sums = new double[2];
        List<String> paths = Crowd.paths();
        for (int crowd = 0; crowd < Caching.CROWDS; crowd++) {
            int[] steady = Crowd.steady(crowd, Caching.REQUESTS);
            int[] changing = Crowd.changing(crowd, Caching.REQUESTS);
            sums[0] += (double) Crowd.hits(cache.get(), steady, paths) / Caching.BEST_HITS[0][crowd] / Caching.CROWDS;
            sums[1] += (double) Crowd.hits(cache.get(), changing, paths) / Caching.BEST_HITS[1][crowd] / Caching.CROWDS;
        }
        return sums;
    }

    @Test
    void theBestOfAllCachesIsWhatTheTestsSay() {
        for (int crowd = 0; crowd < Caching.CROWDS; crowd++) {
            assertEquals(Caching.BEST_HITS[0][crowd], Crowd.bestHits(Crowd.steady(crowd, Caching.REQUESTS)));
            assertEquals(Caching.BEST_HITS[1][crowd], Crowd.bestHits(Crowd.changing(crowd, Caching.REQUESTS)));
        }
    }

    @Test
    void caches() {
        Map<String, double[]> all = new LinkedHashMap<>();
        CachePolicies.all(CAPACITY).forEach((name, policy) -> all.put(name, hits(policy)));
        all.put("reference", hits(() -> reference.cache(Crowd.CAPACITY)));
        all.forEach((name, is) -> System.out.printf(Locale.ROOT, "%-16s steady %.3f  changing, crawled %.3f%n", name,
                is[0], is[1]));
        for (String wrong : List.of("FIFO", "random")) {
            assertTrue(all.get(wrong)[0] <= Caching.LEAST_HITS[0] - LEAST_MARGIN
                    && all.get(wrong)[1] <= Caching.LEAST_HITS[1] - LEAST_MARGIN, wrong);
        }
        for (String simple : List.of("LRU", "CLOCK", "LFU", "SIEVE")) {
            assertTrue(all.get(simple)[0] >= Caching.LEAST_HITS[0] + LEAST_MARGIN
                    && all.get(simple)[1] >= Caching.LEAST_HITS[1] + LEAST_MARGIN, simple);
            assertTrue(all.get(simple)[1] <= Caching.LEAST_HITS[2] - LEAST_MARGIN, simple);
        }
        for (String right : List.of("SLRU", "second-hit LRU", "S3-FIFO", "reference")) {
            assertTrue(all.get(right)[0] >= Caching.LEAST_HITS[0] + LEAST_MARGIN
                    && all.get(right)[1] >= Caching.LEAST_HITS[2] + LEAST_MARGIN, right);
        }
    }

    private static double chiSquare(BiConsumer<List<String>, RandomSource> shuffle) {
        int shuffles = 24_000;
        Map<List<String>, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < shuffles; i++) {
            List<String> order = new ArrayList<>(List.of("A", "B", "C", "D"));
            shuffle.accept(order, RandomStream.of(i, "shuffle"));
            counts.merge(order, 1, Integer::sum);
        }
        double even = shuffles / 24.0;
        return counts.values().stream().mapToDouble(count -> (count - even) * (count - even) / even).sum()
                + (24 - counts.size()) * even;
    }

    @Test
    void shuffles() {
        double fair = chiSquare((order, random) -> {
            List<String> shuffled = reference.shuffle().of(order, random);
            Collections.copy(order, shuffled);
        });
        double naive = chiSquare((order, random) -> {
            for (int i = 0; i < order.size(); i++) {
                Collections.swap(order, i, random.nextInt(order.size()));
            }
        });
        double sattolo = chiSquare((order, random) -> {
            for (int i = order.size() - 1; i > 0; i--) {
                Collections.swap(order, i, random.nextInt(i));
            }
        });
        System.out.printf(Locale.ROOT, "chi-square of 24,000 shuffles: fair %.1f, naive %.1f, Sattolo %.1f%n", fair,
                naive, sattolo);
        assertTrue(fair < Editing.MOST_CHI_SQUARE / 2);
        assertTrue(naive > 4 * Editing.MOST_CHI_SQUARE);
        assertTrue(sattolo > 4 * Editing.MOST_CHI_SQUARE);
    }
}
