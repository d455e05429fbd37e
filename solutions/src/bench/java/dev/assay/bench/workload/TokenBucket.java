package dev.assay.bench.workload;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** A rate limiter with a bucket a key: 10,000 requests for 100 keys. */
public final class TokenBucket implements LongSupplier {
    private static final long CAPACITY = 10;
    private static final long PER_SECOND = 5;

    private record Decision(boolean allowed, long remaining) {}

    private static final class Bucket {
        private long milliTokens = CAPACITY * 1_000;
        private long lastMillis;

        Decision take(long nowMillis) {
            if (nowMillis > lastMillis) {
                milliTokens = Math.min(CAPACITY * 1_000, milliTokens + (nowMillis - lastMillis) * PER_SECOND);
                lastMillis = nowMillis;
            }
            boolean allowed = milliTokens >= 1_000;
            if (allowed) {
                milliTokens -= 1_000;
            }
            return new Decision(allowed, milliTokens / 1_000);
        }
    }

    private final String[] keys = new String[100];

    /** The keys are made once. */
    public TokenBucket() {
        for (int i = 0; i < keys.length; i++) {
            keys[i] = "user" + i;
        }
    }

    @Override
    public long getAsLong() {
        Map<String, Bucket> buckets = new HashMap<>();
        long sum = 0;
        for (int i = 0; i < 10_000; i++) {
            String key = keys[(int) ((Mix.of(i) & Integer.MAX_VALUE) % keys.length)];
            Decision decision = buckets.computeIfAbsent(key, unused -> new Bucket()).take(i * 3L);
            sum += decision.remaining() + (decision.allowed() ? 1 : 0);
        }
        return sum;
    }
}
