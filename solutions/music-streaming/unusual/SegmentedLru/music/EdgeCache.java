package music;

import dev.assay.labs.music.CacheEntry;
import dev.assay.labs.music.SegmentCache;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps entries by path, up to a capacity, in two lists. */
final class EdgeCache implements SegmentCache {
    private final long capacity;
    private final Map<String, CacheEntry> fresh = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, CacheEntry> proven = new LinkedHashMap<>(16, 0.75f, true);
    private long provenBytes;
    private long used;

    EdgeCache(long capacityBytes) {
        if (capacityBytes < 1) {
            throw new IllegalArgumentException("a capacity of " + capacityBytes);
        }
        this.capacity = capacityBytes;
    }

    @Override
    public Optional<CacheEntry> get(String path) {
        requireNotNull(path);
        CacheEntry entry = fresh.remove(path);
        if (entry == null) {
            return Optional.ofNullable(proven.get(path));
        }
        proven.put(path, entry);
        provenBytes += entry.weight();
        Iterator<Map.Entry<String, CacheEntry>> oldest = proven.entrySet().iterator();
        while (provenBytes > capacity * 4 / 5 && proven.size() > 1) {
            Map.Entry<String, CacheEntry> back = oldest.next();
            oldest.remove();
            provenBytes -= back.getValue().weight();
            fresh.put(back.getKey(), back.getValue());
        }
        return Optional.of(entry);
    }

    @Override
    public void put(String path, CacheEntry entry) {
        requireNotNull(path);
        requireNotNull(entry);
        CacheEntry old = fresh.remove(path);
        if (old == null) {
            old = proven.remove(path);
            provenBytes -= old == null ? 0 : old.weight();
        }
        used -= old == null ? 0 : old.weight();
        if (entry.weight() > capacity) {
            return;
        }
        while (used + entry.weight() > capacity) {
            Map<String, CacheEntry> from = fresh.isEmpty() ? proven : fresh;
            Iterator<CacheEntry> oldest = from.values().iterator();
            long weight = oldest.next().weight();
            oldest.remove();
            used -= weight;
            provenBytes -= from == proven ? weight : 0;
        }
        fresh.put(path, entry);
        used += entry.weight();
    }

    private static void requireNotNull(Object argument) {
        if (argument == null) {
            throw new IllegalArgumentException("a path or an entry is null");
        }
    }

    @Override
    public long usedBytes() {
        return used;
    }
}
