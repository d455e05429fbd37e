package dev.assay.kit.port;

import java.util.List;

/**
 * A log into which results go together with the position up to which their input was consumed, all or nothing, as with Kafka's
 * transactions. Each partition of a topic has one owner, the holder of the largest epoch. Readers see committed entries only. Each method
 * is one round trip; failures and misuse are as with {@link Log}. A commit of which {@link OutcomeUnknown} was told may have its effect
 * later, but not after an {@link #open}, a {@link #committed} or another commit of the partition has answered: these settle it.
 */
public interface TransactionalLog extends Log {
    /**
     * Makes the caller a partition's owner: smaller epochs are fenced from now on.
     *
     * @param epoch at least 1, larger than all before, or the largest once more
     * @return the offset of the first input that is not yet consumed, 0 at first
     * @throws Fenced if a larger epoch is there
     */
    long open(Topic<?> topic, int partition, long epoch);

    /** The offset of the first input that is not yet consumed, 0 at first. */
    long committed(Topic<?> topic, int partition);

    /**
     * Appends values and moves the input's offset, all or nothing.
     *
     * @param nextInput the offset of the first input that is not yet consumed after this, at least as large as before
     * @throws Fenced if the epoch is not the largest; nothing is done
     */
    <V> void commit(Topic<V> topic, int partition, long epoch, long nextInput, List<V> values);
}
