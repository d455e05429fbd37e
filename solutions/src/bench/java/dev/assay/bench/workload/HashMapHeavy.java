package dev.assay.bench.workload;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counting in a hash map: 10,000 merges into 1,000 keys, and a walk over all of them. */
public final class HashMapHeavy implements LongSupplier {
    @Override
    public long getAsLong() {
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            counts.merge(Mix.of(i) & 1023, 1, Integer::sum);
        }
        long sum = 0;
        for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
            sum += entry.getKey() * entry.getValue();
        }
        return sum;
    }
}
