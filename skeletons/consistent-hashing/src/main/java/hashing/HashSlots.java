package hashing;

import dev.assay.labs.hashing.SlotMove;
import dev.assay.labs.hashing.Slots;
import java.util.List;
import java.util.Map;

/** Hash slots as in Redis Cluster. */
final class HashSlots implements Slots {
    @Override
    public int slot(String key) {
        // TODO First the tag, then the checksum.
        throw new UnsupportedOperationException("HashSlots.slot");
    }

    @Override
    public List<SlotMove> add(String node) {
        // TODO How many slots is a fair share, and from whom do you take them?
        throw new UnsupportedOperationException("HashSlots.add");
    }

    @Override
    public List<SlotMove> remove(String node) {
        // TODO Who needs a slot most?
        throw new UnsupportedOperationException("HashSlots.remove");
    }

    @Override
    public String node(int slot) {
        // TODO
        throw new UnsupportedOperationException("HashSlots.node");
    }

    @Override
    public Map<String, Integer> sizes() {
        // TODO
        throw new UnsupportedOperationException("HashSlots.sizes");
    }
}
