package dev.assay.labs.adclick.testbed;

import dev.assay.labs.adclick.AdCount;
import dev.assay.labs.adclick.CountTable;
import dev.assay.labs.adclick.Granularity;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table in memory that counts its calls. */
public final class MemoryTable implements CountTable {
    private final Map<Bucket, Map<String, Long>> buckets = new LinkedHashMap<>();
    private int gets;
    private int puts;
    private int scans;

    private record Bucket(Granularity granularity, long startMs, int filterId) {}

    /** Calls so far. */
    public int gets() {
        return gets;
    }

    /** Calls so far. */
    public int puts() {
        return puts;
    }

    /** Calls so far. */
    public int scans() {
        return scans;
    }

    @Override
    public long get(Granularity granularity, String adId, long bucketStartMs, int filterId) {
        gets++;
        return counts(granularity, bucketStartMs, filterId).getOrDefault(adId, 0L);
    }

    @Override
    public void put(Granularity granularity, String adId, long bucketStartMs, int filterId, long count) {
        puts++;
        buckets.computeIfAbsent(bucket(granularity, bucketStartMs, filterId), any -> new LinkedHashMap<>()).put(adId, count);
    }

    @Override
    public List<AdCount> scan(Granularity granularity, long bucketStartMs, int filterId) {
        scans++;
        List<AdCount> ads = new ArrayList<>();
        counts(granularity, bucketStartMs, filterId).forEach((ad, count) -> {
            if (count > 0) {
                ads.add(new AdCount(ad, count));
            }
        });
        Collections.reverse(ads);
        return ads;
    }

    private Map<String, Long> counts(Granularity granularity, long startMs, int filterId) {
        return buckets.getOrDefault(bucket(granularity, startMs, filterId), Map.of());
    }

    private static Bucket bucket(Granularity granularity, long startMs, int filterId) {
        if (granularity == null || startMs % granularity.millis() != 0) {
            throw new Violation("bucket", "The table was asked for a " + granularity + " that begins at " + startMs + ": none does.");
        }
        return new Bucket(granularity, startMs, filterId);
    }
}
