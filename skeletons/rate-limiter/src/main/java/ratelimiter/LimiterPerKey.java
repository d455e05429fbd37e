package ratelimiter;

import dev.assay.labs.ratelimiter.Allowed;
import dev.assay.labs.ratelimiter.Decision;
import dev.assay.labs.ratelimiter.KeyedLimiter;
import dev.assay.labs.ratelimiter.Limiter;
import java.util.function.Supplier;

/** A limiter for each key. */
final class LimiterPerKey implements KeyedLimiter {
    private final Supplier<Limiter> factory;
    private final long idle;

    LimiterPerKey(Supplier<Limiter> factory, long idleMs) {
        this.factory = factory;
        this.idle = Ranges.span(idleMs);
    }

    @Override
    public Decision tryAcquire(String key, long nowMs, long permits) {
        // TODO Which keys have been idle for too long? Don't look at all of them.
        throw new UnsupportedOperationException("LimiterPerKey.tryAcquire");
    }

    @Override
    public int trackedKeys() {
        // TODO
        throw new UnsupportedOperationException("LimiterPerKey.trackedKeys");
    }
}
