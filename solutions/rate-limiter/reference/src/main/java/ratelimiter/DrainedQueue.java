package ratelimiter;

import dev.assay.labs.ratelimiter.Admission;
import dev.assay.labs.ratelimiter.Dropped;
import dev.assay.labs.ratelimiter.LeakingBucket;
import dev.assay.labs.ratelimiter.Scheduled;

/** A leaking bucket: a queue that is drained at a fixed rate. */
final class DrainedQueue implements LeakingBucket {
    private final int capacity;
    private final long every;
    // BEGIN SOLUTION
    private long last;
    private long lastDeparture = -1;
    // END SOLUTION

    DrainedQueue(int queueCapacity, long drainEveryMs) {
        this.capacity = (int) Ranges.amount(queueCapacity);
        this.every = Ranges.span(drainEveryMs);
    }

    @Override
    public Admission offer(long nowMs) {
        // BEGIN SOLUTION
        // STUB: // TODO When would it leave, and how many are waiting?
        // STUB: throw new UnsupportedOperationException("DrainedQueue.offer");
        long now = Math.max(last, Ranges.time(nowMs));
        last = now;
        long waiting = lastDeparture <= now ? 0 : (lastDeparture - now + every - 1) / every;
        if (waiting >= capacity) {
            return new Dropped(lastDeparture - now - (capacity - 1) * every);
        }
        lastDeparture = lastDeparture < 0 ? now : Math.max(now, lastDeparture + every);
        return new Scheduled(lastDeparture, (int) (lastDeparture <= now ? 0 : waiting + 1));
        // END SOLUTION
    }
}
