package dev.assay.labs.music.testbed;

import dev.assay.labs.music.AbrConfig;
import java.util.Arrays;

/**
 * What somebody who knows the network in advance could have made of it without silence: the best sum of qualities less
 * changes, found by trying every bit rate for every segment and every level of the buffer, in tenths of a second.
 */
public final class Foresight {
    private static final long TENTH_MS = 100;

    private Foresight() {}

    /** The best worth. */
    public static double best(AbrConfig config, BandwidthTrace trace) {
        double best = Double.NEGATIVE_INFINITY;
        for (int first = 0; first < config.kbps().size(); first++) {
            best = Math.max(best, best(config, trace, first));
        }
        return best;
    }

    /** Without silence, the level of the buffer tells the time: so much was heard since the first segment was there. */
    private static double best(AbrConfig config, BandwidthTrace trace, int first) {
        int renditions = config.kbps().size();
        int levels = (int) (config.maxBufferMs() / TENTH_MS) + 1;
        long soundBegins = trace.finish(0, Listening.bits(config, first));
        double[][] worth = new double[levels][renditions];
        for (double[] row : worth) {
            Arrays.fill(row, Double.NEGATIVE_INFINITY);
        }
        worth[(int) (config.segmentMs() / TENTH_MS)][first] = Listening.quality(config, first);
        for (int segment = 1; segment < Listening.SEGMENTS; segment++) {
            double[][] next = new double[levels][renditions];
            for (double[] row : next) {
                Arrays.fill(row, Double.NEGATIVE_INFINITY);
            }
            for (int level = 0; level < levels; level++) {
                long buffered = level * TENTH_MS;
                long wait = Math.max(0, buffered + config.segmentMs() - config.maxBufferMs());
                long now = soundBegins + segment * config.segmentMs() - buffered + wait;
                for (int rendition = 0; rendition < renditions && reached(worth[level]); rendition++) {
                    long left = buffered - wait - (trace.finish(now, Listening.bits(config, rendition)) - now);
                    if (left < 0) {
                        continue;
                    }
                    int to = (int) ((left + config.segmentMs()) / TENTH_MS);
                    for (int last = 0; last < renditions; last++) {
                        double change = Math.abs(Listening.quality(config, rendition) - Listening.quality(config,
                                last));
                        next[to][rendition] = Math.max(next[to][rendition], worth[level][last]
                                + Listening.quality(config, rendition)
                                - Listening.CHANGE_COST * change);
                    }
                }
            }
            worth = next;
        }
        return Arrays.stream(worth).flatMapToDouble(Arrays::stream).max().orElseThrow();
    }

    private static boolean reached(double[] row) {
        return Arrays.stream(row).anyMatch(worth -> worth > Double.NEGATIVE_INFINITY);
    }
}
