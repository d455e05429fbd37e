package dev.assay.kit.port;

import java.util.List;

/**
 * A server of sorted sets, as Redis is. A set is ordered by score, and by members' UTF-8 bytes where scores are equal. A set without
 * members is as if it had never been. Each method is one round trip.
 *
 * <p><b>Failures.</b> Any method may throw {@link Unavailable} or, 50 ms after it was called, {@link OutcomeUnknown}. <b>Misuse.</b> A
 * {@code null}, or a score or sum that is not a number, is an {@link IllegalArgumentException}: no effect.
 */
public interface SortedSets {
    /**
     * A member and its score.
     *
     * @param member its name
     * @param score what it is ordered by
     */
    record Scored(String member, double score) {}

    /**
     * Puts a member into a set, or moves it (ZADD).
     *
     * @return whether it is new there
     */
    boolean zadd(String key, double score, String member);

    /**
     * Adds to a member's score; a new member starts at 0 (ZINCRBY).
     *
     * @return the new score
     */
    double zincrby(String key, double delta, String member);

    /**
     * Takes a member out of a set (ZREM).
     *
     * @return whether it was there
     */
    boolean zrem(String key, String member);

    /** A member's score; {@code null} if it is not there (ZSCORE). */
    Double zscore(String key, String member);

    /** How many members are before this one in descending order; {@code null} if it is not there (ZREVRANK). */
    Long zrevrank(String key, String member);

    /**
     * Members in descending order (ZREVRANGE).
     *
     * @param start the first rank, from 0; negative ranks count from the end, -1 is the last
     * @param stop the last rank, inclusive
     */
    List<Scored> zrevrange(String key, long start, long stop);

    /**
     * How many members have a score from min up, without bound above (ZCOUNT).
     *
     * @param minExclusive whether min itself does not count
     */
    long zcount(String key, double min, boolean minExclusive);

    /** How many members a set has (ZCARD). */
    long zcard(String key);
}
