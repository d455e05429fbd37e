package dev.assay.labs.hashing.hidden;

import dev.assay.labs.hashing.Arc;
import dev.assay.labs.hashing.Hasher;
import dev.assay.labs.hashing.Ring;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The definition of a ring, word by word: all points in one sorted list. It is what students' rings are compared with, and the ring
 * under their bounded loads, so that a broken ring costs its points once.
 */
final class BookRing implements Ring {
    private final Hasher hasher;
    private final int vnodesPerWeight;
    private final Map<String, Integer> weights = new TreeMap<>();
    private List<Point> points = List.of();

    /** A position and who owns it. */
    record Point(long position, String owner) {}

    BookRing(Hasher hasher, int vnodesPerWeight) {
        this.hasher = hasher;
        this.vnodesPerWeight = vnodesPerWeight;
    }

    @Override
    public List<Arc> add(String node, int weight) {
        if (weight < 1 || weights.putIfAbsent(node, weight) != null) {
            throw new IllegalArgumentException("cannot add " + node + " of weight " + weight);
        }
        place();
        return List.of();
    }

    @Override
    public List<Arc> remove(String node) {
        if (weights.remove(node) == null) {
            throw new NoSuchElementException(node);
        }
        place();
        return List.of();
    }

    private void place() {
        TreeMap<Long, String> owners = new TreeMap<>(Long::compareUnsigned);
        weights.forEach((node, weight) -> {
            for (int i = 0; i < vnodesPerWeight * weight; i++) {
                owners.putIfAbsent(hasher.hash(node + "#" + i), node); // nodes come in ascending order
            }
        });
        List<Point> placed = new ArrayList<>();
        owners.forEach((position, owner) -> placed.add(new Point(position, owner)));
        points = placed;
    }

    /** All positions with a point on them, ascending. */
    List<Point> points() {
        return points;
    }

    private int indexOf(long position) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(points.get(middle).position(), position) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == points.size() ? 0 : low;
    }

    /** Who owns a position. */
    String ownerAt(long position) {
        if (points.isEmpty()) {
            throw new IllegalStateException("no node");
        }
        return points.get(indexOf(position)).owner();
    }

    @Override
    public String owner(String key) {
        return ownerAt(hasher.hash(key));
    }

    @Override
    public List<String> replicas(String key, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count " + count);
        }
        Set<String> found = new LinkedHashSet<>();
        int at = indexOf(hasher.hash(key));
        for (int step = 0; step < points.size() && found.size() < count; step++) {
            found.add(points.get((at + step) % points.size()).owner());
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("no node");
        }
        return List.copyOf(found);
    }

    @Override
    public List<String> nodes() {
        return List.copyOf(new TreeSet<>(weights.keySet()));
    }
}
