package dev.assay.kit.port;

/**
 * A row, as it was at the moment of reading.
 *
 * @param <V> what its value is
 * @param id what it is found by
 * @param value a copy of its value
 * @param version 1 when it was inserted, and one more with every write; a row that was deleted and inserted again starts at 1
 */
public record Row<V extends Record>(String id, V value, long version) {}
