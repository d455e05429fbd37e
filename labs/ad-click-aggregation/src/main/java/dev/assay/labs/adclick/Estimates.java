package dev.assay.labs.adclick;

/** Capacity on the back of an envelope. Answers within 1 % are right. Arguments are positive. */
public interface Estimates {
    /** Mean clicks a second. A day has 86,400 seconds. */
    double averageQps(double clicksPerDay);

    /** Clicks a second at a peak that is so many times the mean. */
    double peakQps(double clicksPerDay, double factor);

    /** Bytes of raw clicks of so many days. */
    double rawBytes(double clicksPerDay, double bytesPerClick, double days);

    /**
     * After how many years the load has doubled.
     *
     * @param growth a year, 0.3 for 30 %
     */
    double doublingYears(double growth);

    /** How many bits an element a Bloom filter needs at least for a rate of false positives, with the best number of hash functions. */
    double bloomBitsPerElement(double fpRate);

    /** The rate of false positives of a full Bloom filter with k = round(bits * ln 2) hash functions, at least one: (1 - e^(-k/bits))^k. */
    double bloomFpRate(double bitsPerElement);

    /** In how many minutes of a day an ad has a click at all, if clicks fall on ads and minutes evenly by chance (Poisson). */
    double nonEmptyMinutesPerAdPerDay(double clicksPerDay, double ads);

    /**
     * How long after its restart a worker has caught up: it has the records since its last checkpoint and those that came while it was
     * down to read, and new ones keep coming while it does.
     *
     * @param checkpointS how old the checkpoint was, in seconds
     * @param downS how long the worker was down, in seconds
     * @param capacityFactor how many times faster than records come it can read them, above 1
     */
    double catchUpSeconds(double checkpointS, double downS, double capacityFactor);
}
