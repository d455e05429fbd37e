package dev.assay.labs.leaderboard;

/** What a service can be built of. */
public interface Parts {
    /** A new ranked set, without members. */
    RankedSet rankedSet();

    /**
     * A codec.
     *
     * @param startMillis the period's start
     * @param endMillis the period's end, exclusive
     * @param resolutionMillis how long a tick is
     * @throws IllegalArgumentException if the period is empty or ends before it starts, a resolution is less than 1, or the times leave
     *     no bit for the score
     */
    ScoreCodec codec(long startMillis, long endMillis, long resolutionMillis);
}
