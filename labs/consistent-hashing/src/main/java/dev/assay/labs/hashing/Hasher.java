package dev.assay.labs.hashing;

/**
 * Places texts on a circle of 2^64 points. A position is a {@code long} that is read as <em>unsigned</em>: the circle begins at 0,
 * {@code -1} is its last point, and after that comes 0 again.
 *
 * <p>Equal texts have equal positions, different texts may collide. Which labels are hashed is part of the contract, since two
 * clients that hash different labels do not agree where a key lives.
 */
@FunctionalInterface
public interface Hasher {
    /** The position of a text. */
    long hash(String text);
}
