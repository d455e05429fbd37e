package dev.assay.labs.hashing;

import java.util.Map;

/**
 * Consistent hashing with bounded loads (Mirrokni, Thorup, Zadimoghaddam 2016): no node takes more than its fair share and a bit,
 * however popular its part of the ring is. It keeps which key lives where, on a ring of its own.
 *
 * <p>The cap binds when a key is placed. Keys that are released, and nodes that join, move nothing: a node may hold more than a cap
 * that has shrunk since.
 */
public interface BoundedLoad {
    /**
     * How many keys a node may hold: (1 + epsilon) * keys / nodes, rounded up, exactly. (Not every decimal fraction is a double.)
     *
     * @param keys how many keys there are in all, 0 to 10^12
     * @param nodes how many nodes there are, at least 1
     */
    long capacity(long keys, int nodes);

    /**
     * Places a key: on the first node of its preference list (see {@link Ring#replicas}) that holds fewer keys than the capacity,
     * where this key counts among all keys. A key that has a place keeps it, and nothing changes.
     *
     * @return the key's node
     * @throws IllegalStateException if there is no node
     */
    String assign(String key);

    /**
     * Forgets a key.
     *
     * @throws java.util.NoSuchElementException if it has no place
     */
    void release(String key);

    /**
     * How many keys a node holds.
     *
     * @throws java.util.NoSuchElementException if there is no such node
     */
    int load(String node);

    /**
     * Adds a node of weight 1. No key moves.
     *
     * @throws IllegalArgumentException if it is there already
     */
    void addNode(String node);

    /**
     * Removes a node and places its keys anew, one after the other, in the order in which they were assigned (a key that moves keeps
     * its rank in that order), as {@link #assign} would, with the number of all keys and one node less. No other key moves.
     *
     * @return the new node of each key that moved
     * @throws java.util.NoSuchElementException if there is no such node
     * @throws IllegalStateException if it is the last node and keys are left; nothing changes then
     */
    Map<String, String> removeNode(String node);
}
