package dev.assay.labs.adclick;

/** How long the buckets of a {@link CountTable} are. */
public enum Granularity {
    /** 60,000 ms. */
    MINUTE(60_000L),
    /** 60 minutes. */
    HOUR(3_600_000L),
    /** 24 hours. */
    DAY(86_400_000L);

    private final long millis;

    Granularity(long millis) {
        this.millis = millis;
    }

    /** A bucket's length in milliseconds; buckets begin at its multiples. */
    public long millis() {
        return millis;
    }
}
