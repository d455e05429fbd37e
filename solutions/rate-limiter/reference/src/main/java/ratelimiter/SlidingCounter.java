package ratelimiter;

import dev.assay.labs.ratelimiter.Allowed;
import dev.assay.labs.ratelimiter.Decision;
import dev.assay.labs.ratelimiter.Limiter;
import dev.assay.labs.ratelimiter.Rejected;

/** A sliding counter: two fixed windows, the older one weighted by how much of it the sliding window still covers. */
final class SlidingCounter implements Limiter {
    private final long limit;
    private final long window;
    // BEGIN SOLUTION
    private long last;
    private long index = -1;
    private long current;
    private long previous;
    // END SOLUTION

    SlidingCounter(long limit, long windowMs) {
        this.limit = Ranges.amount(limit);
        this.window = Ranges.span(windowMs);
    }

    @Override
    public Decision tryAcquire(long nowMs, long permits) {
        // BEGIN SOLUTION
        // STUB: // TODO Roll the windows on, then weigh them, in whole numbers.
        // STUB: throw new UnsupportedOperationException("SlidingCounter.tryAcquire");
        Ranges.amount(permits);
        long now = Math.max(last, Ranges.time(nowMs));
        last = now;
        if (now / window != index) {
            previous = now / window == index + 1 ? current : 0;
            current = 0;
            index = now / window;
        }
        long elapsed = now - index * window;
        long room = (limit - current) * window - previous * (window - elapsed);
        if (permits <= limit && (permits - 1) * window < room) {
            current += permits;
            return new Allowed(Math.max(0, Math.floorDiv(room - permits * window + window - 1, window)));
        }
        return new Rejected(permits > limit ? Rejected.NEVER : retryAfter(elapsed, permits));
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private long retryAfter(long elapsed, long permits) {
        long here = earliest(previous, limit - current - permits + 1);
        if (here < window) {
            return Math.max(here, elapsed + 1) - elapsed;
        }
        long next = earliest(current, limit - permits + 1);
        return window - elapsed + Math.min(next, window);
    }

    /** The first elapsed time at which a weighted window takes less than so many permits; the window's length if there is none. */
    private long earliest(long weighted, long permits) {
        if (permits <= 0) {
            return window;
        }
        if (weighted == 0) {
            return 0;
        }
        return Math.max(0, window - (permits * window - 1) / weighted);
    }
    // END SOLUTION
}
