package dev.assay.labs.hashing;

import java.util.List;

/**
 * A hash ring with virtual nodes. A node of weight w stands at {@code vnodesPerWeight * w} points: its point i, counted from 0,
 * lies at {@code hasher.hash(node + "#" + i)}. A key lies at {@code hasher.hash(key)}.
 *
 * <p><b>The clockwise rule.</b> A key is owned by the first point at or after it, walking clockwise: a key that lies exactly on a
 * point belongs to it, and after the last point of the circle comes the first. <b>Collisions.</b> Where points of several nodes
 * share a position, the node that is smallest by {@link String#compareTo} owns it; the others own that position again when it
 * leaves. So ownership depends on the set of nodes and weights alone, not on the order in which they came.
 *
 * <p><b>Cost.</b> A lookup hashes once and searches in logarithmic time; adding or removing hashes each of the node's points at
 * most once. <b>Errors.</b> {@code null} is a {@link NullPointerException}. A call that is refused changes nothing.
 */
public interface Ring extends Partitioner {
    /**
     * Adds a node.
     *
     * @param node its name
     * @param weight how many times as many points as a node of weight 1 it gets, at least 1
     * @return the arcs whose owner changes, each with its old owner as source and the new node as target: pairwise disjoint,
     *     covering exactly what changes, at most one for each point of the node, in any order. Neighbours of the same source may be
     *     merged. Empty for the first node, as nobody lost anything.
     * @throws IllegalArgumentException if the weight is less than 1 or the node is on the ring already
     */
    List<Arc> add(String node, int weight);

    /** Adds a node of weight 1; see {@link #add(String, int)}. */
    default List<Arc> add(String node) {
        return add(node, 1);
    }

    /**
     * Removes a node with all its points.
     *
     * @return the arcs whose owner changes, as for {@link #add(String, int)}: the source is this node. Empty for the last node.
     * @throws java.util.NoSuchElementException if there is no such node
     */
    List<Arc> remove(String node);

    /**
     * The preference list of a key: the owners that one meets walking clockwise from the key, each once, the key's owner first.
     *
     * @param count how many are wanted, at least 1; if there are fewer different owners on the ring, all of them
     * @throws IllegalArgumentException if the count is less than 1
     * @throws IllegalStateException if there is no node
     */
    List<String> replicas(String key, int count);

    /** All nodes, ascending by {@link String#compareTo}. */
    List<String> nodes();
}
