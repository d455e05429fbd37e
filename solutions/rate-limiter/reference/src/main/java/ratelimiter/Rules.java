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
        // BEGIN SOLUTION
        // STUB: // TODO Which rules fit? Which of them is the most specific?
        // STUB: throw new UnsupportedOperationException("Rules.match");
        Rule best = null;
        for (Rule rule : rules) {
            if (fits(rule, request) && (best == null || specificity(rule) > specificity(best))) {
                best = rule;
            }
        }
        return Optional.ofNullable(best);
        // END SOLUTION
    }

    @Override
    public String counterKey(List<Rule> rules, Rule rule, Request request) {
        // BEGIN SOLUTION
        // STUB: // TODO Can two different callers get the same key? Try values that contain your separator.
        // STUB: throw new UnsupportedOperationException("Rules.counterKey");
        StringBuilder key = new StringBuilder();
        append(key, rule.domain());
        key.append(rule.algorithm()).append(' ').append(rule.limit()).append(' ').append(rule.windowMs());
        for (Descriptor descriptor : rule.descriptors()) {
            append(key, descriptor.key());
            key.append(descriptor.value() == null ? '*' : '=');
            append(key, request.attributes().get(descriptor.key()));
        }
        return key.toString();
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private static void append(StringBuilder key, String text) {
        key.append(' ').append(text.length()).append(':').append(text);
    }

    private static boolean fits(Rule rule, Request request) {
        if (!rule.domain().equals(request.domain())) {
            return false;
        }
        for (Descriptor descriptor : rule.descriptors()) {
            String value = request.attributes().get(descriptor.key());
            if (value == null || descriptor.value() != null && !descriptor.value().equals(value)) {
                return false;
            }
        }
        return true;
    }

    /** Descriptors count more than any number of exact values. */
    private static long specificity(Rule rule) {
        long exact = rule.descriptors().stream().filter(descriptor -> descriptor.value() != null).count();
        return rule.descriptors().size() * 1_000_000L + exact;
    }
    // END SOLUTION
}
