package dev.assay.bench.workload;

import java.util.function.LongSupplier;

/** A text of 2,000 lines by StringBuilder and concatenation, taken apart again. */
public final class StringBuilding implements LongSupplier {
    @Override
    public long getAsLong() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append("event ").append(i).append(':').append(Mix.of(i)).append('\n');
        }
        String all = text.toString();
        long sum = 0;
        int from = 0;
        for (int end = all.indexOf('\n'); end >= 0; end = all.indexOf('\n', from)) {
            String line = all.substring(from, end);
            sum += (line + "/" + sum % 10).hashCode();
            from = end + 1;
        }
        return sum;
    }
}
