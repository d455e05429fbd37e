package dev.assay.labs.adclick;

import java.util.List;

/** A table of counts. Calls are counted; it never fails. */
public interface CountTable {
    /** A bucket's count; 0 if there is none. */
    long get(Granularity granularity, String adId, long bucketStartMs, int filterId);

    /** Sets a bucket's count. */
    void put(Granularity granularity, String adId, long bucketStartMs, int filterId, long count);

    /** All ads of a bucket with a count above 0, in no order. */
    List<AdCount> scan(Granularity granularity, long bucketStartMs, int filterId);
}
