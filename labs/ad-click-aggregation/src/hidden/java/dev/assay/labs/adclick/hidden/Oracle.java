package dev.assay.labs.adclick.hidden;

import dev.assay.kit.port.LogEntry;
import dev.assay.labs.adclick.AdConfig;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.Filter;
import dev.assay.labs.adclick.LogEvent;
import dev.assay.labs.adclick.Progress;
import dev.assay.labs.adclick.Result;
import dev.assay.labs.adclick.Row;
import dev.assay.labs.adclick.RowKey;
import dev.assay.labs.adclick.Tier;
import dev.assay.labs.adclick.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is right, computed for a whole log at once: first all watermarks, then all verdicts, then for each key the records at which its rows
 * are due.
 */
final class Oracle {
    private final AdConfig config;
    private final List<LogEntry<LogEvent>> log;
    private final long[] watermarks;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<List<Result>> results = new ArrayList<>();
    /** By key: the indexes of records that count for it, ascending. */
    private final TreeMap<String, Keyed> keys = new TreeMap<>();

    private record Keyed(RowKey key, List<Integer> counted) {}

    Oracle(AdConfig config, List<LogEntry<LogEvent>> log) {
        this.config = config;
        this.log = log;
        this.watermarks = new long[log.size()];
        watermarks();
        verdicts();
        log.forEach(entry -> results.add(new ArrayList<>()));
        keys.values().forEach(this::rows);
        progress();
    }

    /** The verdict on a record. */
    Verdict verdict(int index) {
        return verdicts.get(index);
    }

    /** The watermark after a record; {@link Long#MIN_VALUE} before the first that is not rejected. */
    long watermark(int index) {
        return watermarks[index];
    }

    /** A record's results; a {@link Progress} is last. */
    List<Result> results(int index) {
        return results.get(index);
    }

    /** How many results there are in all. */
    int size() {
        return results.stream().mapToInt(List::size).sum();
    }

    /** Final counts of all keys. */
    Map<RowKey, Long> finals() {
        Map<RowKey, Long> finals = new HashMap<>();
        results.forEach(some -> some.forEach(result -> {
            if (result instanceof Row row && row.tier() == Tier.FINAL) {
                finals.put(row.key(), row.count());
            }
        }));
        return finals;
    }

    /** The last stored state of every row. */
    Map<String, Row> lastRows() {
        Map<String, Row> rows = new TreeMap<>();
        results.forEach(some -> some.forEach(result -> {
            if (result instanceof Row row) {
                rows.merge(row.key().rowId(row.partition()), row, (one, other) -> other.tier().compareTo(one.tier()) > 0 ? other : one);
            }
        }));
        return rows;
    }

    static boolean isRejected(AdConfig config, LogEntry<LogEvent> entry) {
        LogEvent event = entry.value();
        boolean isNowhere = event.timeMs() < 0 || event.timeMs() - entry.timestamp() > config.maxFutureSkewMs();
        return isNowhere || event instanceof Click click
                && (click.impressionId() == null || click.impressionId().isBlank() || click.adId() == null || click.adId().isBlank());
    }

    private void watermarks() {
        long newest = Long.MIN_VALUE;
        for (int i = 0; i < log.size(); i++) {
            if (!isRejected(config, log.get(i))) {
                newest = Math.max(newest, log.get(i).value().timeMs());
            }
            watermarks[i] = newest == Long.MIN_VALUE ? Long.MIN_VALUE : newest - config.outOfOrderMs();
        }
    }

    private void verdicts() {
        Map<String, Long> counted = new HashMap<>();
        for (int i = 0; i < log.size(); i++) {
            if (isRejected(config, log.get(i))) {
                verdicts.add(Verdict.REJECTED);
            } else if (!(log.get(i).value() instanceof Click click)) {
                verdicts.add(Verdict.HEARTBEAT);
            } else if (counted.containsKey(click.impressionId())
                    && watermarks[i] < counted.get(click.impressionId()) + config.dedupeHorizonMs()) {
                verdicts.add(Verdict.DUPLICATE);
            } else if (watermarks[i] >= closes(click)) {
                verdicts.add(Verdict.LATE);
            } else {
                verdicts.add(Verdict.COUNTED);
                counted.put(click.impressionId(), click.clickTimeMs());
                counts(click, i);
            }
        }
    }

    private long closes(Click click) {
        return (Math.floorDiv(click.clickTimeMs(), config.windowMs()) + 1) * config.windowMs() + config.allowedLatenessMs();
    }

    private void counts(Click click, int index) {
        long window = Math.floorDiv(click.clickTimeMs(), config.windowMs()) * config.windowMs();
        add(new RowKey(click.adId(), window, 0), index);
        for (Filter filter : config.filters()) {
            if (filter.fits(click)) {
                add(new RowKey(click.adId(), window, filter.id()), index);
            }
        }
    }

    private void add(RowKey key, int index) {
        keys.computeIfAbsent(key.rowId(0), any -> new Keyed(key, new ArrayList<>())).counted().add(index);
    }

    /** The first record at or after which the watermark is so large; the log's length if it never is. */
    private int reaches(long watermark) {
        int low = 0;
        int high = watermarks.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (watermarks[middle] >= watermark) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void rows(Keyed keyed) {
        long end = keyed.key().windowStartMs() + config.windowMs();
        int fast = reaches(end);
        int last = reaches(end + config.allowedLatenessMs());
        int partition = log.getFirst().partition();
        if (fast < log.size()) {
            long sofar = keyed.counted().stream().filter(index -> index <= fast).count();
            if (sofar > 0) {
                results.get(fast).add(new Row(partition, keyed.key(), Tier.FAST, sofar));
            }
        }
        if (last < log.size()) {
            results.get(last).add(new Row(partition, keyed.key(), Tier.FINAL, keyed.counted().size()));
        }
    }

    private void progress() {
        long before = Long.MIN_VALUE;
        for (int i = 0; i < log.size(); i++) {
            long now = watermarks[i];
            if (now > before) {
                boolean closed = before == Long.MIN_VALUE || passed(now) > passed(before);
                if (closed) {
                    results.get(i).add(new Progress(log.getFirst().partition(), now));
                }
                before = now;
            }
        }
    }

    private long passed(long watermark) {
        return Math.floorDiv(watermark - config.allowedLatenessMs(), config.windowMs());
    }

    /** How many elements a snapshot after a record may hold. */
    long stateBound(int index) {
        long horizon = 0;
        Set<String> seen = new HashSet<>();
        for (int i = 0; i <= index; i++) {
            if (verdicts.get(i) == Verdict.COUNTED && log.get(i).value() instanceof Click click
                    && watermarks[index] < click.clickTimeMs() + config.dedupeHorizonMs() && seen.add(click.impressionId())) {
                horizon++;
            }
        }
        long open = keys.values().stream().filter(keyed -> keyed.counted().getFirst() <= index
                && watermarks[index] < keyed.key().windowStartMs() + config.windowMs() + config.allowedLatenessMs()).count();
        return 2 * (horizon + open) + 64;
    }
}
