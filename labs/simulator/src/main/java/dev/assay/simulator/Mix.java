package dev.assay.simulator;

/**
 * Turns a seed, a label and some keys into a number that looks random and has nothing to do with the numbers of other
 * labels and keys. All randomness of a simulation is derived in this way, never drawn from a shared parent, so that a
 * draw added in one place shifts nothing elsewhere.
 */
public final class Mix {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Mix() {}

    /** A bijection of 64-bit numbers in which every input bit moves every output bit (Stafford's variant 13). */
    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** One more key mixed into a number. */
    public static long mix(long hash, long key) {
        return mix(hash + GOLDEN_GAMMA + mix(key + GOLDEN_GAMMA));
    }

    /**
     * The number for a label and keys under a root seed.
     *
     * @param root the seed of everything
     * @param label what the number is for; different labels give unrelated numbers
     * @param keys which one of that kind, in order
     * @return a number, uniform over all 64-bit numbers
     */
    public static long of(long root, String label, long... keys) {
        long hash = mix(root + GOLDEN_GAMMA);
        for (int i = 0; i < label.length(); i++) {
            hash = mix(hash, label.charAt(i));
        }
        for (long key : keys) {
            hash = mix(hash, key);
        }
        return hash;
    }

    /** A number drawn from {@code 0 .. bound - 1} by 64 random bits; {@code bound} is at least 1. */
    public static long bounded(long bits, long bound) {
        return Math.unsignedMultiplyHigh(bits, bound);
    }
}
