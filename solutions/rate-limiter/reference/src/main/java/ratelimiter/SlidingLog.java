package ratelimiter;

import dev.assay.labs.ratelimiter.Allowed;
import dev.assay.labs.ratelimiter.Decision;
import dev.assay.labs.ratelimiter.Limiter;
import dev.assay.labs.ratelimiter.Rejected;
import java.util.ArrayDeque;
import java.util.Deque;

/** A sliding log. */
final class SlidingLog implements Limiter {
    private final long limit;
    private final long window;
    // BEGIN SOLUTION
    private final Deque<Entry> log = new ArrayDeque<>();
    private long last;
    private long count;

    private record Entry(long time, long permits) {}
    // END SOLUTION

    SlidingLog(long limit, long windowMs) {
        this.limit = Ranges.amount(limit);
        this.window = Ranges.span(windowMs);
    }

    @Override
    public Decision tryAcquire(long nowMs, long permits) {
        // BEGIN SOLUTION
        // STUB: // TODO What has left the window? What is in it?
        // STUB: throw new UnsupportedOperationException("SlidingLog.tryAcquire");
        Ranges.amount(permits);
        long now = Math.max(last, Ranges.time(nowMs));
        last = now;
        while (!log.isEmpty() && log.peekFirst().time() <= now - window) {
            count -= log.removeFirst().permits();
        }
        if (count + permits <= limit) {
            count += permits;
            log.addLast(new Entry(now, permits));
            return new Allowed(limit - count);
        }
        if (permits > limit) {
            return new Rejected(Rejected.NEVER);
        }
        long left = count;
        for (Entry oldest : log) {
            left -= oldest.permits();
            if (left + permits <= limit) {
                return new Rejected(oldest.time() + window - now);
            }
        }
        throw new IllegalStateException("an empty log rejects nothing");
        // END SOLUTION
    }
}
