package adclick;

import dev.assay.kit.port.LogEntry;
import dev.assay.labs.adclick.AdConfig;
import dev.assay.labs.adclick.Click;
import dev.assay.labs.adclick.ClickAggregator;
import dev.assay.labs.adclick.Effect;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the clicks of one partition in windows of event time. */
final class WindowAggregator implements ClickAggregator {
    private final AdConfig config;
    private final int partition;
    // BEGIN SOLUTION
    // STUB: // TODO What has to be remembered? All of it belongs into a snapshot.
    private long lastOffset = -1;
    /** The largest time of records that were not rejected. */
    private long newest = Long.MIN_VALUE;
    /** When an impression was counted. */
    private final Map<String, Long> counted = new HashMap<>();
    private final TreeMap<Long, List<String>> countedByTime = new TreeMap<>();
    private final TreeMap<Long, Map<RowKey, Long>> open = new TreeMap<>();

    /** An impression and the time with which it was counted. */
    record Impression(String id, long timeMs) {}

    /** A count that is not final. */
    record Count(RowKey key, long count) {}

    /** Everything that is to be known to go on. */
    record State(long lastOffset, long newest, List<Impression> counted, List<Count> open) {}
    // END SOLUTION

    WindowAggregator(AdConfig config, int partition) {
        if (config == null || partition < 0) {
            throw new IllegalArgumentException("an aggregator of the partition " + partition + " with " + config);
        }
        this.config = config;
        this.partition = partition;
    }

    WindowAggregator(AdConfig config, int partition, Record snapshot) {
        this(config, partition);
        // BEGIN SOLUTION
        if (!(snapshot instanceof State state)) {
            throw new IllegalArgumentException("no snapshot of this aggregator: " + snapshot);
        }
        lastOffset = state.lastOffset();
        newest = state.newest();
        state.counted().forEach(this::remember);
        state.open().forEach(count -> open.computeIfAbsent(count.key().windowStartMs(), any -> new LinkedHashMap<>())
                .put(count.key(), count.count()));
        // END SOLUTION
    }

    @Override
    public Effect accept(LogEntry<LogEvent> entry) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("WindowAggregator.accept");
        if (entry == null || entry.partition() != partition || entry.offset() <= lastOffset) {
            throw new IllegalArgumentException("after the offset " + lastOffset + " of the partition " + partition + " comes " + entry);
        }
        lastOffset = entry.offset();
        LogEvent event = entry.value();
        if (isRejected(event, entry.timestamp())) {
            return new Effect(Verdict.REJECTED, List.of());
        }
        boolean isFirst = newest == Long.MIN_VALUE;
        long before = watermarkMs();
        newest = Math.max(newest, event.timeMs());
        long now = watermarkMs();
        forget(now);
        Verdict verdict = event instanceof Click click ? count(click, now) : Verdict.HEARTBEAT;
        return new Effect(verdict, results(before, now, isFirst));
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private boolean isRejected(LogEvent event, long appendedMs) {
        if (event.timeMs() < 0 || event.timeMs() > appendedMs + config.maxFutureSkewMs()) {
            return true;
        }
        return event instanceof Click click && (isBlank(click.impressionId()) || isBlank(click.adId()));
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private void remember(Impression impression) {
        counted.put(impression.id(), impression.timeMs());
        countedByTime.computeIfAbsent(impression.timeMs(), any -> new ArrayList<>()).add(impression.id());
    }

    private void forget(long watermark) {
        while (!countedByTime.isEmpty() && countedByTime.firstKey() + config.dedupeHorizonMs() <= watermark) {
            countedByTime.pollFirstEntry().getValue().forEach(counted::remove);
        }
    }

    private Verdict count(Click click, long watermark) {
        if (counted.containsKey(click.impressionId())) {
            return Verdict.DUPLICATE;
        }
        long window = config.windowOf(click.clickTimeMs());
        if (window + config.windowMs() + config.allowedLatenessMs() <= watermark) {
            return Verdict.LATE;
        }
        remember(new Impression(click.impressionId(), click.clickTimeMs()));
        Map<RowKey, Long> counts = open.computeIfAbsent(window, any -> new LinkedHashMap<>());
        counts.merge(new RowKey(click.adId(), window, 0), 1L, Long::sum);
        for (Filter filter : config.filters()) {
            if (filter.fits(click)) {
                counts.merge(new RowKey(click.adId(), window, filter.id()), 1L, Long::sum);
            }
        }
        return Verdict.COUNTED;
    }

    private List<Result> results(long before, long now, boolean isFirst) {
        List<Result> results = new ArrayList<>();
        if (now > before) {
            open.headMap(now - config.windowMs(), true).forEach((window, counts) -> {
                if (window + config.windowMs() > before) {
                    counts.forEach((key, count) -> results.add(new Row(partition, key, Tier.FAST, count)));
                }
            });
            while (!open.isEmpty() && open.firstKey() + config.windowMs() + config.allowedLatenessMs() <= now) {
                open.pollFirstEntry().getValue().forEach((key, count) -> results.add(new Row(partition, key, Tier.FINAL, count)));
            }
            if (isFirst || closedWindows(now) > closedWindows(before)) {
                results.add(new Progress(partition, now));
            }
        }
        return results;
    }

    private long closedWindows(long watermark) {
        return Math.floorDiv(watermark - config.allowedLatenessMs(), config.windowMs());
    }
    // END SOLUTION

    @Override
    public Record snapshot() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("WindowAggregator.snapshot");
        List<Impression> impressions = new ArrayList<>();
        countedByTime.forEach((time, ids) -> ids.forEach(id -> impressions.add(new Impression(id, time))));
        List<Count> counts = new ArrayList<>();
        open.values().forEach(window -> window.forEach((key, count) -> counts.add(new Count(key, count))));
        return new State(lastOffset, newest, List.copyOf(impressions), List.copyOf(counts));
        // END SOLUTION
    }

    @Override
    public long watermarkMs() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("WindowAggregator.watermarkMs");
        return newest == Long.MIN_VALUE ? Long.MIN_VALUE : newest - config.outOfOrderMs();
        // END SOLUTION
    }
}
