package dev.assay.labs.leaderboard;

import java.util.List;

/**
 * A board that is spread over several servers of sorted sets, in the set {@code lb} of each. The order is that of {@code ZREVRANGE}: higher
 * total first, of equal totals the larger id first; ranks are shared as in {@link RankedSet}.
 *
 * <p>Others read while users move, and a process that moves a user can die at any moment. A user who has a total is on at least one
 * shard at every moment, and on exactly one after a move. {@link #top} never names a user twice.
 *
 * <p><b>Failures.</b> Exceptions of the port escape. The caller of {@link #move} calls it again with the same arguments until it succeeds,
 * and moves that user no further before. <b>Misuse.</b> A name that {@link RankedSet} would refuse, a new or asked total that is not 0 to
 * 2^53, an old one that is not -1 to 2^53, and a negative k are an {@link IllegalArgumentException} before any call.
 */
public interface ShardedBoard {
    /**
     * Gives a user a new total. One call for a hash board, two at most for a board of bands.
     *
     * @param oldTotal the one before; -1 if the user is new
     */
    void move(String userId, long oldTotal, long newTotal);

    /**
     * The best k. A hash board asks every shard once, for k members; a board of bands asks bands from the top, each once, until it has
     * seen k users.
     */
    List<Ranked> top(int k);

    /**
     * The rank of a user: 1 + how many have a higher total. A hash board asks every shard once; a board of bands asks the user's own band
     * and those above it, each once.
     *
     * @param total the user's
     */
    long rank(String userId, long total);
}
