package ratelimiter;

import dev.assay.labs.ratelimiter.Allowed;
import dev.assay.labs.ratelimiter.Decision;
import dev.assay.labs.ratelimiter.Limiter;
import dev.assay.labs.ratelimiter.Rejected;

/** A sliding log in a ring of fixed size: one time for each permit. */
final class SlidingLog implements Limiter {
    private final int limit;
    private final long window;
    private final long[] times;
    private int oldest;
    private int count;
    private long last;

    SlidingLog(long limit, long windowMs) {
        this.limit = (int) Ranges.amount(limit);
        this.window = Ranges.span(windowMs);
        this.times = new long[this.limit];
    }

    @Override
    public Decision tryAcquire(long nowMs, long permits) {
        Ranges.amount(permits);
        last = Math.max(last, Ranges.time(nowMs));
        if (permits > limit) {
            return new Rejected(Rejected.NEVER);
        }
        while (count > 0 && times[oldest] <= last - window) {
            oldest = (oldest + 1) % limit;
            count--;
        }
        int missing = count + (int) permits - limit;
        if (missing > 0) {
            return new Rejected(times[(oldest + missing - 1) % limit] + window - last);
        }
        for (int i = 0; i < permits; i++) {
            times[(oldest + count++) % limit] = last;
        }
        return new Allowed(limit - count);
    }
}
