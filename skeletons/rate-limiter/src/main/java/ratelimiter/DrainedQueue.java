package ratelimiter;

import dev.assay.labs.ratelimiter.Admission;
import dev.assay.labs.ratelimiter.Dropped;
import dev.assay.labs.ratelimiter.LeakingBucket;
import dev.assay.labs.ratelimiter.Scheduled;

/** A leaking bucket: a queue that is drained at a fixed rate. */
final class DrainedQueue implements LeakingBucket {
    private final int capacity;
    private final long every;

    DrainedQueue(int queueCapacity, long drainEveryMs) {
        this.capacity = (int) Ranges.amount(queueCapacity);
        this.every = Ranges.span(drainEveryMs);
    }

    @Override
    public Admission offer(long nowMs) {
        // TODO When would it leave, and how many are waiting?
        throw new UnsupportedOperationException("DrainedQueue.offer");
    }
}
