package dev.assay.bench;

import dev.assay.labs.filestorage.CdcParams;
import dev.assay.labs.filestorage.Chunker;
import dev.assay.labs.filestorage.Gear;
import filestorage.Solution;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.CRC32;

/**
 * Where the limits of the file storage lab's test A3 come from: how many new chunks and bytes an edit of one byte makes, by chunkers that
 * are right and by chunkers that are not. Ends with exit code 1 unless every right one stays a quarter below the limits and every wrong
 * one is at twice one of them: {@code mvn -q -Pbench -pl solutions -am -DskipTests verify -Dbench.main=dev.assay.bench.ChunkerMargins}.
 */
public final class ChunkerMargins {
    private static final double MOST_CHUNKS = 2.0;
    private static final double MOST_BYTES = 24_576;
    private static final double ROOM = 0.75;
    private static final int FILES = 20;
    private static final int EDITS = 20;
    private static final int FILE = 1 << 20;
    private static final CdcParams PARAMS = new CdcParams(2_048, 8_192, 65_536);
    private static final long MASK = (PARAMS.avg() - 1L) << (64 - Integer.numberOfTrailingZeros(PARAMS.avg()));
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private ChunkerMargins() {}

    /** Finds where the chunk that begins at a byte ends. */
    @FunctionalInterface
    private interface Cutter {
        int end(byte[] data, int start, int first, int last);
    }

    private static Chunker chunker(Cutter cutter) {
        return data -> {
            int[] cuts = new int[data.length / PARAMS.min() + 1];
            int count = 0;
            for (int start = 0; start < data.length; count++) {
                int last = Math.min(start + PARAMS.max(), data.length);
                start = cutter.end(data, start, Math.min(start + PARAMS.min(), last), last);
                cuts[count] = start;
            }
            return Arrays.copyOf(cuts, count);
        };
    }

    private static int normalised(byte[] data, int start, int first, int last) {
        long hash = 0;
        for (int i = first; i < last; i++) {
            hash = (hash << 1) + Gear.of(data[i] & 0xff);
            if ((hash & (i < start + PARAMS.avg() ? MASK | MASK >>> 2 : MASK << 2)) == 0) {
                return i + 1;
            }
        }
        return last;
    }

    private static int rabin(byte[] data, int start, int first, int last) {
        int window = 48;
        long leaving = 1;
        for (int i = 0; i < window; i++) {
            leaving *= PRIME;
        }
        long hash = 0;
        int from = Math.max(start, first - window);
        for (int i = from; i < last; i++) {
            hash = hash * PRIME + (data[i] & 0xff) + 1;
            if (i - window >= from) {
                hash -= leaving * ((data[i - window] & 0xff) + 1);
            }
            if (i >= first && (hash & MASK) == 0) {
                return i + 1;
            }
        }
        return last;
    }

    private static int extremum(byte[] data, int start, int first, int last) {
        int way = (int) (PARAMS.avg() / (Math.E - 1));
        long hash = 0;
        long most = Long.MIN_VALUE;
        int where = first;
        for (int i = first; i < last; i++) {
            hash = (hash << 8) + (data[i] & 0xff);
            if (i == first || hash * PRIME > most) {
                most = hash * PRIME;
                where = i;
            } else if (i - where == way) {
                return i + 1;
            }
        }
        return last;
    }

    private static int onOffsets(byte[] data, int start, int first, int last) {
        return Math.min(last, Math.max(first, (start / PARAMS.avg() + 1) * PARAMS.avg()));
    }

    /** New chunks and bytes of edits, on average, and the most chunks. */
    private record Cost(double chunks, int most, double bytes) {}

    private static long name(byte[] data, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(data, from, to - from);
        return (long) (to - from) << 32 | crc.getValue();
    }

    private static Cost cost(Chunker chunker, int kind) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(kind);
        long chunks = 0;
        long bytes = 0;
        int most = 0;
        byte[] data = new byte[FILE];
        for (int file = 0; file < FILES; file++) {
            random.nextBytes(data);
            Set<Long> known = new HashSet<>();
            int from = 0;
            for (int end : chunker.cuts(data)) {
                known.add(name(data, from, end));
                from = end;
            }
            for (int edit = 0; edit < EDITS; edit++) {
                byte[] edited = edited(data, kind, random.nextInt(FILE), (byte) random.nextInt(256));
                int fresh = 0;
                from = 0;
                for (int end : chunker.cuts(edited)) {
                    if (!known.contains(name(edited, from, end))) {
                        fresh++;
                        bytes += end - from;
                    }
                    from = end;
                }
                chunks += fresh;
                most = Math.max(most, fresh);
            }
        }
        double edits = FILES * EDITS;
        return new Cost(chunks / edits, most, bytes / edits);
    }

    private static byte[] edited(byte[] data, int kind, int at, byte value) {
        int grown = kind == 1 ? 1 : 0;
        int gone = kind == 2 ? 1 : 0;
        byte[] edited = new byte[data.length + grown - gone];
        System.arraycopy(data, 0, edited, 0, at);
        System.arraycopy(data, at + gone, edited, at + grown, data.length - at - gone);
        if (kind == 0) {
            edited[at] ^= (byte) (value | 1);
        } else if (kind == 1) {
            edited[at] = value;
        }
        return edited;
    }

    /** Prints the table; arguments are ignored. */
    public static void main(String[] arguments) {
        Map<String, Chunker> right = new LinkedHashMap<>();
        right.put("reference", new Solution().contentChunker(PARAMS));
        right.put("normalised", chunker(ChunkerMargins::normalised));
        right.put("Rabin-Karp", chunker(ChunkerMargins::rabin));
        right.put("extremum", chunker(ChunkerMargins::extremum));
        Map<String, Chunker> wrong = new LinkedHashMap<>();
        wrong.put("fixed sizes", new Solution().fixedChunker(PARAMS.avg()));
        wrong.put("on offsets", chunker(ChunkerMargins::onOffsets));
        boolean isWide = true;
        System.out.println("| chunker | edit | new chunks | at most | new bytes |\n|---|---|---|---|---|");
        for (Map.Entry<String, Chunker> entry : right.entrySet()) {
            isWide &= worst(entry) <= ROOM;
        }
        for (Map.Entry<String, Chunker> entry : wrong.entrySet()) {
            isWide &= worst(entry) >= 2;
        }
        System.out.println(isWide ? "The limits, " + MOST_CHUNKS + " chunks and " + MOST_BYTES + " bytes, have room on both sides."
                : "The limits have too little room.");
        if (!isWide) {
            System.exit(1);
        }
    }

    /** How near to a limit, or how far beyond one, the average over the kinds of edits is. */
    private static double worst(Map.Entry<String, Chunker> entry) {
        double chunks = 0;
        double bytes = 0;
        String[] kinds = {"change", "insert", "delete"};
        for (int kind = 0; kind < kinds.length; kind++) {
            Cost cost = cost(entry.getValue(), kind);
            System.out.printf(Locale.ROOT, "| %s | %s | %.2f | %d | %.0f |%n", entry.getKey(), kinds[kind], cost.chunks(), cost.most(), cost.bytes());
            chunks += cost.chunks() / kinds.length;
            bytes += cost.bytes() / kinds.length;
        }
        return Math.max(chunks / MOST_CHUNKS, bytes / MOST_BYTES);
    }
}
