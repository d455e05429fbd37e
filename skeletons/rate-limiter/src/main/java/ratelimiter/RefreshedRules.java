package ratelimiter;

import dev.assay.kit.port.PortException;
import dev.assay.kit.port.Time;
import dev.assay.labs.ratelimiter.Descriptor;
import dev.assay.labs.ratelimiter.Request;
import dev.assay.labs.ratelimiter.Rule;
import dev.assay.labs.ratelimiter.RuleCache;
import dev.assay.labs.ratelimiter.RuleMatcher;
import dev.assay.labs.ratelimiter.RuleSource;
import java.util.List;
import java.util.Optional;

/** Keeps the rules at hand. */
final class RefreshedRules implements RuleCache {
    private final RuleSource source;
    private final Time time;
    private final long refresh;
    private final RuleMatcher rules;

    RefreshedRules(RuleSource source, Time time, long refreshMs, RuleMatcher rules) {
        this.source = source;
        this.time = time;
        this.refresh = refreshMs;
        this.rules = rules;
    }

    @Override
    public void run() {
        // TODO Load, check, keep; wait; again. What if the source does not answer?
        throw new UnsupportedOperationException("RefreshedRules.run");
    }

    @Override
    public Optional<Rule> match(Request request) {
        return rules.match(current(), request);
    }

    @Override
    public List<Rule> current() {
        // TODO
        throw new UnsupportedOperationException("RefreshedRules.current");
    }
}
