package hashing;

import dev.assay.labs.hashing.BoundedLoad;
import dev.assay.labs.hashing.Ring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Consistent hashing with bounded loads. */
final class BoundedRing implements BoundedLoad {
    private final Ring ring;
    private final int epsilonPercent;
    // BEGIN SOLUTION
    /** Which node each key is on, in the order in which keys were assigned. */
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Map<String, Integer> loads = new HashMap<>();
    // END SOLUTION

    BoundedRing(Ring ring, int epsilonPercent) {
        // BEGIN SOLUTION
        if (epsilonPercent < 1 || epsilonPercent > 10_000) {
            throw new IllegalArgumentException("epsilon is " + epsilonPercent + " %; it must be 1 to 10,000 %");
        }
        // END SOLUTION
        this.ring = ring;
        this.epsilonPercent = epsilonPercent;
    }

    @Override
    public long capacity(long keys, int nodes) {
        // BEGIN SOLUTION
        // STUB: // TODO Exactly, for any numbers: 1.1 is not a double.
        // STUB: throw new UnsupportedOperationException("BoundedRing.capacity");
        long hundredNodes = 100L * nodes;
        return ((100L + epsilonPercent) * keys + hundredNodes - 1) / hundredNodes;
        // END SOLUTION
    }

    @Override
    public String assign(String key) {
        // BEGIN SOLUTION
        // STUB: // TODO The first node that is not full, seen from the key.
        // STUB: throw new UnsupportedOperationException("BoundedRing.assign");
        String place = places.get(key);
        if (place == null) {
            if (loads.isEmpty()) {
                throw new IllegalStateException("there is no node");
            }
            place = place(key, places.size() + 1L);
        }
        return place;
        // END SOLUTION
    }

    @Override
    public void release(String key) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("BoundedRing.release");
        String place = places.remove(key);
        if (place == null) {
            throw new NoSuchElementException("the key " + key + " has no place");
        }
        loads.merge(place, -1, Integer::sum);
        // END SOLUTION
    }

    @Override
    public int load(String node) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("BoundedRing.load");
        requireNode(node);
        return loads.get(node);
        // END SOLUTION
    }

    @Override
    public void addNode(String node) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("BoundedRing.addNode");
        ring.add(node);
        loads.put(node, 0);
        // END SOLUTION
    }

    @Override
    public Map<String, String> removeNode(String node) {
        // BEGIN SOLUTION
        // STUB: // TODO Only this node's keys move.
        // STUB: throw new UnsupportedOperationException("BoundedRing.removeNode");
        requireNode(node);
        if (loads.size() == 1 && !places.isEmpty()) {
            throw new IllegalStateException(node + " is the last node, and there are keys on it");
        }
        ring.remove(node);
        loads.remove(node);
        List<String> homeless = new ArrayList<>();
        places.forEach((key, place) -> {
            if (place.equals(node)) {
                homeless.add(key);
            }
        });
        Map<String, String> moves = new LinkedHashMap<>();
        for (String key : homeless) {
            moves.put(key, place(key, places.size()));
        }
        return moves;
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private String place(String key, long keys) {
        long capacity = capacity(keys, loads.size());
        for (int wanted = 1; ; wanted = Math.min(2 * wanted, loads.size())) {
            for (String node : ring.replicas(key, wanted)) {
                if (loads.get(node) < capacity) {
                    loads.merge(node, 1, Integer::sum);
                    places.put(key, node);
                    return node;
                }
            }
        }
    }

    private void requireNode(String node) {
        if (!loads.containsKey(node)) {
            throw new NoSuchElementException("there is no node " + node);
        }
    }
    // END SOLUTION
}
