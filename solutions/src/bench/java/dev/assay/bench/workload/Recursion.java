package dev.assay.bench.workload;

import java.util.function.LongSupplier;

/** The twentieth Fibonacci number by plain recursion: 21,891 calls that do nothing but call. */
public final class Recursion implements LongSupplier {
    private static int fibonacci(int n) {
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }

    @Override
    public long getAsLong() {
        return fibonacci(20);
    }
}
