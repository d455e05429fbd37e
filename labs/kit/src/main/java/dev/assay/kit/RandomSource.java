package dev.assay.kit;

/**
 * The only source of randomness in student code. It is seeded by the simulation, independently for every node and
 * every boot, so a run can be repeated exactly; different nodes draw unrelated numbers.
 */
public interface RandomSource {
    /**
     * A number drawn uniformly from a half-open range.
     *
     * @param origin the smallest number that can be drawn
     * @param bound one more than the largest number that can be drawn
     * @return a number with {@code origin <= number < bound}
     * @throws IllegalArgumentException if {@code origin >= bound}
     */
    long nextLong(long origin, long bound);

    /**
     * A number drawn uniformly from {@code 0} to {@code bound - 1}.
     *
     * @param bound how many different numbers there are, at least 1
     * @return a number with {@code 0 <= number < bound}
     * @throws IllegalArgumentException if {@code bound < 1}
     */
    int nextInt(int bound);

    /**
     * A number drawn uniformly from the unit interval.
     *
     * @return a multiple of 2<sup>-53</sup> with {@code 0 <= number < 1}
     */
    double nextDouble();
}
