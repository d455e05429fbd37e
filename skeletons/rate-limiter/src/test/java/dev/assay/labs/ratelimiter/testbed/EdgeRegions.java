package dev.assay.labs.ratelimiter.testbed;

import dev.assay.kit.Context;
import dev.assay.labs.ratelimiter.EdgeLimiter;
import dev.assay.labs.ratelimiter.EdgeMessage;
import dev.assay.labs.ratelimiter.RateLimiterSolution;
import dev.assay.simulator.Cluster;
import dev.assay.simulator.LinkOptions;
import dev.assay.simulator.NodeContext;
import dev.assay.simulator.Schedule;
import java.util.ArrayList;
import java.util.List;

/** Edge limiters, one a region, with the network between them. */
public final class EdgeRegions {
    private final Cluster<EdgeMessage, EdgeLimiter, Context<EdgeMessage>> world;
    private final List<EdgeLimiter> limiters = new ArrayList<>();

    /**
     * Regions that have booted.
     *
     * @param links how the network between regions treats messages
     */
    public EdgeRegions(
            RateLimiterSolution solution, int regions, long limit, long windowMs, long syncEveryMs, LinkOptions links, Schedule schedule) {
        this.world = new Cluster<>(new Cluster.Setup<>(
                regions,
                id -> {
                    EdgeLimiter limiter = solution.edge(regions, limit, windowMs, syncEveryMs);
                    limiters.add(limiter);
                    return limiter;
                },
                machine -> new NodeContext<>(machine) {},
                message -> true, // any message may dawdle
                links,
                solution.getClass().getPackageName(),
                schedule));
        world.bootAll();
    }

    /** The world that all this is in. */
    public Cluster<EdgeMessage, EdgeLimiter, Context<EdgeMessage>> world() {
        return world;
    }

    /** The limiter of a region. */
    public EdgeLimiter limiter(int region) {
        return limiters.get(region);
    }

    /** Whether a request that comes to a region now is admitted. */
    public boolean admits(int region, String key) {
        return world.request(region, "acquire " + key, limiter -> limiter.tryAcquire(key));
    }
}
