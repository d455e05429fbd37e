package dev.assay.labs.leaderboard;

/**
 * Packs a score and the time at which it was reached into one double for a sorted set, so that the larger double is the better one: a
 * higher score, or the same score reached earlier. Doubles hold whole numbers exactly up to 2<sup>53</sup>, and no further.
 *
 * <p>A codec is made for a period [start, end) and a resolution. With {@code ticks = ceil((end - start) / resolution)}, the times take as
 * many bits as {@code ticks - 1} has, and the score gets the rest of 53.
 */
public interface ScoreCodec {
    /**
     * Packs.
     *
     * @param score 0 to {@link #maxScore}
     * @param reachedAtMillis in the period
     * @return a whole number from 0 to 2<sup>53</sup> - 1; {@code pack(s, t) > pack(s', t')} exactly if s &gt; s', or s = s' and t
     *     is in an earlier tick than t'
     * @throws IllegalArgumentException if the score or the time is not in its range
     */
    double pack(long score, long reachedAtMillis);

    /**
     * The score in a packed number.
     *
     * @throws IllegalArgumentException if it is no whole number from 0 to 2<sup>53</sup> - 1
     */
    long score(double packed);

    /**
     * The time in a packed number, rounded down to the resolution, counted from the period's start.
     *
     * @throws IllegalArgumentException if it is no whole number from 0 to 2<sup>53</sup> - 1, or its time is not in the period
     */
    long reachedAt(double packed);

    /** The largest score that can be packed. */
    long maxScore();
}
