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
    // BEGIN SOLUTION
    private List<Rule> current = List.of();
    // END SOLUTION

    RefreshedRules(RuleSource source, Time time, long refreshMs, RuleMatcher rules) {
        this.source = source;
        this.time = time;
        this.refresh = refreshMs;
        this.rules = rules;
    }

    @Override
    public void run() {
        // BEGIN SOLUTION
        // STUB: // TODO Load, check, keep; wait; again. What if the source does not answer?
        // STUB: throw new UnsupportedOperationException("RefreshedRules.run");
        while (true) {
            try {
                List<Rule> loaded = source.load();
                if (loaded.stream().allMatch(RefreshedRules::isValid)) {
                    current = List.copyOf(loaded);
                }
            } catch (PortException outOfReach) {
                // the old rules stay in force
            }
            time.sleep(refresh);
        }
        // END SOLUTION
    }

    @Override
    public Optional<Rule> match(Request request) {
        return rules.match(current(), request);
    }

    @Override
    public List<Rule> current() {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("RefreshedRules.current");
        return current;
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private static boolean isValid(Rule rule) {
        long keys = rule.descriptors().stream().map(Descriptor::key).distinct().count();
        return !rule.domain().isEmpty() && rule.limit() >= 1 && rule.windowMs() >= 1 && keys == rule.descriptors().size();
    }
    // END SOLUTION
}
