package dev.assay.labs.ratelimiter;

import java.util.List;
import java.util.Optional;

/** Keeps the rules at hand, so that no request waits for them. */
public interface RuleCache {
    /**
     * Keeps the rules fresh, for ever: loads them at once, and again each time the refresh interval has passed. While they cannot be
     * loaded the old ones stay in force. A list with an invalid rule (see {@link Rule}) is refused as a whole. Runs beside requests, on
     * a fiber of its own; never returns.
     */
    void run();

    /** The rule in force for a request. Calls no port. */
    Optional<Rule> match(Request request);

    /** The rules in force; empty until the first have been loaded. */
    List<Rule> current();
}
