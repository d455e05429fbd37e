package dev.assay.labs.adclick;

/**
 * An ad is spread over several partitions.
 *
 * @param fromServedAtMs for impressions served from then on, until the ad's next split
 * @param ways over how many partitions, at least 1
 */
public record Split(String adId, long fromServedAtMs, int ways) {}
