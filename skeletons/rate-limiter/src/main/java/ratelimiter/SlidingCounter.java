package ratelimiter;

import dev.assay.labs.ratelimiter.Allowed;
import dev.assay.labs.ratelimiter.Decision;
import dev.assay.labs.ratelimiter.Limiter;
import dev.assay.labs.ratelimiter.Rejected;

/** A sliding counter: two fixed windows, the older one weighted by how much of it the sliding window still covers. */
final class SlidingCounter implements Limiter {
    private final long limit;
    private final long window;

    SlidingCounter(long limit, long windowMs) {
        this.limit = Ranges.amount(limit);
        this.window = Ranges.span(windowMs);
    }

    @Override
    public Decision tryAcquire(long nowMs, long permits) {
        // TODO Roll the windows on, then weigh them, in whole numbers.
        throw new UnsupportedOperationException("SlidingCounter.tryAcquire");
    }
}
