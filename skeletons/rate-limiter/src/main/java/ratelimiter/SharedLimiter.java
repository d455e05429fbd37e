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
        // TODO What must happen at the store, at one moment? By whose clock? What if no answer comes?
        throw new UnsupportedOperationException("SharedLimiter.check");
    }
}
