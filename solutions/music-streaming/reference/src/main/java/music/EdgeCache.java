package music;

import dev.assay.labs.music.CacheEntry;
import dev.assay.labs.music.SegmentCache;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps entries by path, up to a capacity. */
final class EdgeCache implements SegmentCache {
    private final long capacity;
    // BEGIN SOLUTION
    /** Least recently used first. */
    private final Map<String, CacheEntry> entries = new LinkedHashMap<>(16, 0.75f, true);
    /** Paths that were refused not long ago, oldest first: who is asked for again may come in. */
    private final Map<String, Long> refused = new LinkedHashMap<>();
    private long refusedWeight;
    private long used;
    // END SOLUTION

    EdgeCache(long capacityBytes) {
        if (capacityBytes < 1) {
            throw new IllegalArgumentException("a capacity of " + capacityBytes);
        }
        this.capacity = capacityBytes;
    }

    @Override
    public Optional<CacheEntry> get(String path) {
        // BEGIN SOLUTION
        // STUB: // TODO This is a use.
        // STUB: throw new UnsupportedOperationException("EdgeCache.get");
        requireNotNull(path);
        return Optional.ofNullable(entries.get(path));
        // END SOLUTION
    }

    @Override
    public void put(String path, CacheEntry entry) {
        // BEGIN SOLUTION
        // STUB: // TODO Who goes, and who is not let in? A crawler asks for everything once.
        // STUB: throw new UnsupportedOperationException("EdgeCache.put");
        requireNotNull(path);
        requireNotNull(entry);
        long weight = entry.weight();
        CacheEntry before = entries.remove(path);
        used -= before == null ? 0 : before.weight();
        if (weight > capacity) {
            return;
        }
        if (used + weight > capacity && before == null && !wasRefused(path)) {
            refuse(path, weight);
            return;
        }
        Iterator<CacheEntry> oldest = entries.values().iterator();
        while (used + weight > capacity) {
            used -= oldest.next().weight();
            oldest.remove();
        }
        entries.put(path, entry);
        used += weight;
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private boolean wasRefused(String path) {
        Long weight = refused.remove(path);
        refusedWeight -= weight == null ? 0 : weight;
        return weight != null;
    }

    private void refuse(String path, long weight) {
        refused.put(path, weight);
        refusedWeight += weight;
        Iterator<Long> oldest = refused.values().iterator();
        while (refusedWeight > 2 * capacity) {
            refusedWeight -= oldest.next();
            oldest.remove();
        }
    }

    private static void requireNotNull(Object argument) {
        if (argument == null) {
            throw new IllegalArgumentException("a path or an entry is null");
        }
    }
    // END SOLUTION

    @Override
    public long usedBytes() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("EdgeCache.usedBytes");
        return used;
        // END SOLUTION
    }
}
