package hashing;

import dev.assay.labs.hashing.Arc;
import dev.assay.labs.hashing.Hasher;
import dev.assay.labs.hashing.Ring;
import java.util.List;

/** A hash ring with virtual nodes. */
final class HashRing implements Ring {
    private final Hasher hasher;
    private final int vnodesPerWeight;

    HashRing(Hasher hasher, int vnodesPerWeight) {
        this.hasher = hasher;
        this.vnodesPerWeight = vnodesPerWeight;
    }

    @Override
    public List<Arc> add(String node, int weight) {
        // TODO Refuse first, change then. Which arcs does the node take, and from whom?
        throw new UnsupportedOperationException("HashRing.add");
    }

    @Override
    public List<Arc> remove(String node) {
        // TODO Whatever leaves needs a new owner.
        throw new UnsupportedOperationException("HashRing.remove");
    }

    @Override
    public String owner(String key) {
        // TODO The first point at or after the key, clockwise.
        throw new UnsupportedOperationException("HashRing.owner");
    }

    @Override
    public List<String> replicas(String key, int count) {
        // TODO The owners that one meets walking on, each once.
        throw new UnsupportedOperationException("HashRing.replicas");
    }

    @Override
    public List<String> nodes() {
        // TODO Ascending.
        throw new UnsupportedOperationException("HashRing.nodes");
    }
}
