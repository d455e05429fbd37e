package dev.assay.kit.port;

/**
 * A transaction. What it writes is seen by others when it has committed, all at once; what it writes or locks others cannot write until
 * it ends.
 *
 * <p><b>Failures.</b> Any statement may throw {@link Unavailable}, {@link Deadlock} or {@link SerializationFailure}: then the transaction
 * is dead, all that it did is undone, its locks are free, and every later statement throws {@link Unavailable}. Only {@link #commit} may
 * throw {@link OutcomeUnknown}. If the process dies, its open transactions are rolled back. <b>Misuse.</b> A statement after commit or
 * close is an {@link IllegalStateException}.
 */
public interface Tx extends Statements, AutoCloseable {
    /**
     * Reads a row and locks it until the end of the transaction ({@code SELECT ... FOR UPDATE}). Waits while another open transaction has
     * written or locked it, then looks again. An absent id is locked too: nobody else can insert it.
     *
     * @return the row; {@code null} if there is none
     */
    <V extends Record> Row<V> lock(Table<V> table, String id);

    /** Inserts a row or replaces its value, whatever was there. Waits as {@link #lock} does. */
    <V extends Record> void put(Table<V> table, String id, V value);

    /** Makes all of it durable and visible, and ends the transaction. */
    void commit();

    /** Rolls back unless it has committed. No round trip, never fails, can be repeated. */
    @Override
    void close();
}
