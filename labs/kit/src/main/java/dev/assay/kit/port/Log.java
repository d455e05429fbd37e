package dev.assay.kit.port;

import java.util.List;

/**
 * A partitioned log to which entries are only ever appended, as Kafka is. Order holds inside a partition only. Each method is one round
 * trip.
 *
 * <p><b>Failures.</b> Any method may throw {@link Unavailable}, or {@link OutcomeUnknown} 1,000 ms after it was called (a read that may
 * wait: that much later). Who repeats an append whose outcome is unknown may store the value twice. <b>Misuse.</b> A {@code null}, a
 * partition that is not there, a negative offset or wait, or a most of less than 1, is an {@link IllegalArgumentException}.
 */
public interface Log {
    /**
     * Appends to the key's partition.
     *
     * @return the new entry's offset
     */
    <V> long append(Topic<V> topic, String key, V value);

    /**
     * Appends to a partition.
     *
     * @return the new entry's offset
     */
    <V> long append(Topic<V> topic, int partition, V value);

    /**
     * Reads entries from an offset on, in order. If there is none yet, it waits until there is one.
     *
     * @param from the first offset, at least 0
     * @param max at most so many, at least 1
     * @param waitMillis after so long it gives up, at least 0
     * @return empty if none has come
     * @throws OffsetOutOfRange if the log no longer keeps that offset
     */
    <V> List<LogEntry<V>> read(Topic<V> topic, int partition, long from, int max, long waitMillis);

    /** The first offset that a partition still keeps; 0 unless the log forgets. */
    long begin(Topic<?> topic, int partition);

    /** The offset that the next entry of a partition will get. */
    long end(Topic<?> topic, int partition);
}
