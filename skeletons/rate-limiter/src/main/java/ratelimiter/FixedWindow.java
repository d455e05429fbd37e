package ratelimiter;

import dev.assay.labs.ratelimiter.Allowed;
import dev.assay.labs.ratelimiter.Decision;
import dev.assay.labs.ratelimiter.Limiter;
import dev.assay.labs.ratelimiter.Rejected;

/** Fixed windows. */
final class FixedWindow implements Limiter {
    private final long limit;
    private final long window;

    FixedWindow(long limit, long windowMs) {
        this.limit = Ranges.amount(limit);
        this.window = Ranges.span(windowMs);
    }

    @Override
    public Decision tryAcquire(long nowMs, long permits) {
        // TODO In which window is this, and what has it admitted?
        throw new UnsupportedOperationException("FixedWindow.tryAcquire");
    }
}
