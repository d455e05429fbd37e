package dev.assay.kit.port;

/**
 * A value and its version.
 *
 * @param <V> what it is
 * @param version 1 when it was first written, and one more with every write
 * @param value a copy
 */
public record Versioned<V>(long version, V value) {}
