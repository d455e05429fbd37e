package dev.assay.kit.port;

/**
 * An entry of a {@link Log}.
 *
 * @param <V> what its value is
 * @param partition where it is, from 0
 * @param offset its place there: 0, 1, 2 ... without gaps
 * @param key what it was appended with; {@code null} if it was appended to a partition
 * @param value a copy of its value
 * @param timestamp when it was appended, milliseconds on the log's clock
 */
public record LogEntry<V>(int partition, long offset, String key, V value, long timestamp) {}
