package dev.assay.kit.port;

/**
 * A copy of a {@link Store} for reading only, which lags behind: it shows what the store had committed up to some moment, never a later
 * commit without an earlier one. It can stand still for long. Each method is one round trip.
 *
 * <p><b>Failures</b> and <b>misuse</b> are as with {@link Statements#get}.
 */
public interface Replica {
    /** The row with this id, as the copy has it; {@code null} if it has none, or none yet. */
    <V extends Record> Row<V> get(Table<V> table, String id);
}
