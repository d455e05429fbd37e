package dev.assay.labs.ratelimiter;

/**
 * The request will be served.
 *
 * @param departsAtMs when it leaves the bucket
 * @param waiting how many requests wait in the bucket now, this one included if it has to wait
 */
public record Scheduled(long departsAtMs, int waiting) implements Admission {}
