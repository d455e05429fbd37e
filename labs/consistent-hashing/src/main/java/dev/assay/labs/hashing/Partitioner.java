package dev.assay.labs.hashing;

/** Says where a key lives. */
public interface Partitioner {
    /**
     * The node that owns a key.
     *
     * @throws IllegalStateException if there is no node
     */
    String owner(String key);
}
