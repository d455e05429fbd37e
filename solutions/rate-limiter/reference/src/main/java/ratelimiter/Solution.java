package ratelimiter;

import dev.assay.kit.port.Counters;
import dev.assay.kit.port.Time;
import dev.assay.labs.ratelimiter.DistributedLimiter;
import dev.assay.labs.ratelimiter.EdgeLimiter;
import dev.assay.labs.ratelimiter.HttpGate;
import dev.assay.labs.ratelimiter.KeyedLimiter;
import dev.assay.labs.ratelimiter.LeakingBucket;
import dev.assay.labs.ratelimiter.Limiter;
import dev.assay.labs.ratelimiter.RateLimiterSolution;
import dev.assay.labs.ratelimiter.RetryPolicy;
import dev.assay.labs.ratelimiter.RuleCache;
import dev.assay.labs.ratelimiter.RuleMatcher;
import dev.assay.labs.ratelimiter.RuleSource;
import java.util.function.Supplier;

/** How the tests reach your classes. Complete as it is. */
public final class Solution implements RateLimiterSolution {
    @Override
    public Limiter tokenBucket(long capacity, long refillTokens, long refillPeriodMs) {
        return new TokenBucket(capacity, refillTokens, refillPeriodMs);
    }

    @Override
    public LeakingBucket leakingBucket(int queueCapacity, long drainEveryMs) {
        return new DrainedQueue(queueCapacity, drainEveryMs);
    }

    @Override
    public Limiter fixedWindow(long limit, long windowMs) {
        return new FixedWindow(limit, windowMs);
    }

    @Override
    public Limiter slidingLog(long limit, long windowMs) {
        return new SlidingLog(limit, windowMs);
    }

    @Override
    public Limiter slidingCounter(long limit, long windowMs) {
        return new SlidingCounter(limit, windowMs);
    }

    @Override
    public Limiter gcra(long burst, long tokens, long periodMs) {
        return new Gcra(burst, tokens, periodMs);
    }

    @Override
    public KeyedLimiter keyed(Supplier<Limiter> factory, long idleMs) {
        return new LimiterPerKey(factory, idleMs);
    }

    @Override
    public RuleMatcher rules() {
        return new Rules();
    }

    @Override
    public RuleCache ruleCache(RuleSource source, Time time, long refreshMs, RuleMatcher rules) {
        return new RefreshedRules(source, time, refreshMs, rules);
    }

    @Override
    public HttpGate httpGate() {
        return new Gate();
    }

    @Override
    public DistributedLimiter distributed(String nodeId, Counters store, Time time, RuleMatcher rules) {
        return new SharedLimiter(nodeId, store, time, rules);
    }

    @Override
    public EdgeLimiter edge(int regions, long limit, long windowMs, long syncEveryMs) {
        return new EdgeRegion(regions, limit, windowMs, syncEveryMs);
    }

    @Override
    public RetryPolicy retryPolicy(long baseMs, long capMs, int maxAttempts) {
        return new Backoff(baseMs, capMs, maxAttempts);
    }
}
