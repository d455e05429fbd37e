package dev.assay.bench.workload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/** 2,000 records sorted by two keys. */
public final class Sorting implements LongSupplier {
    private record Entry(int priority, long id) {}

    private static final Comparator<Entry> ORDER =
            Comparator.comparingInt(Entry::priority).thenComparingLong(Entry::id);

    @Override
    public long getAsLong() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            entries.add(new Entry((int) (Mix.of(i) & 63), Mix.of(i + 1_000_000)));
        }
        entries.sort(ORDER);
        return entries.get(1_000).id();
    }
}
