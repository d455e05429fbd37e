package dev.assay.labs.hashing;

import java.util.List;
import java.util.Map;

/**
 * Hash slots as in Redis Cluster: 16,384 of them, each given to a node by hand. Which slots move when nodes come and go is free, as
 * long as no more move than must, and afterwards no node has two slots more than another.
 */
public interface Slots {
    /** How many slots there are. */
    int COUNT = 16_384;

    /**
     * The slot of a key: CRC-16/XMODEM (polynomial 0x1021, initial value 0) of its UTF-8 bytes, modulo 16,384. If the key contains
     * <code>{</code> and, somewhere after the first of them, <code>}</code>, and there is something between that first brace and the
     * first closing brace after it, only what is between them is hashed: keys with the same tag share a slot.
     */
    int slot(String key);

    /**
     * Adds a node; the first one gets all slots.
     *
     * @return the slots that move, all of them to the new node; empty for the first one
     * @throws IllegalArgumentException if the node is there already
     */
    List<SlotMove> add(String node);

    /**
     * Removes a node.
     *
     * @return the slots that move, all of them away from this node; empty for the last one
     * @throws java.util.NoSuchElementException if there is no such node
     */
    List<SlotMove> remove(String node);

    /**
     * Who has a slot.
     *
     * @param slot its number, 0 to 16,383
     * @throws IllegalArgumentException if there is no such slot
     * @throws IllegalStateException if there is no node
     */
    String node(int slot);

    /** How many slots each node has. */
    Map<String, Integer> sizes();
}
