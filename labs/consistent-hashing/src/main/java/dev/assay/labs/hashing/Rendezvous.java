package dev.assay.labs.hashing;

import java.util.List;

/**
 * Rendezvous hashing, also called highest random weight (Thaler, Ravishankar 1998): every node bids for a key with
 * {@code hasher.hash(node + "/" + key)}; the highest unsigned bid wins, of equal bids the one of the smallest node. A lookup
 * hashes once for each node.
 */
public interface Rendezvous extends Partitioner {
    /**
     * The winners, best first.
     *
     * @param count how many, at least 1; if there are fewer nodes, all
     * @throws IllegalArgumentException if the count is less than 1
     */
    List<String> top(String key, int count);
}
