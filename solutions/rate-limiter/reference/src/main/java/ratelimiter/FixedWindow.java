package ratelimiter;

import dev.assay.labs.ratelimiter.Allowed;
import dev.assay.labs.ratelimiter.Decision;
import dev.assay.labs.ratelimiter.Limiter;
import dev.assay.labs.ratelimiter.Rejected;

/** Fixed windows. */
final class FixedWindow implements Limiter {
    private final long limit;
    private final long window;
    // BEGIN SOLUTION
    private long last;
    private long index = -1;
    private long count;
    // END SOLUTION

    FixedWindow(long limit, long windowMs) {
        this.limit = Ranges.amount(limit);
        this.window = Ranges.span(windowMs);
    }

    @Override
    public Decision tryAcquire(long nowMs, long permits) {
        // BEGIN SOLUTION
        // STUB: // TODO In which window is this, and what has it admitted?
        // STUB: throw new UnsupportedOperationException("FixedWindow.tryAcquire");
        Ranges.amount(permits);
        long now = Math.max(last, Ranges.time(nowMs));
        last = now;
        if (now / window != index) {
            index = now / window;
            count = 0;
        }
        if (count + permits <= limit) {
            count += permits;
            return new Allowed(limit - count);
        }
        return new Rejected(permits > limit ? Rejected.NEVER : (index + 1) * window - now);
        // END SOLUTION
    }
}
