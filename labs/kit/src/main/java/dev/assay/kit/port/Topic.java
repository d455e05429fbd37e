package dev.assay.kit.port;

/**
 * A topic of a {@link Log}.
 *
 * @param <V> what an entry's value is: plain data, a record or a sealed interface of records
 * @param name two topics of one name are one topic
 * @param type the class of values
 * @param partitions how many partitions it has, at least 1
 */
public record Topic<V>(String name, Class<V> type, int partitions) {
    /** @throws IllegalArgumentException if there is no name, no type or no partition */
    public Topic {
        if (name == null || name.isBlank() || type == null || partitions < 1) {
            throw new IllegalArgumentException("a topic has a name, a type and at least one partition");
        }
    }

    /** The partition of entries with this key. */
    public int partitionOf(String key) {
        return Math.floorMod(key.hashCode(), partitions);
    }
}
