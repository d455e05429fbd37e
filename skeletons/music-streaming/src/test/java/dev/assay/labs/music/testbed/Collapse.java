package dev.assay.labs.music.testbed;

import dev.assay.labs.music.Abr;
import dev.assay.labs.music.AbrConfig;
import java.util.function.Supplier;

/** A network that is fast until a part of the first segment at the highest bit rate has come, and slow from then on. */
public final class Collapse {
    private static final long FAST_KBPS = 640;
    private static final long SLOW_KBPS = 80;
    private static final long STEP_MS = 100;
    private static final int STEPS = 6_000;

    private Collapse() {}

    /**
     * How long the longest silence is, in milliseconds. 0 if the highest bit rate is never chosen.
     *
     * @param abr gives a new one, twice
     * @param percent of the first segment at the highest bit rate that come before it
     */
    public static long longest(Supplier<Abr> abr, AbrConfig config, int percent) {
        long began = Listening.of(abr.get(), config, BandwidthTrace.steady(FAST_KBPS)).firstHighestMs();
        if (began < 0) {
            return 0;
        }
        long until = began + Listening.bits(config, config.kbps().size() - 1) * percent / 100 / FAST_KBPS;
        long[] bits = new long[STEPS];
        for (int i = 0; i < STEPS; i++) {
            bits[i] = STEP_MS * (i < until / STEP_MS ? FAST_KBPS : SLOW_KBPS);
        }
        return Listening.of(abr.get(), config, new BandwidthTrace(STEP_MS, bits)).longestStallMs();
    }
}
