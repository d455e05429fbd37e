package hashing;

import dev.assay.labs.hashing.Arc;
import dev.assay.labs.hashing.Hasher;
import dev.assay.labs.hashing.Ring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;

/** A hash ring as a snapshot: sorted positions, their owners, and where each bucket of positions begins. */
final class HashRing implements Ring {
    private static final int BUCKET_BITS = 8;

    private final Hasher hasher;
    private final int vnodesPerWeight;
    private final TreeMap<String, long[]> nodes = new TreeMap<>();
    private Snapshot now = new Snapshot(new TreeMap<>());

    HashRing(Hasher hasher, int vnodesPerWeight) {
        if (vnodesPerWeight < 1) {
            throw new IllegalArgumentException("points: " + vnodesPerWeight);
        }
        this.hasher = hasher;
        this.vnodesPerWeight = vnodesPerWeight;
    }

    private static final class Snapshot {
        private final long[] flipped;
        private final String[] owners;
        private final int[] begins = new int[(1 << BUCKET_BITS) + 1];

        Snapshot(Map<String, long[]> nodes) {
            long[] all = nodes.values().stream().flatMapToLong(Arrays::stream).map(Snapshot::flip).sorted().distinct().toArray();
            flipped = all;
            owners = new String[all.length];
            nodes.forEach((node, positions) -> {
                for (long position : positions) {
                    int at = Arrays.binarySearch(flipped, flip(position));
                    if (owners[at] == null) {
                        owners[at] = node; // nodes come in ascending order
                    }
                }
            });
            int at = 0;
            for (int bucket = 0; bucket < begins.length; bucket++) {
                while (at < all.length && bucket(all[at]) < bucket) {
                    at++;
                }
                begins[bucket] = at;
            }
        }

        /** Signed order of flipped positions is unsigned order of positions. */
        private static long flip(long position) {
            return position ^ Long.MIN_VALUE;
        }

        private static int bucket(long flippedPosition) {
            return (int) (flip(flippedPosition) >>> (64 - BUCKET_BITS));
        }

        int indexOf(long position) {
            long wanted = flip(position);
            int bucket = bucket(wanted);
            int found = Arrays.binarySearch(flipped, begins[bucket], begins[bucket + 1], wanted);
            int at = found >= 0 ? found : -found - 1;
            return at == flipped.length ? 0 : at;
        }

        String owner(long position) {
            return owners[indexOf(position)];
        }

        boolean isEmpty() {
            return flipped.length == 0;
        }

        /** The arcs that a node has here and somebody else has there. */
        List<Arc> arcsOf(String node, Snapshot there, boolean isSource) {
            List<Arc> arcs = new ArrayList<>();
            for (int i = 0; i < flipped.length && !there.isEmpty(); i++) {
                if (owners[i].equals(node)) {
                    long end = flip(flipped[i]);
                    long begin = flip(flipped[(i + flipped.length - 1) % flipped.length]);
                    String other = there.owner(end);
                    arcs.add(isSource ? new Arc(begin, end, node, other) : new Arc(begin, end, other, node));
                }
            }
            return arcs;
        }
    }

    @Override
    public List<Arc> add(String node, int weight) {
        Objects.requireNonNull(node);
        if (weight < 1 || nodes.containsKey(node)) {
            throw new IllegalArgumentException(node + " of weight " + weight);
        }
        long[] positions = new long[vnodesPerWeight * weight];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = hasher.hash(node + "#" + i);
        }
        Snapshot before = now;
        nodes.put(node, positions);
        now = new Snapshot(nodes);
        return now.arcsOf(node, before, false);
    }

    @Override
    public List<Arc> remove(String node) {
        Objects.requireNonNull(node);
        if (nodes.remove(node) == null) {
            throw new NoSuchElementException(node);
        }
        Snapshot before = now;
        now = new Snapshot(nodes);
        return before.arcsOf(node, now, true);
    }

    @Override
    public String owner(String key) {
        Objects.requireNonNull(key);
        requireNodes();
        return now.owner(hasher.hash(key));
    }

    @Override
    public List<String> replicas(String key, int count) {
        Objects.requireNonNull(key);
        if (count < 1) {
            throw new IllegalArgumentException("count " + count);
        }
        requireNodes();
        List<String> found = new ArrayList<>();
        int at = now.indexOf(hasher.hash(key));
        for (int step = 0; step < now.owners.length && found.size() < count; step++) {
            String owner = now.owners[(at + step) % now.owners.length];
            if (!found.contains(owner)) {
                found.add(owner);
            }
        }
        return found;
    }

    @Override
    public List<String> nodes() {
        return new ArrayList<>(nodes.keySet());
    }

    private void requireNodes() {
        if (now.isEmpty()) {
            throw new IllegalStateException("no node");
        }
    }
}
