package ratelimiter;

import dev.assay.labs.ratelimiter.Allowed;
import dev.assay.labs.ratelimiter.Decision;
import dev.assay.labs.ratelimiter.Limiter;
import dev.assay.labs.ratelimiter.Rejected;

/** The generic cell rate algorithm: a token bucket in two numbers. */
final class Gcra implements Limiter {
    private final long burst;
    private final long tokens;
    private final long period;
    // BEGIN SOLUTION
    /** When the bucket would be full again, in milliseconds times tokens. */
    private long arrival;
    private long last;
    // END SOLUTION

    Gcra(long burst, long tokens, long periodMs) {
        this.burst = Ranges.amount(burst);
        this.tokens = Ranges.amount(tokens);
        this.period = Ranges.span(periodMs);
    }

    @Override
    public Decision tryAcquire(long nowMs, long permits) {
        // BEGIN SOLUTION
        // STUB: // TODO When would the next conforming request arrive (the theoretical arrival time)?
        // STUB: throw new UnsupportedOperationException("Gcra.tryAcquire");
        Ranges.amount(permits);
        last = Math.max(last, Ranges.time(nowMs));
        long now = last * tokens;
        long next = Math.max(arrival, now) + permits * period;
        long tooFar = next - now - burst * period;
        if (tooFar <= 0) {
            arrival = next;
            return new Allowed(-tooFar / period);
        }
        return new Rejected(permits > burst ? Rejected.NEVER : (tooFar + tokens - 1) / tokens);
        // END SOLUTION
    }
}
