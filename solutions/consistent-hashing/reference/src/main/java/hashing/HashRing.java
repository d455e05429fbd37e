package hashing;

import dev.assay.labs.hashing.Arc;
import dev.assay.labs.hashing.Hasher;
import dev.assay.labs.hashing.Ring;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A hash ring with virtual nodes. */
final class HashRing implements Ring {
    private final Hasher hasher;
    private final int vnodesPerWeight;
    // BEGIN SOLUTION
    /** Who stands at a position; the first of them owns it. */
    private final NavigableMap<Long, NavigableSet<String>> points = new TreeMap<>(Long::compareUnsigned);
    private final NavigableMap<String, Integer> weights = new TreeMap<>();
    // END SOLUTION

    HashRing(Hasher hasher, int vnodesPerWeight) {
        // BEGIN SOLUTION
        if (vnodesPerWeight < 1) {
            throw new IllegalArgumentException("a node needs at least one point, not " + vnodesPerWeight);
        }
        // END SOLUTION
        this.hasher = hasher;
        this.vnodesPerWeight = vnodesPerWeight;
    }

    @Override
    public List<Arc> add(String node, int weight) {
        // BEGIN SOLUTION
        // STUB: // TODO Refuse first, change then. Which arcs does the node take, and from whom?
        // STUB: throw new UnsupportedOperationException("HashRing.add");
        Objects.requireNonNull(node);
        if (weight < 1) {
            throw new IllegalArgumentException("weight " + weight + " of " + node + " is less than 1");
        }
        if (weights.containsKey(node)) {
            throw new IllegalArgumentException(node + " is on the ring already");
        }
        NavigableSet<Long> positions = positions(node, weight);
        NavigableMap<Long, String> sources = new TreeMap<>(Long::compareUnsigned);
        if (!points.isEmpty()) {
            for (long position : positions) {
                sources.put(position, ownerAt(position));
            }
        }
        for (long position : positions) {
            points.computeIfAbsent(position, any -> new TreeSet<>()).add(node);
        }
        weights.put(node, weight);
        List<Arc> arcs = new ArrayList<>();
        sources.forEach((position, source) -> {
            if (points.get(position).first().equals(node)) {
                arcs.add(new Arc(before(position), position, source, node));
            }
        });
        return arcs;
        // END SOLUTION
    }

    @Override
    public List<Arc> remove(String node) {
        // BEGIN SOLUTION
        // STUB: // TODO Whatever leaves needs a new owner.
        // STUB: throw new UnsupportedOperationException("HashRing.remove");
        Objects.requireNonNull(node);
        if (!weights.containsKey(node)) {
            throw new NoSuchElementException(node + " is not on the ring");
        }
        NavigableSet<Long> positions = positions(node, weights.remove(node));
        NavigableMap<Long, Long> begins = new TreeMap<>(Long::compareUnsigned);
        for (long position : positions) {
            if (points.get(position).first().equals(node)) {
                begins.put(position, before(position));
            }
        }
        for (long position : positions) {
            NavigableSet<String> here = points.get(position);
            here.remove(node);
            if (here.isEmpty()) {
                points.remove(position);
            }
        }
        List<Arc> arcs = new ArrayList<>();
        if (!points.isEmpty()) {
            begins.forEach((position, begin) -> arcs.add(new Arc(begin, position, node, ownerAt(position))));
        }
        return arcs;
        // END SOLUTION
    }

    @Override
    public String owner(String key) {
        // BEGIN SOLUTION
        // STUB: // TODO The first point at or after the key, clockwise.
        // STUB: throw new UnsupportedOperationException("HashRing.owner");
        Objects.requireNonNull(key);
        requireNodes();
        return ownerAt(hasher.hash(key));
        // END SOLUTION
    }

    @Override
    public List<String> replicas(String key, int count) {
        // BEGIN SOLUTION
        // STUB: // TODO The owners that one meets walking on, each once.
        // STUB: throw new UnsupportedOperationException("HashRing.replicas");
        Objects.requireNonNull(key);
        if (count < 1) {
            throw new IllegalArgumentException(count + " replicas are wanted; it must be at least 1");
        }
        requireNodes();
        long position = hasher.hash(key);
        Set<String> found = new LinkedHashSet<>();
        collect(points.tailMap(position, true), count, found);
        collect(points.headMap(position, false), count, found);
        return new ArrayList<>(found);
        // END SOLUTION
    }

    @Override
    public List<String> nodes() {
        // BEGIN SOLUTION
        // STUB: // TODO Ascending.
        // STUB: throw new UnsupportedOperationException("HashRing.nodes");
        return new ArrayList<>(weights.keySet());
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private static void collect(Map<Long, NavigableSet<String>> walk, int count, Set<String> found) {
        for (NavigableSet<String> here : walk.values()) {
            if (found.size() == count) {
                return;
            }
            found.add(here.first());
        }
    }

    private NavigableSet<Long> positions(String node, int weight) {
        NavigableSet<Long> positions = new TreeSet<>(Long::compareUnsigned);
        for (int i = 0; i < vnodesPerWeight * weight; i++) {
            positions.add(hasher.hash(node + "#" + i));
        }
        return positions;
    }

    private String ownerAt(long position) {
        Map.Entry<Long, NavigableSet<String>> point = points.ceilingEntry(position);
        return (point == null ? points.firstEntry() : point).getValue().first();
    }

    private long before(long position) {
        Long before = points.lowerKey(position);
        return before == null ? points.lastKey() : before;
    }

    private void requireNodes() {
        if (points.isEmpty()) {
            throw new IllegalStateException("there is no node on the ring");
        }
    }
    // END SOLUTION
}
