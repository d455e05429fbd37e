package ratelimiter;

import dev.assay.labs.ratelimiter.Descriptor;
import dev.assay.labs.ratelimiter.Request;
import dev.assay.labs.ratelimiter.Rule;
import dev.assay.labs.ratelimiter.RuleMatcher;
import java.util.List;
import java.util.Optional;

/** Finds a request's rule, and the counter that it is counted on. */
final class Rules implements RuleMatcher {
    @Override
    public Optional<Rule> match(List<Rule> rules, Request request) {
        // TODO Which rules fit? Which of them is the most specific?
        throw new UnsupportedOperationException("Rules.match");
    }

    @Override
    public String counterKey(List<Rule> rules, Rule rule, Request request) {
        // TODO Can two different callers get the same key? Try values that contain your separator.
        throw new UnsupportedOperationException("Rules.counterKey");
    }
}
