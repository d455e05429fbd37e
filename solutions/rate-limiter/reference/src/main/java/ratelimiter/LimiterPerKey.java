package ratelimiter;

import dev.assay.labs.ratelimiter.Allowed;
import dev.assay.labs.ratelimiter.Decision;
import dev.assay.labs.ratelimiter.KeyedLimiter;
import dev.assay.labs.ratelimiter.Limiter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A limiter for each key. */
final class LimiterPerKey implements KeyedLimiter {
    private final Supplier<Limiter> factory;
    private final long idle;
    // BEGIN SOLUTION
    /** By the time of the last admission, oldest first. */
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private long last;

    private record Kept(Limiter limiter, long admitted) {}
    // END SOLUTION

    LimiterPerKey(Supplier<Limiter> factory, long idleMs) {
        this.factory = factory;
        this.idle = Ranges.span(idleMs);
    }

    @Override
    public Decision tryAcquire(String key, long nowMs, long permits) {
        // BEGIN SOLUTION
        // STUB: // TODO Which keys have been idle for too long? Don't look at all of them.
        // STUB: throw new UnsupportedOperationException("LimiterPerKey.tryAcquire");
        last = Math.max(last, Ranges.time(nowMs));
        Iterator<Kept> oldest = kept.values().iterator();
        while (oldest.hasNext() && oldest.next().admitted() <= last - idle) {
            oldest.remove();
        }
        Kept known = kept.get(key);
        Limiter limiter = known == null ? factory.get() : known.limiter();
        Decision decision = limiter.tryAcquire(last, permits);
        if (decision instanceof Allowed) {
            kept.remove(key);
            kept.put(key, new Kept(limiter, last));
        }
        return decision;
        // END SOLUTION
    }

    @Override
    public int trackedKeys() {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("LimiterPerKey.trackedKeys");
        return kept.size();
        // END SOLUTION
    }
}
