package dev.assay.labs.music.testbed;

import dev.assay.simulator.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Eight families of networks, as phones meet them. A number names a network of a family; the same number gives the same
 * network.
 */
public final class Networks {
    /** Names of the families. */
    public static final List<String> FAMILIES =
            List.of("steady slow", "steady fast", "four speeds", "cliffs", "waves", "outages", "bursts", "walk");

    private static final long STEP_MS = 500;
    private static final int STEPS = 1_200;

    private Networks() {}

    /** A network of a family. */
    public static BandwidthTrace of(int family, long number) {
        RandomStream random = RandomStream.of(number, FAMILIES.get(family));
        long[] kbps = new long[STEPS];
        switch (family) {
            case 0 -> steady(kbps, random, 190);
            case 1 -> steady(kbps, random, 450);
            case 2 -> speeds(kbps, random, new long[] {90, 180, 360, 900}, 60);
            case 3 -> cliffs(kbps, random);
            case 4 -> waves(kbps, random);
            case 5 -> outages(kbps, random);
            case 6 -> speeds(kbps, random, new long[] {60, 420}, 125);
            default -> walk(kbps, random);
        }
        long[] bits = new long[STEPS];
        for (int i = 0; i < STEPS; i++) {
            bits[i] = kbps[i] * STEP_MS;
        }
        return new BandwidthTrace(STEP_MS, bits);
    }

    /** Networks of all families. */
    public static List<BandwidthTrace> all(long firstNumber, int each) {
        List<BandwidthTrace> traces = new ArrayList<>();
        for (int family = 0; family < FAMILIES.size(); family++) {
            for (int i = 0; i < each; i++) {
                traces.add(of(family, firstNumber + i));
            }
        }
        return traces;
    }

    private static void steady(long[] kbps, RandomStream random, long mean) {
        for (int i = 0; i < kbps.length; i++) {
            kbps[i] = random.nextLong(mean * 9 / 10, mean * 11 / 10 + 1);
        }
    }

    private static void speeds(long[] kbps, RandomStream random, long[] speeds, int changePermille) {
        int now = random.nextInt(speeds.length);
        for (int i = 0; i < kbps.length; i++) {
            if (random.chance(changePermille)) {
                now = (now + 1 + random.nextInt(speeds.length - 1)) % speeds.length;
            }
            kbps[i] = speeds[now];
        }
    }

    private static void cliffs(long[] kbps, RandomStream random) {
        int high = 60 + random.nextInt(60);
        int low = 60 + random.nextInt(60);
        for (int i = 0; i < kbps.length; i++) {
            kbps[i] = i % (high + low) < high ? 900 : 100;
        }
    }

    private static void waves(long[] kbps, RandomStream random) {
        int half = 40 + random.nextInt(60);
        int phase = random.nextInt(2 * half);
        for (int i = 0; i < kbps.length; i++) {
            int at = (i + phase) % (2 * half);
            kbps[i] = 100 + 500L * (at < half ? at : 2 * half - at) / half;
        }
    }

    private static void outages(long[] kbps, RandomStream random) {
        int phase = random.nextInt(78);
        for (int i = 0; i < kbps.length; i++) {
            kbps[i] = (i + 12 + phase) % 90 < 12 ? 0 : 500;
        }
    }

    private static void walk(long[] kbps, RandomStream random) {
        long now = 300;
        for (int i = 0; i < kbps.length; i++) {
            now = Math.clamp(now + random.nextLong(-60, 61), 70, 900);
            kbps[i] = now;
        }
    }
}
