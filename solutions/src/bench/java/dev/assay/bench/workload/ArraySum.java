package dev.assay.bench.workload;

import java.util.function.LongSupplier;

/** An array of 10,000 ints, filled and summed: what C2 would vectorise. */
public final class ArraySum implements LongSupplier {
    private final int[] numbers = new int[10_000];
    private int round;

    @Override
    public long getAsLong() {
        round++;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i ^ round;
        }
        long sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += numbers[i];
        }
        return sum;
    }
}
