package ratelimiter;

import dev.assay.kit.port.Counters;
import dev.assay.kit.port.OutcomeUnknown;
import dev.assay.kit.port.Time;
import dev.assay.labs.ratelimiter.DistributedLimiter;
import dev.assay.labs.ratelimiter.Rejected;
import dev.assay.labs.ratelimiter.Request;
import dev.assay.labs.ratelimiter.Rule;
import dev.assay.labs.ratelimiter.RuleMatcher;
import dev.assay.labs.ratelimiter.Verdict;
import java.util.List;

/** One of several machines that share limits through a store. */
final class SharedLimiter implements DistributedLimiter {
    private final String nodeId;
    private final Counters store;
    private final Time time;
    private final RuleMatcher matcher;

    SharedLimiter(String nodeId, Counters store, Time time, RuleMatcher rules) {
        this.nodeId = nodeId;
        this.store = store;
        this.time = time;
        this.matcher = rules;
    }

    @Override
    public Verdict check(List<Rule> rules, Rule rule, Request request) {
        // BEGIN SOLUTION
        // STUB: // TODO What must happen at the store, at one moment? By whose clock? What if no answer comes?
        // STUB: throw new UnsupportedOperationException("SharedLimiter.check");
        String key = matcher.counterKey(rules, rule, request);
        try {
            return switch (rule.algorithm()) {
                case FIXED_WINDOW -> store.atomically(script -> inWindow(script, key, rule, request.cost()));
                case SLIDING_LOG -> store.atomically(script -> inLog(script, key, rule, request.cost()));
            };
        } catch (OutcomeUnknown noAnswer) {
            return new Verdict(true, 0, 0, true);
        }
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private static Verdict inWindow(Counters.Script script, String key, Rule rule, long cost) {
        long now = script.nowMs();
        long index = now / rule.windowMs();
        long end = (index + 1) * rule.windowMs();
        String counter = key + " @" + index;
        long count = script.get(counter).orElse(0);
        if (count + cost > rule.limit()) {
            return new Verdict(false, 0, cost > rule.limit() ? Rejected.NEVER : end - now, false);
        }
        script.increment(counter, cost);
        script.expire(counter, end - now);
        return new Verdict(true, rule.limit() - count - cost, 0, false);
    }

    private static Verdict inLog(Counters.Script script, String key, Rule rule, long cost) {
        long now = script.nowMs();
        script.zremoveUpTo(key, now - rule.windowMs());
        long count = script.zcard(key);
        if (cost > rule.limit()) {
            return new Verdict(false, 0, Rejected.NEVER, false);
        }
        if (count + cost > rule.limit()) {
            int last = (int) (count + cost - rule.limit()) - 1;
            return new Verdict(false, 0, script.zscore(key, last).orElse(now) + rule.windowMs() - now, false);
        }
        for (long i = 0; i < cost; i++) {
            script.zadd(key, now, Long.toString(script.increment(key + " next", 1)));
        }
        script.expire(key + " next", rule.windowMs());
        script.expire(key, rule.windowMs());
        return new Verdict(true, rule.limit() - count - cost, 0, false);
    }
    // END SOLUTION
}
