package music;

import dev.assay.labs.music.CacheEntry;
import dev.assay.labs.music.SegmentCache;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps entries by path, up to a capacity, in queues. */
final class EdgeCache implements SegmentCache {
    private static final class Node {
        private final String path;
        private CacheEntry entry;
        private int uses;
        private boolean isGone;
        private boolean isInSmall = true;

        Node(String path, CacheEntry entry) {
            this.path = path;
            this.entry = entry;
        }
    }

    private final long capacity;
    private final Map<String, Node> nodes = new HashMap<>();
    private final Deque<Node> small = new ArrayDeque<>();
    private final Deque<Node> main = new ArrayDeque<>();
    private final Set<String> ghosts = new LinkedHashSet<>();
    private long smallBytes;
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
        Node node = nodes.get(path);
        if (node == null) {
            return Optional.empty();
        }
        node.uses = Math.min(3, node.uses + 1);
        return Optional.of(node.entry);
    }

    @Override
    public void put(String path, CacheEntry entry) {
        requireNotNull(path);
        requireNotNull(entry);
        Node old = nodes.remove(path);
        if (old != null) {
            old.isGone = true;
            leaves(old);
        }
        if (entry.weight() > capacity) {
            return;
        }
        while (used + entry.weight() > capacity) {
            evict();
        }
        Node node = new Node(path, entry);
        nodes.put(path, node);
        used += entry.weight();
        if (ghosts.remove(path) || old != null && !old.isInSmall) {
            node.isInSmall = false;
            main.add(node);
        } else {
            small.add(node);
            smallBytes += entry.weight();
        }
    }

    private void leaves(Node node) {
        used -= node.entry.weight();
        smallBytes -= node.isInSmall ? node.entry.weight() : 0;
    }

    private void evict() {
        boolean fromSmall = smallBytes >= capacity / 10 && smallBytes > 0 || smallBytes == used;
        Node node = (fromSmall ? small : main).poll();
        if (node == null || node.isGone) {
            return;
        }
        if (node.uses > 0) {
            node.uses = fromSmall ? 0 : node.uses - 1;
            smallBytes -= fromSmall ? node.entry.weight() : 0;
            node.isInSmall = false;
            main.add(node);
            return;
        }
        nodes.remove(node.path);
        leaves(node);
        if (fromSmall) {
            ghosts.add(node.path);
            if (ghosts.size() > nodes.size() + 16) {
                Iterator<String> oldest = ghosts.iterator();
                oldest.next();
                oldest.remove();
            }
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
