package dev.assay.labs.ratelimiter;

import dev.assay.kit.RandomSource;
import java.util.OptionalLong;

/** When a polite client tries again: full jitter over an exponentially growing span. */
public interface RetryPolicy {
    /**
     * The delay before the next try: what the server asked for, if it did, and a uniformly drawn 0 to
     * {@code min(cap, base * 2^attempt)} on top, both ends included.
     *
     * @param attempt how many tries have failed before, counted from 0
     * @param retryAfterMs what the server asked for, in milliseconds
     * @return empty when there have been enough tries: {@code attempt >= maxAttempts}
     */
    OptionalLong nextDelayMs(int attempt, OptionalLong retryAfterMs, RandomSource random);
}
