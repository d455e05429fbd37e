package adclick;

import dev.assay.labs.adclick.AdCount;
import dev.assay.labs.adclick.ClickCube;
import dev.assay.labs.adclick.CountTable;
import dev.assay.labs.adclick.Granularity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Minutes, and hours and days that follow them. */
final class RollupCube implements ClickCube {
    private final CountTable table;

    RollupCube(CountTable table) {
        this.table = table;
    }

    @Override
    public void set(String adId, long minuteStartMs, int filterId, long count) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("RollupCube.set");
        require(adId != null && !adId.isBlank(), "an ad without a name");
        require(count >= 0, "a count of " + count);
        requireRange(minuteStartMs, minuteStartMs, filterId);
        long change = count - table.get(Granularity.MINUTE, adId, minuteStartMs, filterId);
        if (change == 0) {
            return;
        }
        table.put(Granularity.MINUTE, adId, minuteStartMs, filterId, count);
        for (Granularity larger : List.of(Granularity.HOUR, Granularity.DAY)) {
            long bucket = minuteStartMs / larger.millis() * larger.millis();
            table.put(larger, adId, bucket, filterId, table.get(larger, adId, bucket, filterId) + change);
        }
        // END SOLUTION
    }

    @Override
    public long count(String adId, long fromMs, long toMs, int filterId) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("RollupCube.count");
        require(adId != null && !adId.isBlank(), "an ad without a name");
        requireRange(fromMs, toMs, filterId);
        long[] sum = new long[1];
        tile(fromMs, toMs, (granularity, bucket) -> sum[0] += table.get(granularity, adId, bucket, filterId));
        return sum[0];
        // END SOLUTION
    }

    @Override
    public List<AdCount> top(long fromMs, long toMs, int n, int filterId) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("RollupCube.top");
        require(n >= 0, "a list of " + n);
        requireRange(fromMs, toMs, filterId);
        Map<String, Long> sums = new HashMap<>();
        tile(fromMs, toMs, (granularity, bucket) -> table.scan(granularity, bucket, filterId)
                .forEach(ad -> sums.merge(ad.adId(), ad.count(), Long::sum)));
        return sums.entrySet().stream()
                .map(ad -> new AdCount(ad.getKey(), ad.getValue()))
                .sorted(Comparator.comparingLong(AdCount::count).reversed().thenComparing(AdCount::adId))
                .limit(n)
                .toList();
        // END SOLUTION
    }

    // BEGIN SOLUTION
    /** The largest bucket that begins here and does not end too late, again and again: the fewest. */
    private static void tile(long fromMs, long toMs, BiConsumer<Granularity, Long> bucket) {
        long at = fromMs;
        while (at < toMs) {
            Granularity fitting = Granularity.MINUTE;
            for (Granularity larger : List.of(Granularity.HOUR, Granularity.DAY)) {
                if (at % larger.millis() == 0 && at + larger.millis() <= toMs) {
                    fitting = larger;
                }
            }
            bucket.accept(fitting, at);
            at += fitting.millis();
        }
    }

    private static void requireRange(long fromMs, long toMs, int filterId) {
        long minute = Granularity.MINUTE.millis();
        require(0 <= fromMs && fromMs <= toMs && fromMs % minute == 0 && toMs % minute == 0, "a range from " + fromMs + " to " + toMs);
        require(filterId >= 0, "a filter " + filterId);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
    // END SOLUTION
}
