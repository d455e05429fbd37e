package dev.assay.labs.hashing;

import dev.assay.kit.Entry;
import java.util.List;

/** How the tests reach a solution. Every method gives a new object; {@code null} anywhere is a {@link NullPointerException}. */
@Entry("hashing.Solution")
public interface HashingSolution {
    /**
     * What everybody tries first: the owner of a key is {@code nodes.get(hash mod n)}, the hash read as unsigned.
     *
     * @param hasher where keys lie
     * @param nodes the nodes; their order matters
     * @throws IllegalArgumentException if there is no node
     */
    Partitioner modulo(Hasher hasher, List<String> nodes);

    /** How many of the keys have another owner after than before. */
    int moved(Partitioner before, Partitioner after, List<String> keys);

    /**
     * An empty ring.
     *
     * @param vnodesPerWeight points of a node of weight 1, at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    Ring ring(Hasher hasher, int vnodesPerWeight);

    /**
     * Bounded loads without nodes or keys.
     *
     * @param ring an empty ring for its own use
     * @param epsilonPercent how far above the mean a node may be filled, 1 to 10,000
     * @throws IllegalArgumentException if the percentage is outside
     */
    BoundedLoad boundedLoad(Ring ring, int epsilonPercent);

    /** Jump consistent hash. */
    Jump jump();

    /**
     * Rendezvous hashing.
     *
     * @param nodes the nodes, different, in any order
     * @throws IllegalArgumentException if there is no node
     */
    Rendezvous rendezvous(Hasher hasher, List<String> nodes);

    /**
     * Maglev's table.
     *
     * @param backends the backends, different, in any order
     * @param tableSize M, a prime that is at least the number of backends
     * @throws IllegalArgumentException if there is no backend, or M is no such prime
     */
    Maglev maglev(Hasher hasher, List<String> backends, int tableSize);

    /** Hash slots without nodes. */
    Slots slots();
}
