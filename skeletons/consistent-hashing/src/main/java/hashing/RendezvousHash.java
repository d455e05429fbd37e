package hashing;

import dev.assay.labs.hashing.Hasher;
import dev.assay.labs.hashing.Rendezvous;
import java.util.List;

/** Rendezvous hashing: the highest bid wins. */
final class RendezvousHash implements Rendezvous {
    private final Hasher hasher;
    private final List<String> nodes;

    RendezvousHash(Hasher hasher, List<String> nodes) {
        // TODO
        this.hasher = hasher;
        this.nodes = nodes;
    }

    @Override
    public String owner(String key) {
        // TODO
        throw new UnsupportedOperationException("RendezvousHash.owner");
    }

    @Override
    public List<String> top(String key, int count) {
        // TODO
        throw new UnsupportedOperationException("RendezvousHash.top");
    }
}
