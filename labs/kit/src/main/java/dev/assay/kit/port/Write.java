package dev.assay.kit.port;

/**
 * What {@link Store#transact} writes: a row gets a value, or goes.
 *
 * @param table the row's table
 * @param id the row's id
 * @param value of the table's type; {@code null}: the row goes, if it is there
 */
public record Write(Table<?> table, String id, Record value) {}
