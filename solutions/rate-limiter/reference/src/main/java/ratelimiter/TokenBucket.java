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
    // BEGIN SOLUTION
    /** In tokens times period: whole numbers all the way. */
    private long level;
    private long last;
    // END SOLUTION

    TokenBucket(long capacity, long refillTokens, long refillPeriodMs) {
        this.capacity = Ranges.amount(capacity);
        this.tokens = Ranges.amount(refillTokens);
        this.period = Ranges.span(refillPeriodMs);
        // BEGIN SOLUTION
        this.level = capacity * period;
        // END SOLUTION
    }

    @Override
    public Decision tryAcquire(long nowMs, long permits) {
        // BEGIN SOLUTION
        // STUB: // TODO How much has been refilled since the last call? Mind fractions of a token, and long gaps.
        // STUB: throw new UnsupportedOperationException("TokenBucket.tryAcquire");
        Ranges.amount(permits);
        long now = Math.max(last, Ranges.time(nowMs));
        level = Math.min(capacity * period, level + tokens * (now - last));
        last = now;
        long wanted = permits * period;
        if (wanted <= level) {
            level -= wanted;
            return new Allowed(level / period);
        }
        return new Rejected(permits > capacity ? Rejected.NEVER : (wanted - level + tokens - 1) / tokens);
        // END SOLUTION
    }
}
