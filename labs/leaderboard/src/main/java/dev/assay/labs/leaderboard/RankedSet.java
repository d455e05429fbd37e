package dev.assay.labs.leaderboard;

import java.util.List;

/**
 * Members with scores, in the order of Redis' {@code ZREVRANGE}: higher scores first, and of equal scores the larger name first
 * ({@link String#compareTo}). A member's position is how many stand before it in this order. Its rank is 1 + how many have a strictly
 * higher score: equal scores share a rank.
 *
 * <ul>
 *   <li><b>Cost.</b> {@code set}, {@code add}, {@code remove}, {@code rank} and {@code countAbove} take O(log n) steps, expected or at
 *       worst, also if all scores are equal; {@code range} and {@code around} O(log n + how many they give). What has been removed or
 *       replaced takes no memory.
 *   <li><b>Misuse.</b> Names have 1 to 64 letters and digits of ASCII, {@code _} and {@code -}; scores are any {@code long}. A name that
 *       is not so, {@code null} included, and a negative position or count are an {@link IllegalArgumentException}: nothing is changed.
 * </ul>
 */
public interface RankedSet {
    /** Puts a member in, or gives it another score. */
    void set(String member, long score);

    /**
     * Adds to a member's score; a new member starts at 0.
     *
     * @return the new score
     * @throws ArithmeticException if it does not fit a {@code long}; nothing is changed
     */
    long add(String member, long delta);

    /**
     * Takes a member out.
     *
     * @return whether it was there
     */
    boolean remove(String member);

    /** A member's score; {@code null} if it is not there. */
    Long score(String member);

    /** A member's rank, from 1; -1 if it is not there. */
    long rank(String member);

    /** How many members have a strictly higher score. */
    long countAbove(long score);

    /** How many members there are. */
    int size();

    /**
     * Members by position.
     *
     * @param from the first position, from 0
     * @param count at most so many
     * @return fewer where the set ends
     */
    List<Ranked> range(long from, int count);

    /**
     * A member and its neighbours by position.
     *
     * @param above at most so many before it
     * @param below at most so many after it
     * @return fewer at the ends of the set, where the window is cut and not moved; empty if the member is not there
     */
    List<Ranked> around(String member, int above, int below);
}
