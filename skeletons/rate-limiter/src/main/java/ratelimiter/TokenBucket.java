package ratelimiter;

import dev.assay.labs.ratelimiter.Allowed;
import dev.assay.labs.ratelimiter.Decision;
import dev.assay.labs.ratelimiter.Limiter;
import dev.assay.labs.ratelimiter.Rejected;

/** A token bucket. */
final class TokenBucket implements Limiter {
    private final long capacity;
    private final long tokens;
    private final long period;

    TokenBucket(long capacity, long refillTokens, long refillPeriodMs) {
        this.capacity = Ranges.amount(capacity);
        this.tokens = Ranges.amount(refillTokens);
        this.period = Ranges.span(refillPeriodMs);
    }

    @Override
    public Decision tryAcquire(long nowMs, long permits) {
        // TODO How much has been refilled since the last call? Mind fractions of a token, and long gaps.
        throw new UnsupportedOperationException("TokenBucket.tryAcquire");
    }
}
