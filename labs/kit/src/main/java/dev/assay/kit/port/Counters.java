package dev.assay.kit.port;

import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A store of counters that all machines share, as Redis is. Every method is one round trip, and each of them takes effect at one
 * moment; between two of them other machines' calls can. A key that has expired is as if it had never been.
 *
 * <p><b>Failures.</b> Any method may throw {@link OutcomeUnknown}, 50 ms after it was called. <b>Misuse.</b> A {@code null}, a
 * time to live of less than 1 ms, or a key that holds a sorted set where a number is expected, or the reverse, is an
 * {@link IllegalArgumentException} and has no effect.
 */
public interface Counters {
    /** The number under a key; empty if there is none. */
    OptionalLong get(String key);

    /** Puts a number under a key, for so many milliseconds from now, whatever was there. */
    void set(String key, long value, long ttlMs);

    /**
     * Adds to the number under a key; a key that is not there counts as 0. The key's time to live stays as it is: a new key has none
     * and stays for ever.
     *
     * @return the sum
     * @throws ArithmeticException if it does not fit a {@code long}; nothing is changed
     */
    long increment(String key, long by);

    /** From now on a key has so many milliseconds to live. Nothing happens if it is not there. */
    void expire(String key, long ttlMs);

    /**
     * Puts a number under a key if the key holds what is expected.
     *
     * @param expected the number that has to be there; empty: none may be there
     * @return whether it was so
     */
    boolean compareAndSet(String key, OptionalLong expected, long value, long ttlMs);

    /**
     * Runs a script at the store, in one round trip: nothing of others happens while it runs. It sees the store through its argument
     * only; calling a port inside it is an {@link IllegalStateException}. If it throws, what it has done until then stays done.
     *
     * @return what the script returns
     */
    <R> R atomically(Function<Script, R> script);

    /** The store as a script sees it. Nothing here is a round trip; misuse is as above. */
    interface Script {
        /** Milliseconds on the store's clock; stands still while the script runs. */
        long nowMs();

        /** The number under a key; empty if there is none. */
        OptionalLong get(String key);

        /** Puts a number under a key, for ever. */
        void set(String key, long value);

        /** As {@link Counters#increment}. */
        long increment(String key, long by);

        /** As {@link Counters#expire}. */
        void expire(String key, long ttlMs);

        /**
         * Puts a member into the sorted set under a key, or moves it. A set is ordered by score, and by members' UTF-8 bytes where
         * scores are equal.
         *
         * @param score -2^53 to 2^53
         */
        void zadd(String key, long score, String member);

        /** Takes all members out of the sorted set under a key whose score is at most this. An empty set is gone. */
        void zremoveUpTo(String key, long maxScore);

        /** How many members the sorted set under a key has; 0 if there is none. */
        int zcard(String key);

        /**
         * The score of the member at a rank.
         *
         * @param rank from 0, the lowest score; negative ranks count from the end, -1 is the highest score
         * @return empty if there is no such rank
         */
        OptionalLong zscore(String key, int rank);
    }
}
