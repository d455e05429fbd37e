package dev.assay.labs.adclick.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.adclick.AdClickSolution;
import dev.assay.labs.adclick.AdConfig;
import dev.assay.labs.adclick.AdCount;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.ClickPartitioner;
import dev.assay.labs.adclick.Progress;
import dev.assay.labs.adclick.Reducer;
import dev.assay.labs.adclick.Result;
import dev.assay.labs.adclick.Row;
import dev.assay.labs.adclick.RowKey;
import dev.assay.labs.adclick.Split;
import dev.assay.labs.adclick.Tier;
import dev.assay.labs.adclick.TopN;
import dev.assay.simulator.Mix;
import dev.assay.simulator.RandomStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Ads that are too hot for one partition, and putting them together again. */
@Part(id = "E", title = "Hot ads")
final class HotAds {
    private static final long NOON = 43_200_000;
    private static final AdConfig CONFIG = AdConfig.standard(List.of());
    private static final int PARTITIONS = 16;

    private static Click shown(String impression, String ad, long servedAtMs) {
        return new Click(impression, servedAtMs, ad, servedAtMs + 500, "u-1", "10.0.0.1", "DE");
    }

    @Test
    @Check(
            id = "E1",
            title = "All clicks of an impression meet in one partition, also across a change of the plan",
            points = 4,
            schedules = 12,
            hint = "When the impression was served decides which split holds, not when it was clicked.")
    void together(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("plan");
            List<Split> plan = new ArrayList<>();
            for (int ad = 0; ad < 4; ad++) {
                List<Long> begins = new ArrayList<>(List.of(1_000L, 2_000L, 3_000L, 4_000L));
                for (int split = random.nextInt(4); split > 0; split--) {
                    plan.add(new Split("ad-" + ad, NOON + begins.remove(random.nextInt(begins.size())), 1 + random.nextInt(PARTITIONS)));
                }
            }
            ClickPartitioner before = solution.partitioner(PARTITIONS, List.copyOf(plan));
            List<Split> later = new ArrayList<>(plan);
            later.add(random.nextInt(later.size() + 1), new Split("ad-0", NOON + 9_000, 9));
            later.add(random.nextInt(later.size() + 1), new Split("ad-7", NOON + 9_000, 5));
            ClickPartitioner after = solution.partitioner(PARTITIONS, later);
            for (int i = 0; i < 60; i++) {
                String impression = "imp-" + random.nextInt(1_000_000);
                String ad = "ad-" + random.nextInt(8);
                long served = NOON + (random.chance(300) ? 1_000 * random.nextInt(6) - random.nextInt(2) : random.nextInt(6_000));
                int first = before.partitionOf(new Click(impression, served, ad, served + random.nextInt(9_000), "u-" + random.nextInt(5), "10.0.0.1", "DE"));
                int second = before.partitionOf(new Click(impression, served, ad, served + random.nextInt(90_000), "u-" + random.nextInt(5), null, null));
                int third = after.partitionOf(new Click(impression, served, ad, served + 900_000, null, "10.7.7.7", "FR"));
                Expect.that("range", first >= 0 && first < PARTITIONS, "A click went to the partition " + first + " of " + PARTITIONS + ".");
                Expect.that("together", first == second && second == third, "Clicks of the impression " + impression + " went to the partitions " + first + ", "
                        + second + " and, after a later split, " + third + ".");
            }
            oneWay(before, plan);
        });
    }

    /** Before its first split an ad is in one partition. */
    private static void oneWay(ClickPartitioner partitioner, List<Split> plan) {
        for (int ad = 0; ad < 6; ad++) {
            int[] used = new int[PARTITIONS];
            for (int i = 0; i < 30; i++) {
                used[partitioner.partitionOf(shown("imp-" + i, "ad-" + ad, NOON + 999))]++;
            }
            Expect.equal("ways", "The number of partitions of an ad without a split", 1L, Arrays.stream(used).filter(count -> count > 0).count());
        }
        for (Split split : plan) {
            int[] used = new int[PARTITIONS];
            for (int i = 0; i < 400; i++) {
                used[partitioner.partitionOf(shown("imp-" + i, split.adId(), split.fromServedAtMs()))]++;
            }
            Expect.equal("ways", "The number of partitions of an ad that is split " + split.ways() + " ways, at the split's beginning", (long) split.ways(),
                    Arrays.stream(used).filter(count -> count > 0).count());
        }
    }

    @Test
    @Check(
            id = "E2",
            title = "Even shares, and bad plans refused",
            points = 2,
            hint = "Names that count up must not end in the same place: mix the bits of the hash.")
    void even(AdClickSolution solution) {
        List<Split> plan = new ArrayList<>();
        for (int ways : new int[] {2, 3, 4, 8, 16}) {
            plan.add(new Split("hot-" + ways, 0, ways));
        }
        ClickPartitioner partitioner = solution.partitioner(PARTITIONS, plan);
        for (Split split : plan) {
            for (int format = 0; format < 3; format++) {
                int[] counts = new int[PARTITIONS];
                for (int i = 0; i < 10_000; i++) {
                    counts[partitioner.partitionOf(shown(name(format, i), split.adId(), NOON))]++;
                }
                balanced("An ad that is split " + split.ways() + " ways", counts, split.ways(), 1.20);
            }
        }
        for (int format = 0; format < 3; format++) {
            int[] counts = new int[PARTITIONS];
            for (int i = 0; i < 2_000; i++) {
                counts[partitioner.partitionOf(shown("imp-1", "ad" + name(format, i), NOON))]++;
            }
            balanced("2,000 ads without a split", counts, PARTITIONS, 1.50);
        }
        refused("No partitions", () -> solution.partitioner(0, List.of()));
        refused("A split of no ways", () -> solution.partitioner(4, List.of(new Split("ad-1", 0, 0))));
        refused("A split of five ways over four partitions", () -> solution.partitioner(4, List.of(new Split("ad-1", 0, 5))));
        refused("No click", () -> solution.partitioner(4, List.of()).partitionOf(null));
        Expect.equal("range", "The partition of one", 0, solution.partitioner(1, List.of(new Split("ad-1", 0, 1))).partitionOf(shown("i", "ad-1", 1)));
    }

    private static String name(int format, int i) {
        return switch (format) {
            case 0 -> "imp-%07d".formatted(i);
            case 1 -> Integer.toString(1_000_000 + i);
            default -> "%016x%016x".formatted(Mix.mix(i), Mix.mix(i + 1_000_000L));
        };
    }

    private static void balanced(String what, int[] counts, int ways, double most) {
        int used = (int) Arrays.stream(counts).filter(count -> count > 0).count();
        Expect.equal("ways", what + ": the number of partitions in use", ways, used);
        double mean = (double) Arrays.stream(counts).sum() / ways;
        double largest = Arrays.stream(counts).max().getAsInt() / mean;
        Expect.that("balance", largest <= most, what + ": one partition gets %.2f times the mean.".formatted(largest));
    }

    // ---------------------------------------------------------------------------------------------------- the reducer

    private static Row row(int partition, String ad, long window, int filter, Tier tier, long count) {
        return new Row(partition, new RowKey(ad, window, filter), tier, count);
    }

    @Test
    @Check(
            id = "E3",
            title = "Top lists of ads that are spread over partitions",
            points = 4,
            schedules = 30,
            hint = "Add up first, then look for the largest. A list of a partition has lost what the sum needs.")
    void tops(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("results");
            int partitions = 1 + random.nextInt(4);
            int n = new int[] {1, 3, 10}[random.nextInt(3)];
            List<Deque<Result>> streams = new ArrayList<>();
            TreeMap<Long, TreeMap<Integer, TreeMap<String, Long>>> truth = new TreeMap<>();
            for (int partition = 0; partition < partitions; partition++) {
                streams.add(stream(random, partition, truth));
            }
            Reducer reducer = solution.reducer(CONFIG, partitions, n);
            long[] watermarks = new long[partitions];
            Arrays.fill(watermarks, Long.MIN_VALUE);
            while (streams.stream().anyMatch(stream -> !stream.isEmpty())) {
                Deque<Result> stream = streams.get(random.nextInt(partitions));
                if (stream.isEmpty()) {
                    continue;
                }
                Result next = stream.remove();
                if (next instanceof Progress progress) {
                    watermarks[progress.partition()] = progress.watermarkMs();
                }
                long slowest = Arrays.stream(watermarks).min().getAsLong();
                List<TopN> expected = new ArrayList<>();
                while (!truth.isEmpty() && truth.firstKey() + 115_000 <= slowest) {
                    var window = truth.pollFirstEntry();
                    window.getValue().forEach((filter, counts) -> expected.add(new TopN(window.getKey(), filter, top(counts, n))));
                }
                Expect.equal("top", "What is told after " + Compared.describe(next) + " of the partition " + next.partition(), expected, reducer.accept(next));
            }
            Expect.that("windows", truth.isEmpty(), "Windows are left.");
        });
    }

    private static Deque<Result> stream(RandomStream random, int partition, TreeMap<Long, TreeMap<Integer, TreeMap<String, Long>>> truth) {
        Deque<Result> stream = new ArrayDeque<>();
        for (int w = 0; w < 5; w++) {
            long window = NOON + w * 60_000L;
            for (int ad = 0; ad < 8; ad++) {
                for (int filter = 0; filter < 2; filter++) {
                    if (random.chance(w == 2 ? 0 : 450)) {
                        long count = 1 + random.nextInt(12);
                        if (random.chance(500)) {
                            stream.add(row(partition, "ad-" + ad, window, filter, Tier.FAST, Math.max(1, count - random.nextInt(3))));
                        }
                        stream.add(row(partition, "ad-" + ad, window, filter, Tier.FINAL, count));
                        truth.computeIfAbsent(window, any -> new TreeMap<>()).computeIfAbsent(filter, any -> new TreeMap<>())
                                .merge("ad-" + ad, count, Long::sum);
                    }
                }
            }
            if (w == 4 || random.chance(600)) {
                stream.add(new Progress(partition, window + 115_000 + (w == 4 ? 60_000 : random.nextInt(2) * random.nextInt(59_000))));
            }
        }
        return stream;
    }

    private static List<AdCount> top(Map<String, Long> counts, int n) {
        return counts.entrySet().stream().map(ad -> new AdCount(ad.getKey(), ad.getValue()))
                .sorted(Comparator.comparing((AdCount ad) -> -ad.count()).thenComparing(AdCount::adId)).limit(n).toList();
    }

    @Test
    @Check(
            id = "E4",
            title = "A silent partition holds everything back until it says how far it is; the winner wins no partition",
            points = 2,
            hint = "The slowest partition decides, also the one of which nothing was heard.")
    void silent(AdClickSolution solution) {
        Reducer reducer = solution.reducer(CONFIG, 3, 1);
        for (int partition = 0; partition < 3; partition++) {
            tells(List.of(), reducer, row(partition, "ad-" + partition, NOON, 0, Tier.FINAL, 12));
            tells(List.of(), reducer, row(partition, "ad-7", NOON, 0, Tier.FINAL, 10));
            if (partition < 2) {
                tells(List.of(), reducer, row(partition, "ad-8", NOON + 60_000, 0, Tier.FAST, 10));
                tells(List.of(), reducer, new Progress(partition, NOON + 600_000));
            }
        }
        tells(List.of(), reducer, new Progress(2, NOON + 114_999));
        tells(List.of(new TopN(NOON, 0, List.of(new AdCount("ad-7", 30)))), reducer, new Progress(2, NOON + 115_000));
        tells(List.of(), reducer, new Progress(2, NOON + 115_001));
        tells(List.of(), reducer, new Progress(2, NOON + 600_000));
        refused("No partitions", () -> solution.reducer(CONFIG, 0, 1));
        refused("Lists of none", () -> solution.reducer(CONFIG, 1, 0));
        refused("No result", () -> reducer.accept(null));
        refused("A result of another partition", () -> reducer.accept(new Progress(3, 1)));
        refused("A result of a negative partition", () -> reducer.accept(new Progress(-1, 1)));
    }

    private static void tells(List<TopN> expected, Reducer reducer, Result result) {
        Expect.equal("top", "What is told after " + Compared.describe(result) + " of the partition " + result.partition(), expected, reducer.accept(result));
    }

    private static void refused(String what, Runnable call) {
        Expect.refused(what, IllegalArgumentException.class, call);
    }
}
