package dev.assay.labs.music.testbed;

import dev.assay.labs.music.Body;
import dev.assay.labs.music.CacheEntry;
import dev.assay.labs.music.SegmentCache;
import dev.assay.simulator.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a crowd asks an edge for: songs by popularity (the second half as often as the first, the third a third),
 * segment after segment until somebody skips. And what the best of all caches could have answered, which knows what
 * will be asked.
 */
public final class Crowd {
    /** Songs of the catalogue. */
    public static final int SONGS = 1_000;

    /** Segments of a song. */
    public static final int SEGMENTS = 20;

    /** Bytes of a segment. */
    public static final int BYTES = 1_000;

    /** What a cache may hold: 2 % of all. */
    public static final long CAPACITY = (long) SONGS * SEGMENTS * BYTES / 50;

    private static final int SKIP_PERMILLE = 350;
    private static final int SONG = 0;
    private static final int LENGTH = 1;
    private static final int HEARD = 2;

    private Crowd() {}

    /** Requests of a crowd whose taste does not change. */
    public static int[] steady(long number, int requests) {
        return requests(number, requests, false);
    }

    /**
     * Requests of a crowd whose taste changes at half time, while a crawler asks for all songs one after the other,
     * each once.
     */
    public static int[] changing(long number, int requests) {
        return requests(number, requests, true);
    }

    private static int[] requests(long number, int requests, boolean isChanging) {
        RandomStream random = RandomStream.of(number, "crowd");
        double[] upTo = new double[SONGS];
        double sum = 0;
        for (int rank = 0; rank < SONGS; rank++) {
            sum += 1.0 / (rank + 1);
            upTo[rank] = sum;
        }
        int[] asked = new int[requests];
        int at = 0;
        int crawled = 0;
        int[][] listeners = new int[16][3];
        while (at < requests) {
            if (isChanging && random.chance(250)) {
                asked[at++] = crawled++ % (SONGS * SEGMENTS);
                continue;
            }
            int[] listener = listeners[random.nextInt(listeners.length)];
            if (listener[HEARD] == listener[LENGTH]) {
                int found = Arrays.binarySearch(upTo, random.nextDouble() * sum);
                int rank = Math.min(SONGS - 1, found < 0 ? -found - 1 : found);
                listener[SONG] = isChanging && at >= requests / 2 ? (rank + 37) % SONGS : rank;
                listener[LENGTH] = random.chance(SKIP_PERMILLE) ? 1 + random.nextInt(SEGMENTS - 1) : SEGMENTS;
                listener[HEARD] = 0;
            }
            asked[at++] = listener[SONG] * SEGMENTS + listener[HEARD]++;
        }
        return asked;
    }

    /** Paths of segments. */
    public static List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (int song = 0; song < SONGS; song++) {
            for (int segment = 0; segment < SEGMENTS; segment++) {
                paths.add("/hls/s" + song + "/r1/128k/" + segment + ".ts");
            }
        }
        return paths;
    }

    /** How many requests of the last four fifths a cache answers. */
    public static int hits(SegmentCache cache, int[] asked, List<String> paths) {
        CacheEntry entry = new CacheEntry(200, new Body("e", BYTES), Long.MAX_VALUE);
        int hits = 0;
        for (int at = 0; at < asked.length; at++) {
            String path = paths.get(asked[at]);
            if (cache.get(path).isPresent()) {
                hits += at >= asked.length / 5 ? 1 : 0;
            } else {
                cache.put(path, entry);
            }
        }
        return hits;
    }

    /**
     * The same for the best of all caches (Belady): it keeps what will be asked for soonest, and lets in nothing else.
     */
    public static int bestHits(int[] asked) {
        int[] next = new int[asked.length];
        Map<Integer, Integer> seen = new HashMap<>();
        for (int at = asked.length - 1; at >= 0; at--) {
            Integer later = seen.put(asked[at], at);
            next[at] = later == null ? Integer.MAX_VALUE - asked[at] : later;
        }
        int capacity = (int) (CAPACITY / BYTES);
        TreeSet<Integer> kept = new TreeSet<>();
        int hits = 0;
        for (int at = 0; at < asked.length; at++) {
            if (kept.remove(at)) {
                hits += at >= asked.length / 5 ? 1 : 0;
            }
            kept.add(next[at]);
            if (kept.size() > capacity) {
                kept.removeLast();
            }
        }
        return hits;
    }
}
