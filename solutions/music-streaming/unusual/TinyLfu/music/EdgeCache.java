package music;

import dev.assay.labs.music.CacheEntry;
import dev.assay.labs.music.SegmentCache;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps entries by path, up to a capacity: who comes must have been asked for more often than who goes. */
final class EdgeCache implements SegmentCache {
    private final long capacity;
    private final Map<String, CacheEntry> window = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, CacheEntry> main = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private long windowBytes;
    private long used;
    private int asked;

    EdgeCache(long capacityBytes) {
        if (capacityBytes < 1) {
            throw new IllegalArgumentException("a capacity of " + capacityBytes);
        }
        this.capacity = capacityBytes;
    }

    @Override
    public Optional<CacheEntry> get(String path) {
        requireNotNull(path);
        counts.merge(path, 1, (one, other) -> Math.min(15, one + other));
        if (++asked >= 10 * (window.size() + main.size()) + 100) {
            asked = 0;
            counts.replaceAll((any, count) -> count / 2);
            counts.values().removeIf(count -> count == 0);
        }
        CacheEntry entry = window.get(path);
        return Optional.ofNullable(entry == null ? main.get(path) : entry);
    }

    @Override
    public void put(String path, CacheEntry entry) {
        requireNotNull(path);
        requireNotNull(entry);
        CacheEntry old = window.remove(path);
        windowBytes -= old == null ? 0 : old.weight();
        old = old == null ? main.remove(path) : old;
        used -= old == null ? 0 : old.weight();
        if (entry.weight() > capacity) {
            return;
        }
        if (used + entry.weight() <= capacity) {
            window.put(path, entry);
            windowBytes += entry.weight();
            used += entry.weight();
            drain();
            return;
        }
        while (used + entry.weight() > capacity) {
            Map<String, CacheEntry> from = main.isEmpty() ? window : main;
            Map.Entry<String, CacheEntry> victim = from.entrySet().iterator().next();
            if (windowBytes > capacity / 50 || from == window) {
                Map.Entry<String, CacheEntry> candidate = window.entrySet().iterator().next();
                boolean wins = from == main && counts.getOrDefault(candidate.getKey(), 0) > counts.getOrDefault(victim.getKey(), 0);
                window.remove(candidate.getKey());
                windowBytes -= candidate.getValue().weight();
                if (wins) {
                    main.put(candidate.getKey(), candidate.getValue());
                    main.remove(victim.getKey());
                    used -= victim.getValue().weight();
                } else {
                    used -= candidate.getValue().weight();
                }
            } else {
                if (counts.getOrDefault(path, 0) <= counts.getOrDefault(victim.getKey(), 0)) {
                    return;
                }
                main.remove(victim.getKey());
                used -= victim.getValue().weight();
            }
        }
        window.put(path, entry);
        windowBytes += entry.weight();
        used += entry.weight();
    }

    /** While there is room, the window hands on what it cannot hold. */
    private void drain() {
        Iterator<Map.Entry<String, CacheEntry>> oldest = window.entrySet().iterator();
        while (windowBytes > capacity / 50 && window.size() > 1) {
            Map.Entry<String, CacheEntry> next = oldest.next();
            oldest.remove();
            windowBytes -= next.getValue().weight();
            main.put(next.getKey(), next.getValue());
        }
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
