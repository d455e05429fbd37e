package dev.assay.simulator;

import dev.assay.kit.RandomSource;

/** An endless sequence of random numbers with a label of its own (SplitMix64 over {@link Mix}). */
public final class RandomStream implements RandomSource {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private RandomStream(long state) {
        this.state = state;
    }

    /**
     * The stream for a label and keys under a root seed; see {@link Mix#of}.
     *
     * @return a stream that starts from the same number whenever it is made with the same arguments
     */
    public static RandomStream of(long root, String label, long... keys) {
        return new RandomStream(Mix.of(root, label, keys));
    }

    /** The next 64 random bits. */
    public long nextBits() {
        state += GOLDEN_GAMMA;
        return Mix.mix(state);
    }

    @Override
    public long nextLong(long origin, long bound) {
        long span = bound - origin;
        if (origin >= bound || span < 0) {
            throw new IllegalArgumentException("no number lies between " + origin + " and " + bound);
        }
        return origin + Mix.bounded(nextBits(), span);
    }

    @Override
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, is " + bound);
        }
        return (int) Mix.bounded(nextBits(), bound);
    }

    @Override
    public double nextDouble() {
        return (nextBits() >>> 11) * 0x1.0p-53;
    }

    /** True with a probability given in permille, {@code 0 .. 1000}. */
    public boolean chance(int permille) {
        return nextInt(1000) < permille;
    }
}
