package ratelimiter;

import dev.assay.kit.Context;
import dev.assay.labs.ratelimiter.Counts;
import dev.assay.labs.ratelimiter.EdgeLimiter;
import dev.assay.labs.ratelimiter.EdgeMessage;

/** A limiter at the edge of one region. */
final class EdgeRegion implements EdgeLimiter {
    private final int regions;
    private final long limit;
    private final long windowMs;
    private final long syncEveryMs;
    private Context<EdgeMessage> ctx;

    EdgeRegion(int regions, long limit, long windowMs, long syncEveryMs) {
        this.regions = regions;
        this.limit = limit;
        this.windowMs = windowMs;
        this.syncEveryMs = syncEveryMs;
    }

    @Override
    public void start(Context<EdgeMessage> context) {
        ctx = context;
        // TODO Tell the others regularly.
    }

    @Override
    public boolean tryAcquire(String key) {
        // TODO
        throw new UnsupportedOperationException("EdgeRegion.tryAcquire");
    }

    @Override
    public void receive(int from, EdgeMessage message) {
        switch (message) {
            case Counts told -> {
                // TODO It may be old, it may come twice, it may come after a newer one.
            }
        }
    }

    @Override
    public void timer(String name) {
        // TODO
    }
}
