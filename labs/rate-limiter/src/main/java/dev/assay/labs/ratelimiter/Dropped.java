package dev.assay.labs.ratelimiter;

/**
 * The bucket is full; the request leaves no trace.
 *
 * @param retryAfterMs the smallest number of milliseconds, at least 1, after which it would be taken if nothing else happened
 */
public record Dropped(long retryAfterMs) implements Admission {}
