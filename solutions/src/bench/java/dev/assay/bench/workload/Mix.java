package dev.assay.bench.workload;

/** SplitMix64's finalizer (Steele, Lea, Flood 2014): numbers that look random, the same in every run. */
final class Mix {
    private Mix() {}

    static long of(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
