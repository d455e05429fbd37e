package hashing;

import dev.assay.labs.hashing.BoundedLoad;
import dev.assay.labs.hashing.Ring;
import java.util.Map;

/** Consistent hashing with bounded loads. */
final class BoundedRing implements BoundedLoad {
    private final Ring ring;
    private final int epsilonPercent;

    BoundedRing(Ring ring, int epsilonPercent) {
        this.ring = ring;
        this.epsilonPercent = epsilonPercent;
    }

    @Override
    public long capacity(long keys, int nodes) {
        // TODO Exactly, for any numbers: 1.1 is not a double.
        throw new UnsupportedOperationException("BoundedRing.capacity");
    }

    @Override
    public String assign(String key) {
        // TODO The first node that is not full, seen from the key.
        throw new UnsupportedOperationException("BoundedRing.assign");
    }

    @Override
    public void release(String key) {
        // TODO
        throw new UnsupportedOperationException("BoundedRing.release");
    }

    @Override
    public int load(String node) {
        // TODO
        throw new UnsupportedOperationException("BoundedRing.load");
    }

    @Override
    public void addNode(String node) {
        // TODO
        throw new UnsupportedOperationException("BoundedRing.addNode");
    }

    @Override
    public Map<String, String> removeNode(String node) {
        // TODO Only this node's keys move.
        throw new UnsupportedOperationException("BoundedRing.removeNode");
    }
}
