package ratelimiter;

import dev.assay.kit.RandomSource;
import dev.assay.labs.ratelimiter.RetryPolicy;
import java.util.OptionalLong;

/** When a polite client tries again. */
final class Backoff implements RetryPolicy {
    private final long base;
    private final long cap;
    private final int maxAttempts;

    Backoff(long baseMs, long capMs, int maxAttempts) {
        this.base = baseMs;
        this.cap = capMs;
        this.maxAttempts = maxAttempts;
    }

    @Override
    public OptionalLong nextDelayMs(int attempt, OptionalLong retryAfterMs, RandomSource random) {
        // TODO What is 2^attempt when attempt is 70?
        throw new UnsupportedOperationException("Backoff.nextDelayMs");
    }
}
