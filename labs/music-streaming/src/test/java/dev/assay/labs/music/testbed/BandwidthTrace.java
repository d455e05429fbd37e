package dev.assay.labs.music.testbed;

/**
 * How many bits come in each step of time. After its end it begins anew. Whole numbers, so that the same trace gives
 * the same times everywhere.
 *
 * @param stepMs how long a step is
 * @param bitsPerStep at least one step with bits
 */
public record BandwidthTrace(long stepMs, long[] bitsPerStep) {
    /** A network that is always as fast. */
    public static BandwidthTrace steady(long kbps) {
        return new BandwidthTrace(1_000, new long[] {kbps * 1_000});
    }

    private long bits(long step) {
        return bitsPerStep[(int) (step % bitsPerStep.length)];
    }

    /** When so many bits have come that begin to come at a moment. */
    public long finish(long fromMs, long bits) {
        long at = fromMs;
        long left = bits;
        while (true) {
            long step = at / stepMs;
            long end = (step + 1) * stepMs;
            long until = bits(step) * (end - at) / stepMs;
            if (until >= left) {
                return at + (left * stepMs + bits(step) - 1) / Math.max(1, bits(step));
            }
            left -= until;
            at = end;
        }
    }

    /** How many bits come from one moment to another. */
    public long between(long fromMs, long toMs) {
        long at = fromMs;
        long sum = 0;
        while (at < toMs) {
            long step = at / stepMs;
            long end = Math.min(toMs, (step + 1) * stepMs);
            sum += bits(step) * (end - at) / stepMs;
            at = end;
        }
        return sum;
    }
}
