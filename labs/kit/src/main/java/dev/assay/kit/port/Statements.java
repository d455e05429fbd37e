package dev.assay.kit.port;

import java.util.List;

/**
 * What can be done with the rows of a database. One statement is one round trip. On a {@link Store} each is a transaction of its own; on
 * a {@link Tx} it belongs to the transaction.
 *
 * <p><b>Order.</b> Ids are ordered by their UTF-8 bytes. <b>Misuse.</b> A {@code null}, an id of no or more than 200 characters or with
 * a character U+0000, a limit of less than 1, or a value that is no plain data, is an {@link IllegalArgumentException}: no effect.
 */
public interface Statements {
    /** The row with this id; {@code null} if there is none. Never waits for others. */
    <V extends Record> Row<V> get(Table<V> table, String id);

    /**
     * Rows with from &lt;= id &lt; to, ascending. Never waits for others.
     *
     * @param limit at most so many, at least 1
     */
    <V extends Record> List<Row<V>> scan(Table<V> table, String from, String to, int limit);

    /**
     * Adds a row, unless there is one with this id. Waits while another open transaction has locked the absent id or written the row.
     *
     * @return false: the id exists already, and nothing is changed
     */
    <V extends Record> boolean insert(Table<V> table, String id, V value);

    /**
     * Replaces a row's value if it still has this version (compare-and-set).
     *
     * @return false: the version is another or the row is gone, and nothing is changed
     */
    <V extends Record> boolean replace(Table<V> table, String id, long version, V value);

    /**
     * Removes a row.
     *
     * @return false: there is none
     */
    boolean delete(Table<?> table, String id);
}
