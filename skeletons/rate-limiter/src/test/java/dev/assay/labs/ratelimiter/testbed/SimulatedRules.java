package dev.assay.labs.ratelimiter.testbed;

import dev.assay.labs.ratelimiter.Rule;
import dev.assay.labs.ratelimiter.RuleSource;
import dev.assay.simulator.service.PlainData;
import dev.assay.simulator.service.Service;
import dev.assay.simulator.service.World;
import java.util.List;

/** Where rules come from: a service that answers with the rules of the moment, unless it cannot be reached. */
public final class SimulatedRules implements RuleSource {
    private static final long TIMEOUT_MILLIS = 50;

    private final World world;
    private final Service service = new Service("rules");
    private List<Rule> rules;

    /** A source with its first rules. */
    public SimulatedRules(World world, List<Rule> rules) {
        this.world = world;
        this.rules = List.copyOf(rules);
    }

    /** From now on these are the rules. */
    public void change(List<Rule> changed) {
        rules = List.copyOf(changed);
    }

    /** It cannot be reached in this time, in virtual milliseconds. */
    public void isDown(long fromMillis, long toMillis) {
        service.isDown(fromMillis, toMillis);
    }

    @Override
    public List<Rule> load() {
        return world.call(service, "load", TIMEOUT_MILLIS, () -> PlainData.copy(rules));
    }
}
