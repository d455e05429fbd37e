package hashing;

import dev.assay.labs.hashing.Hasher;
import dev.assay.labs.hashing.Rendezvous;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rendezvous hashing: the highest bid wins. */
final class RendezvousHash implements Rendezvous {
    private final Hasher hasher;
    private final List<String> nodes;

    RendezvousHash(Hasher hasher, List<String> nodes) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: this.hasher = hasher;
        // STUB: this.nodes = nodes;
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one node");
        }
        this.hasher = hasher;
        this.nodes = List.copyOf(nodes);
        // END SOLUTION
    }

    @Override
    public String owner(String key) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("RendezvousHash.owner");
        return top(key, 1).getFirst();
        // END SOLUTION
    }

    @Override
    public List<String> top(String key, int count) {
        // BEGIN SOLUTION
        // STUB: // TODO
        // STUB: throw new UnsupportedOperationException("RendezvousHash.top");
        if (count < 1) {
            throw new IllegalArgumentException(count + " winners are wanted; it must be at least 1");
        }
        List<Bid> bids = new ArrayList<>();
        for (String node : nodes) {
            bids.add(new Bid(node, hasher.hash(node + "/" + key)));
        }
        bids.sort(Comparator.comparing(Bid::amount, Long::compareUnsigned).reversed().thenComparing(Bid::node));
        return bids.stream().limit(count).map(Bid::node).toList();
        // END SOLUTION
    }
    // BEGIN SOLUTION

    private record Bid(String node, long amount) {}
    // END SOLUTION
}
