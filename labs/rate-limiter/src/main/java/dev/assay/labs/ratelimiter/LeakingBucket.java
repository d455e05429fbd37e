package dev.assay.labs.ratelimiter;

/**
 * A queue that is drained at a fixed rate. A request leaves at {@code max(t, last departure + drainEvery)}. It is taken if fewer
 * requests than the queue's capacity leave after its arrival; otherwise it is dropped. Idle time earns no credit: two requests never
 * leave closer to each other. Times and their ranges as for {@link Limiter}.
 */
public interface LeakingBucket {
    /** A request arrives. */
    Admission offer(long nowMs);
}
