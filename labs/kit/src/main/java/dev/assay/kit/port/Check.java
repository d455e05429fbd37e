package dev.assay.kit.port;

/**
 * What must hold for {@link Store#transact} to write: a row has this version.
 *
 * @param table the row's table
 * @param id the row's id
 * @param version 0: the row must not be there
 */
public record Check(Table<?> table, String id, long version) {}
