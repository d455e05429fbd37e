package adclick;

import dev.assay.labs.adclick.AdConfig;
import dev.assay.labs.adclick.AdCount;
import dev.assay.labs.adclick.Progress;
import dev.assay.labs.adclick.Reducer;
import dev.assay.labs.adclick.Result;
import dev.assay.labs.adclick.Row;
import dev.assay.labs.adclick.Tier;
import dev.assay.labs.adclick.TopN;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds partial counts up, and then looks for the largest. */
final class TopReducer implements Reducer {
    private final AdConfig config;
    private final int n;
    private final long[] watermarks;
    // BEGIN SOLUTION
    // STUB: // TODO What is known of windows that are not complete?
    /** By window, filter and ad. */
    private final TreeMap<Long, TreeMap<Integer, Map<String, Long>>> windows = new TreeMap<>();
    // END SOLUTION

    TopReducer(AdConfig config, int partitions, int n) {
        if (config == null || partitions < 1 || n < 1) {
            throw new IllegalArgumentException("a reducer of " + partitions + " partitions and lists of " + n);
        }
        this.config = config;
        this.n = n;
        this.watermarks = new long[partitions];
        Arrays.fill(watermarks, Long.MIN_VALUE);
    }

    @Override
    public List<TopN> accept(Result result) {
        if (result == null || result.partition() < 0 || result.partition() >= watermarks.length) {
            throw new IllegalArgumentException("with " + watermarks.length + " partitions comes " + result);
        }
        // BEGIN SOLUTION
        // STUB: // TODO Add up what is final; tell what is complete.
        // STUB: throw new UnsupportedOperationException("TopReducer.accept");
        switch (result) {
            case Row row -> add(row);
            case Progress progress -> watermarks[progress.partition()] = progress.watermarkMs();
        }
        List<TopN> complete = new ArrayList<>();
        long slowest = Arrays.stream(watermarks).min().getAsLong();
        while (!windows.isEmpty() && windows.firstKey() + config.windowMs() + config.allowedLatenessMs() <= slowest) {
            var window = windows.pollFirstEntry();
            window.getValue().forEach((filter, counts) -> complete.add(new TopN(window.getKey(), filter, top(counts))));
        }
        return complete;
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private void add(Row row) {
        if (row.tier() == Tier.FINAL) {
            windows.computeIfAbsent(row.key().windowStartMs(), any -> new TreeMap<>())
                    .computeIfAbsent(row.key().filterId(), any -> new HashMap<>())
                    .merge(row.key().adId(), row.count(), Long::sum);
        }
    }

    private List<AdCount> top(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(ad -> new AdCount(ad.getKey(), ad.getValue()))
                .sorted(Comparator.comparingLong(AdCount::count).reversed().thenComparing(AdCount::adId))
                .limit(n)
                .toList();
    }
    // END SOLUTION
}
