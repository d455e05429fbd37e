package ratelimiter;

import dev.assay.kit.Context;
import dev.assay.labs.ratelimiter.Counts;
import dev.assay.labs.ratelimiter.EdgeLimiter;
import dev.assay.labs.ratelimiter.EdgeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A limiter at the edge of one region. */
final class EdgeRegion implements EdgeLimiter {
    // BEGIN SOLUTION
    private static final String SYNC = "sync";

    // END SOLUTION
    private final int regions;
    private final long limit;
    private final long windowMs;
    private final long syncEveryMs;
    private Context<EdgeMessage> ctx;
    // BEGIN SOLUTION
    /** The window that is counted, and how many each region has admitted in it. */
    private long window = -1;
    private final Map<String, long[]> admitted = new TreeMap<>();
    // END SOLUTION

    EdgeRegion(int regions, long limit, long windowMs, long syncEveryMs) {
        this.regions = regions;
        this.limit = limit;
        this.windowMs = windowMs;
        this.syncEveryMs = syncEveryMs;
    }

    @Override
    public void start(Context<EdgeMessage> context) {
        ctx = context;
        // BEGIN SOLUTION
        // STUB: // TODO Tell the others regularly.
        ctx.setTimer(SYNC, syncEveryMs);
        // END SOLUTION
    }

    @Override
    public boolean tryAcquire(String key) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("EdgeRegion.tryAcquire");
        roll(ctx.now() / windowMs);
        long[] counts = admitted.computeIfAbsent(key, any -> new long[regions]);
        long known = 0;
        for (long count : counts) {
            known += count;
        }
        if (known >= limit) {
            return false;
        }
        counts[ctx.self()]++;
        return true;
        // END SOLUTION
    }

    @Override
    public void receive(int from, EdgeMessage message) {
        switch (message) {
            case Counts told -> {
                // BEGIN SOLUTION
                // STUB: // TODO It may be old, it may come twice, it may come after a newer one.
                roll(Math.max(told.window(), ctx.now() / windowMs));
                if (told.window() == window) {
                    told.admitted().forEach((key, numbers) -> merge(key, numbers));
                }
                // END SOLUTION
            }
        }
    }

    @Override
    public void timer(String name) {
        // BEGIN SOLUTION
        // STUB: // TODO
        roll(ctx.now() / windowMs);
        if (!admitted.isEmpty()) {
            Map<String, List<Long>> all = new TreeMap<>();
            admitted.forEach((key, counts) -> {
                List<Long> numbers = new ArrayList<>();
                for (int region = 0; region < regions; region++) {
                    numbers.add(region == ctx.self() ? counts[region] : 0L);
                }
                all.put(key, numbers);
            });
            for (int region = 0; region < regions; region++) {
                if (region != ctx.self()) {
                    ctx.send(region, new Counts(window, all));
                }
            }
        }
        ctx.setTimer(SYNC, syncEveryMs);
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private void roll(long now) {
        if (now > window) {
            window = now;
            admitted.clear();
        }
    }

    private void merge(String key, List<Long> numbers) {
        long[] counts = admitted.computeIfAbsent(key, any -> new long[regions]);
        for (int region = 0; region < regions; region++) {
            counts[region] = Math.max(counts[region], numbers.get(region));
        }
    }
    // END SOLUTION
}
