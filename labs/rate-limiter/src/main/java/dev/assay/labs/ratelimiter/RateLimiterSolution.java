package dev.assay.labs.ratelimiter;

import dev.assay.kit.Entry;
import dev.assay.kit.port.Counters;
import dev.assay.kit.port.Time;
import java.util.function.Supplier;

/** How the tests reach a solution. Every method gives a new object. Ranges as in {@link Limiter}. */
@Entry("ratelimiter.Solution")
public interface RateLimiterSolution {
    /**
     * A token bucket. It starts full; its level is {@code min(capacity, level + refillTokens * elapsed / refillPeriod)}, continuously;
     * a request is allowed if the level is at least its permits. Put otherwise: in any interval [s, t], at most
     * {@code capacity + refillTokens * (t - s) / refillPeriod} permits pass.
     */
    Limiter tokenBucket(long capacity, long refillTokens, long refillPeriodMs);

    /** A leaking bucket, see {@link LeakingBucket}. */
    LeakingBucket leakingBucket(int queueCapacity, long drainEveryMs);

    /** Fixed windows [i*W, (i+1)*W): allowed if what the window has admitted and the request make at most the limit. */
    Limiter fixedWindow(long limit, long windowMs);

    /** A sliding log: allowed if what was admitted in (t - W, t] and the request make at most the limit. Keeps at most limit entries. */
    Limiter slidingLog(long limit, long windowMs);

    /**
     * A sliding counter. With cur and prev the permits admitted in this fixed window and the one before it, and e the time since this
     * one began: allowed if {@code cur*W + prev*(W - e) + (permits - 1)*W < limit*W} and {@code permits <= limit}.
     */
    Limiter slidingCounter(long limit, long windowMs);

    /**
     * The generic cell rate algorithm: says what {@link #tokenBucket} with these numbers says, and keeps no more than two numbers.
     */
    Limiter gcra(long burst, long tokens, long periodMs);

    /**
     * A limiter for each key, see {@link KeyedLimiter}.
     *
     * @param idleMs after this long a key is forgotten, as a window
     */
    KeyedLimiter keyed(Supplier<Limiter> factory, long idleMs);

    /** Finds rules. */
    RuleMatcher rules();

    /**
     * Keeps rules at hand.
     *
     * @param rules finds a request's rule; perhaps not yours
     */
    RuleCache ruleCache(RuleSource source, Time time, long refreshMs, RuleMatcher rules);

    /** Says verdicts in HTTP. */
    HttpGate httpGate();

    /**
     * One machine of several that share a store. Made again, with the same name, when the machine restarts.
     *
     * @param nodeId the machine's name, different from all others'
     * @param time the machine's own clock, which may be off
     * @param rules names counters; perhaps not yours
     */
    DistributedLimiter distributed(String nodeId, Counters store, Time time, RuleMatcher rules);

    /**
     * A limiter at the edge of one region.
     *
     * @param regions how many regions there are; their ids are the ids of the nodes
     */
    EdgeLimiter edge(int regions, long limit, long windowMs, long syncEveryMs);

    /**
     * A client's retries.
     *
     * @param baseMs the first span
     * @param capMs the longest span
     * @param maxAttempts after so many tries it gives up
     */
    RetryPolicy retryPolicy(long baseMs, long capMs, int maxAttempts);
}
