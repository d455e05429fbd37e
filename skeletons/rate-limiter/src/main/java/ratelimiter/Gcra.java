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

    Gcra(long burst, long tokens, long periodMs) {
        this.burst = Ranges.amount(burst);
        this.tokens = Ranges.amount(tokens);
        this.period = Ranges.span(periodMs);
    }

    @Override
    public Decision tryAcquire(long nowMs, long permits) {
        // TODO When would the next conforming request arrive (the theoretical arrival time)?
        throw new UnsupportedOperationException("Gcra.tryAcquire");
    }
}
