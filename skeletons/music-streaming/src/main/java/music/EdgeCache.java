package music;

import dev.assay.labs.music.CacheEntry;
import dev.assay.labs.music.SegmentCache;
import java.util.Optional;

/** Keeps entries by path, up to a capacity. */
final class EdgeCache implements SegmentCache {
    private final long capacity;

    EdgeCache(long capacityBytes) {
        if (capacityBytes < 1) {
            throw new IllegalArgumentException("a capacity of " + capacityBytes);
        }
        this.capacity = capacityBytes;
    }

    @Override
    public Optional<CacheEntry> get(String path) {
        // TODO This is a use.
        throw new UnsupportedOperationException("EdgeCache.get");
    }

    @Override
    public void put(String path, CacheEntry entry) {
        // TODO Who goes, and who is not let in? A crawler asks for everything once.
        throw new UnsupportedOperationException("EdgeCache.put");
    }

    @Override
    public long usedBytes() {
        throw new UnsupportedOperationException("EdgeCache.usedBytes");
    }
}
