package dev.assay.labs.adclick.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.kit.port.LogEntry;
import dev.assay.labs.adclick.AdClickSolution;
import dev.assay.labs.adclick.AdConfig;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.Correction;
import dev.assay.labs.adclick.Filter;
import dev.assay.labs.adclick.Heartbeat;
import dev.assay.labs.adclick.LogEvent;
import dev.assay.labs.adclick.Reconciler;
import dev.assay.labs.adclick.RowKey;
import dev.assay.simulator.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What was served, beside the whole raw log. */
@Part(id = "F", title = "Reconciliation")
final class Books {
    private static final long HOUR = 3_600_000;
    private static final AdConfig CONFIG = Traffic.CONFIG;

    /** Each impression's first valid click, found by comparing all of its clicks. */
    private static Map<RowKey, Long> truth(List<LogEntry<LogEvent>> all) {
        Map<String, LogEntry<LogEvent>> winners = new HashMap<>();
        for (LogEntry<LogEvent> entry : all) {
            if (entry.value() instanceof Click click && !Oracle.isRejected(CONFIG, entry)) {
                winners.merge(click.impressionId(), entry, (one, other) -> isBefore(one, other) ? one : other);
            }
        }
        Map<RowKey, Long> truth = new HashMap<>();
        winners.values().forEach(entry -> {
            Click click = (Click) entry.value();
            long window = Math.floorDiv(click.clickTimeMs(), 60_000L) * 60_000L;
            truth.merge(new RowKey(click.adId(), window, 0), 1L, Long::sum);
            for (Filter filter : CONFIG.filters()) {
                if (filter.fits(click)) {
                    truth.merge(new RowKey(click.adId(), window, filter.id()), 1L, Long::sum);
                }
            }
        });
        return truth;
    }

    private static boolean isBefore(LogEntry<LogEvent> one, LogEntry<LogEvent> other) {
        if (one.timestamp() != other.timestamp()) {
            return one.timestamp() < other.timestamp();
        }
        return one.partition() != other.partition() ? one.partition() < other.partition() : one.offset() < other.offset();
    }

    private static List<Correction> corrections(Map<RowKey, Long> truth, Map<RowKey, Long> served, long from, long to) {
        TreeMap<String, Correction> sorted = new TreeMap<>();
        Map<RowKey, Long> all = new HashMap<>(served);
        truth.forEach(all::putIfAbsent);
        all.keySet().forEach(key -> {
            long was = served.getOrDefault(key, 0L);
            long is = truth.getOrDefault(key, 0L);
            if (was != is && key.windowStartMs() >= from && key.windowStartMs() + 60_000 <= to) {
                sorted.put("%019d %s %d".formatted(key.windowStartMs(), key.adId(), key.filterId()), new Correction(key, was, is));
            }
        });
        return List.copyOf(sorted.values());
    }

    @Test
    @Check(
            id = "F1",
            title = "Every wrong count is found, and no right one",
            points = 4,
            schedules = 16,
            hint = "What was served and is not true at all is wrong too. The input comes in any order.")
    void corrections(AdClickSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("served");
            List<LogEntry<LogEvent>> all = new ArrayList<>(Traffic.log(schedule.stream("log 0"), 0, 120));
            all.addAll(Traffic.log(schedule.stream("log 1"), 1, 120));
            for (int i = 0; i < 40; i++) { // the same impressions in another partition
                LogEntry<LogEvent> one = all.get(random.nextInt(all.size()));
                if (one.value() instanceof Click click) {
                    Click copy = new Click(click.impressionId(), click.servedAtMs(), click.adId(), click.clickTimeMs() + random.nextInt(90_000),
                            click.userId(), click.ip(), click.country());
                    all.add(new LogEntry<>(2 * random.nextInt(2), 1_000 + i, null, copy, one.timestamp() + (random.nextInt(5) - 2) * 5_000L));
                }
            }
            Map<RowKey, Long> truth = truth(all);
            Map<RowKey, Long> served = new HashMap<>();
            List<RowKey> keys = new ArrayList<>(truth.keySet());
            keys.sort(Comparator.comparing(RowKey::toString));
            for (RowKey key : keys) {
                int kind = random.nextInt(6);
                if (kind > 0) {
                    served.put(key, truth.get(key) + (kind == 1 ? 1 : kind == 2 ? -1 : 0));
                }
                if (random.chance(50)) {
                    served.put(new RowKey("ad-ghost", key.windowStartMs(), key.filterId()), (long) random.nextInt(3));
                }
            }
            for (int i = all.size() - 1; i > 0; i--) {
                Collections.swap(all, i, random.nextInt(i + 1));
            }
            long first = keys.stream().mapToLong(RowKey::windowStartMs).min().orElse(0);
            long last = keys.stream().mapToLong(RowKey::windowStartMs).max().orElse(0);
            for (int time = 0; time < 3; time++) {
                long from = time == 0 ? first : first + random.nextInt((int) (last - first) + 1);
                long to = time == 0 ? last + 3_000_000 : from + random.nextInt((int) (last - first) + 1);
                Reconciler reconciler = solution.reconciler();
                Expect.equal("corrections", "The corrections in [" + from + ", " + to + ")", corrections(truth, served, from, to),
                        reconciler.reconcile(CONFIG, List.copyOf(all), Map.copyOf(served), from, to));
            }
            apply(solution, all, served, first, last + 3_000_000);
        });
    }

    private static void apply(AdClickSolution solution, List<LogEntry<LogEvent>> all, Map<RowKey, Long> served, long from, long to) {
        Map<RowKey, Long> corrected = new HashMap<>(served);
        solution.reconciler().reconcile(CONFIG, all, served, from, to).forEach(one -> corrected.put(one.key(), one.truth()));
        Expect.equal("corrections", "The corrections after all were applied", List.of(), solution.reconciler().reconcile(CONFIG, all, corrected, from, to));
    }

    @Test
    @Check(
            id = "F2",
            title = "Duplicates across partitions, and the edges of the range",
            points = 2,
            hint = "Of several clicks of an impression the one with the smallest (timestamp, partition, offset) counts.")
    void edges(AdClickSolution solution) {
        List<LogEntry<LogEvent>> log = List.of(
                entry(2, 0, 0, click("a", HOUR + 120_000)), entry(1, 5, 0, click("a", HOUR + 60_000)), entry(1, 4, 0, click("a", HOUR)),
                entry(0, 9, 1, click("a", HOUR + 180_000)),
                entry(0, 1, 0, click("far", HOUR + 300_001)), entry(0, 10, 20_000_000, click("b", HOUR + 60_000)), entry(0, 11, 40_000_000, click("b", HOUR)),
                entry(0, 12, 40_000_000, click(" ", HOUR)), entry(0, 13, 40_000_000, new Heartbeat(HOUR + 40_000_000)), entry(1, 6, 40_000_000, click("c", HOUR + 119_999)),
                entry(1, 7, 40_000_000, click("d", HOUR + 120_000)),
                entry(1, 8, 40_000_000, click("far", HOUR + 60_000)));
        Map<RowKey, Long> served = Map.of(key(HOUR), 5L, key(HOUR + 120_000), 1L, key(HOUR + 180_000), 1L, key(HOUR + 240_000), 0L);
        Map<RowKey, Long> truth = Map.of(key(HOUR), 1L, key(HOUR + 60_000), 3L, key(HOUR + 120_000), 1L);
        long[][] ranges = {{HOUR, HOUR + 240_000}, {HOUR, HOUR + 119_999}, {HOUR + 1, HOUR + 120_000}, {HOUR, HOUR}, {HOUR + 60_000, HOUR + 120_000}, {0, Long.MAX_VALUE / 2}};
        for (long[] range : ranges) {
            Expect.equal("corrections", "The corrections in [" + range[0] + ", " + range[1] + ")", corrections(truth, served, range[0], range[1]),
                    solution.reconciler().reconcile(PLAIN, log, served, range[0], range[1]));
        }
        Reconciler reconciler = solution.reconciler();
        refused("No configuration", () -> reconciler.reconcile(null, log, served, 0, 1));
        refused("No log", () -> reconciler.reconcile(PLAIN, null, served, 0, 1));
        refused("Nothing served", () -> reconciler.reconcile(PLAIN, log, null, 0, 1));
        refused("A range that ends before it begins", () -> reconciler.reconcile(PLAIN, log, served, 1, 0));
    }

    private static final AdConfig PLAIN = AdConfig.standard(List.of());

    private static RowKey key(long window) {
        return new RowKey("ad-1", window, 0);
    }

    private static Click click(String impression, long timeMs) {
        return new Click(impression, 0, "ad-1", timeMs, "u-1", null, "DE");
    }

    private static LogEntry<LogEvent> entry(int partition, long offset, long after, LogEvent event) {
        return new LogEntry<>(partition, offset, null, event, HOUR + after);
    }

    private static void refused(String what, Runnable call) {
        Expect.refused(what, IllegalArgumentException.class, call);
    }
}
