package dev.assay.labs.ratelimiter;

import java.util.List;

/** Where rules come from: a port, slow, and sometimes out of reach. */
public interface RuleSource {
    /**
     * All rules as they are now.
     *
     * @throws dev.assay.kit.port.OutcomeUnknown if no answer comes in time
     */
    List<Rule> load();
}
