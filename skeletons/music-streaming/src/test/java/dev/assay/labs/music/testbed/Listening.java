package dev.assay.labs.music.testbed;

import dev.assay.labs.music.Abr;
import dev.assay.labs.music.AbrConfig;
import dev.assay.simulator.Violation;

/**
 * A listener hears a track of equal segments through an {@link Abr}, with a player that does nothing wrong: what the
 * bit rates, changes and silences were worth.
 */
public final class Listening {
    /** Segments of a track. */
    public static final int SEGMENTS = 40;

    /** What is asked every so often while a fetch is under way. */
    public static final long ASK_EVERY_MS = 500;

    /** What a second of silence costs. */
    public static final double STALL_COST = 3;

    /** What a change costs, for each unit of quality. */
    public static final double CHANGE_COST = 0.5;

    private static final int MOST_ABANDONED = 5;

    /**
     * What a listener got.
     *
     * @param worth sum of qualities, less what silences and changes cost
     * @param stallMs silence after the first sound
     * @param longestStallMs the longest one
     * @param firstHighestMs when the first fetch at the highest bit rate began; -1 if none did
     */
    public record Heard(double worth, long stallMs, long longestStallMs, long firstHighestMs) {}

    private Listening() {}

    /** How good a bit rate sounds: 0 for the lowest. */
    public static double quality(AbrConfig config, int rendition) {
        return StrictMath.log((double) config.kbps().get(rendition) / config.kbps().getFirst());
    }

    /** Bits of a segment. */
    public static long bits(AbrConfig config, int rendition) {
        return config.kbps().get(rendition) * config.segmentMs();
    }

    /** Listens to a whole track. */
    public static Heard of(Abr abr, AbrConfig config, BandwidthTrace trace) {
        long now = 0;
        long buffered = 0;
        int last = -1;
        double worth = 0;
        long stalls = 0;
        long longest = 0;
        long firstHighest = -1;
        for (int segment = 0; segment < SEGMENTS; segment++) {
            long excess = Math.max(0, buffered + config.segmentMs() - config.maxBufferMs());
            now += excess;
            buffered -= excess;
            int rendition = checked(config, abr.choose(buffered, last));
            long began = now;
            firstHighest = firstHighest < 0 && rendition == config.kbps().size() - 1 ? now : firstHighest;
            for (int abandoned = 0; ; abandoned++) {
                long start = now;
                long total = bits(config, rendition);
                long end = trace.finish(start, total);
                long given = given(abr, trace, rendition, start, end, total, Math.max(0, buffered - (start - began)));
                if (given < 0) {
                    abr.onDownload(total / 8, end - start);
                    now = end;
                    break;
                }
                if (abandoned == MOST_ABANDONED) {
                    throw new Violation("abandon", "The fetch of segment " + segment
                            + " is abandoned again and again, at the lowest bit rate too.");
                }
                abr.onDownload(trace.between(start, given) / 8, given - start);
                now = given;
                rendition = 0;
            }
            long silence = Math.max(0, now - began - buffered);
            if (segment > 0) {
                stalls += silence;
                longest = Math.max(longest, silence);
                worth -= STALL_COST * silence / 1_000.0 + CHANGE_COST * Math.abs(quality(config,
                        rendition) - quality(config, last));
            }
            worth += quality(config, rendition);
            buffered = Math.max(0, buffered - (now - began)) + config.segmentMs();
            last = rendition;
        }
        return new Heard(worth, stalls, longest, firstHighest);
    }

    /** When the fetch is given up; -1 if it is not. */
    private static long given(Abr abr, BandwidthTrace trace, int rendition, long start, long end, long totalBits,
            long buffered) {
        for (long at = start + ASK_EVERY_MS; at < end; at += ASK_EVERY_MS) {
            long done = Math.min(totalBits / 8, trace.between(start, at) / 8);
            if (abr.abandon(rendition, done, totalBits / 8, at - start, Math.max(0, buffered - (at - start)))) {
                return at;
            }
        }
        return -1;
    }

    private static int checked(AbrConfig config, int rendition) {
        if (rendition < 0 || rendition >= config.kbps().size()) {
            throw new Violation("abr", "choose() gives " + rendition + "; there are renditions 0 to "
                    + (config.kbps().size() - 1) + ".");
        }
        return rendition;
    }
}
