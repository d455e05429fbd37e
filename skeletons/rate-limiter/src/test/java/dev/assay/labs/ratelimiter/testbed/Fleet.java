package dev.assay.labs.ratelimiter.testbed;

import dev.assay.labs.ratelimiter.DistributedLimiter;
import dev.assay.labs.ratelimiter.RateLimiterSolution;
import dev.assay.labs.ratelimiter.Rule;
import dev.assay.labs.ratelimiter.RuleMatcher;
import dev.assay.labs.ratelimiter.Verdict;
import dev.assay.simulator.service.Instance;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.SimulatedCounters;
import dev.assay.simulator.service.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Machines that share limits through one store. A machine that dies starts again at once, with nothing in its memory. */
public final class Fleet {
    private final World world;
    private final SimulatedCounters store;
    private final List<Instance> instances = new ArrayList<>();
    private final List<DistributedLimiter> limiters = new ArrayList<>();

    /** Machines whose clocks are right. */
    public Fleet(RateLimiterSolution solution, RuleMatcher rules, World world, int machines) {
        this(solution, rules, world, machines, machine -> 0);
    }

    /**
     * Machines.
     *
     * @param rules names counters
     * @param skewMillis how far ahead a machine's clock is
     */
    public Fleet(
            RateLimiterSolution solution, RuleMatcher rules, World world, int machines, IntToLongFunction skewMillis) {
        this.world = world;
        this.store = new SimulatedCounters(world);
        for (int machine = 0; machine < machines; machine++) {
            int number = machine;
            Instance instance = world.instance("n" + machine, skewMillis.applyAsLong(machine));
            instances.add(instance);
            limiters.add(solution.distributed(instance.name(), store, instance.time(), rules));
            instance.whenDead(() -> limiters.set(number, solution.distributed(instance.name(), store, instance.time(), rules)));
        }
    }

    /** The store. */
    public SimulatedCounters store() {
        return store;
    }

    /** A machine begins to check a request now. */
    public Request<Verdict> check(int machine, List<Rule> rules, Rule rule, dev.assay.labs.ratelimiter.Request request) {
        DistributedLimiter limiter = limiters.get(machine);
        return instances.get(machine).begin("check", () -> limiter.check(rules, rule, request));
    }

    /** A machine begins to check a request now, and again when it has a verdict; the number that pass is the result. */
    public Request<Long> checkTwice(int machine, List<Rule> rules, Rule rule, dev.assay.labs.ratelimiter.Request request) {
        DistributedLimiter limiter = limiters.get(machine);
        return instances.get(machine).begin("two checks", () -> {
            long first = limiter.check(rules, rule, request).allowed() ? 1 : 0;
            return first + (limiter.check(rules, rule, request).allowed() ? 1 : 0);
        });
    }

    /** The world that all this is in. */
    public World world() {
        return world;
    }
}
