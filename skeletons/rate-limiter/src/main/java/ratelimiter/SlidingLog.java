package ratelimiter;

import dev.assay.labs.ratelimiter.Allowed;
import dev.assay.labs.ratelimiter.Decision;
import dev.assay.labs.ratelimiter.Limiter;
import dev.assay.labs.ratelimiter.Rejected;

/** A sliding log. */
final class SlidingLog implements Limiter {
    private final long limit;
    private final long window;

    SlidingLog(long limit, long windowMs) {
        this.limit = Ranges.amount(limit);
        this.window = Ranges.span(windowMs);
    }

    @Override
    public Decision tryAcquire(long nowMs, long permits) {
        // TODO What has left the window? What is in it?
        throw new UnsupportedOperationException("SlidingLog.tryAcquire");
    }
}
