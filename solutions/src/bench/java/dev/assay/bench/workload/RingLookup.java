package dev.assay.bench.workload;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** A consistent-hash ring of 20 nodes with 50 virtual nodes each, asked for the owners of 2,000 keys. */
public final class RingLookup implements LongSupplier {
    private final TreeMap<Long, String> points = new TreeMap<>(Long::compareUnsigned);

    /** The ring is built once; looking up is what is measured. */
    public RingLookup() {
        for (int node = 0; node < 20; node++) {
            for (int replica = 0; replica < 50; replica++) {
                points.put(hash("node" + node + "#" + replica), "node" + node);
            }
        }
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash ^= text.charAt(i);
            hash *= 0x100000001b3L;
        }
        return Mix.of(hash);
    }

    private String owner(String key) {
        Map.Entry<Long, String> next = points.ceilingEntry(hash(key));
        return next == null ? points.firstEntry().getValue() : next.getValue();
    }

    @Override
    public long getAsLong() {
        long sum = 0;
        for (int key = 0; key < 2_000; key++) {
            sum += owner("key" + key).length();
        }
        return sum;
    }
}
