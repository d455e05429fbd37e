package dev.assay.labs.filestorage.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.exam.Work;
import dev.assay.labs.filestorage.CdcParams;
import dev.assay.labs.filestorage.Chunker;
import dev.assay.labs.filestorage.FileStorageSolution;
import dev.assay.simulator.RandomStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * Cuts, and what edits do to them. Limits on new chunks and bytes lie at least a quarter above the worst correct chunker that was
 * measured and far below the wrong ones: see ChunkerMargins in the benchmarks of solutions.
 */
@Part(id = "A", title = "Chunking")
final class Chunking {
    private static final CdcParams PARAMS = new CdcParams(2_048, 8_192, 65_536);
    private static final int FILE = 128 << 10;
    private static final double MOST_NEW_CHUNKS = 2.0;
    private static final int FILES = 6;
    private static final int EDITS = 5;
    private static final int PAIRS = 4;
    private static final int MOST_NEW_CHUNKS_ONCE = 12;
    private static final double MOST_NEW_BYTES = 24_576;

    /** Random bytes. */
    static byte[] random(RandomStream random, int length) {
        byte[] data = new byte[length];
        long state = random.nextBits();
        for (int i = 0; i < length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            data[i] = (byte) (state >>> 56);
        }
        return data;
    }

    private static int[] cuts(Chunker chunker, byte[] data) {
        int[] cuts = chunker.cuts(data.clone());
        Expect.that("API", cuts != null, "cuts answers null.");
        return cuts.clone();
    }

    private static void partition(String what, int[] cuts, int length, int min, int max) {
        int from = 0;
        for (int i = 0; i < cuts.length; i++) {
            int size = cuts[i] - from;
            Expect.that("bounds", size > 0, what + ": chunk " + i + " has " + size + " bytes.");
            Expect.that("bounds", size <= max, what + ": chunk " + i + " has " + size + " bytes, max is " + max + ".");
            Expect.that("bounds", size >= min || i == cuts.length - 1, what + ": chunk " + i + " has " + size + " bytes, min is " + min + ".");
            from = cuts[i];
        }
        Expect.that("partition", from == length, length == 0 ? "cuts([]) must be empty."
                : what + ": the last cut is " + from + ", the length " + length + ".");
    }

    /** What a file's chunks are, by length and content. */
    private static Set<Long> chunks(byte[] data, int[] cuts) {
        Set<Long> chunks = new HashSet<>();
        int from = 0;
        for (int end : cuts) {
            chunks.add(chunk(data, from, end));
            from = end;
        }
        return chunks;
    }

    private static long chunk(byte[] data, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(data, from, to - from);
        return (long) (to - from) << 32 | crc.getValue();
    }

    /** How many of a file's chunks are not among others, and how many bytes they have. */
    private record Fresh(int chunks, long bytes) {
        static Fresh of(byte[] data, int[] cuts, Set<Long> known) {
            int count = 0;
            long bytes = 0;
            int from = 0;
            for (int end : cuts) {
                if (!known.contains(chunk(data, from, end))) {
                    count++;
                    bytes += end - from;
                }
                from = end;
            }
            return new Fresh(count, bytes);
        }
    }

    private static byte[] edited(byte[] data, int kind, int at, byte value) {
        byte[] edited = Arrays.copyOf(data, data.length + (kind == 1 ? 1 : kind == 2 ? -1 : 0));
        if (kind == 0) {
            edited[at] ^= (byte) (value | 1);
        } else if (kind == 1) {
            System.arraycopy(data, at, edited, at + 1, data.length - at);
            edited[at] = value;
        } else {
            System.arraycopy(data, at + 1, edited, at, data.length - at - 1);
        }
        return edited;
    }

    @Test
    @Check(
            id = "A1",
            title = "Chunks are as long as they should be, for every input",
            points = 4,
            schedules = 2,
            hint = "No bytes, one byte, all zeros, bytes above 127. The same bytes are cut the same, whatever came before.")
    void bounds(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("inputs");
            for (CdcParams params : new CdcParams[] {PARAMS, new CdcParams(64, 64, 64), new CdcParams(64, 256, 1_000), new CdcParams(100, 128, 300)}) {
                Chunker chunker = solution.contentChunker(params);
                int large = params.max() * 2 + 5;
                for (int length : new int[] {0, 1, params.min() - 1, params.min(), params.min() + 1, params.max() - 1, params.max(),
                        params.max() + 1, large, 1 + random.nextInt(large)}) {
                    for (int kind = 0; kind < 4; kind++) {
                        byte[] data = random(random, length);
                        for (int i = 0; i < length; i++) {
                            data[i] = kind == 0 ? data[i] : kind == 1 ? 0 : kind == 2 ? (byte) (data[i] | 0x80) : (byte) ('a' + (data[i] & 15));
                        }
                        String what = (kind == 1 ? "Zeros" : kind == 2 ? "Bytes above 127" : kind == 3 ? "Text" : "Random bytes") + ", " + length
                                + " of them, cut by (" + params.min() + ", " + params.avg() + ", " + params.max() + ")";
                        int[] cuts = cuts(chunker, data);
                        partition(what, cuts, length, params.min(), params.max());
                        if (length < 3 * params.max()) {
                            Expect.that("pure", Arrays.equals(cuts, cuts(solution.contentChunker(params), data)),
                                    what + ": a new chunker cuts elsewhere than one that has cut other files before.");
                        }
                    }
                }
            }
            int size = 1 + random.nextInt(300);
            for (int length : new int[] {0, 1, size - 1, size, size + 1, 7 * size, 7 * size + random.nextInt(size)}) {
                int[] cuts = cuts(solution.fixedChunker(size), new byte[length]);
                partition("Fixed chunks of " + size + ", " + length + " bytes", cuts, length, size, size);
            }
        });
    }

    @Test
    @Check(
            id = "A2",
            title = "On random data chunks have about the average size, and not all the same",
            points = 1,
            schedules = 1,
            hint = "One byte in avg ends a chunk: how many bits must be zero?")
    void mean(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            byte[] data = random(schedule.stream("data"), 2 << 20);
            int[] cuts = cuts(solution.contentChunker(PARAMS), data);
            long mean = data.length / Math.max(1, cuts.length);
            Expect.that("mean", mean >= 4_096 && mean <= 16_384, "Chunks of random data have " + mean + " bytes on average; avg is 8192."
                    + (mean > 16_384 ? " Does the hash never match?" : ""));
            Set<Integer> lengths = new HashSet<>();
            for (int i = 0; i + 2 < cuts.length; i++) {
                lengths.add(cuts[i + 1] - cuts[i]);
            }
            Expect.that("mean", lengths.size() > cuts.length / 4, "Chunks of random data have only " + lengths.size() + " different lengths.");
            CdcParams small = new CdcParams(64, 1_024, 16_384);
            long other = (1 << 20) / Math.max(1, cuts(solution.contentChunker(small), Arrays.copyOf(data, 1 << 20)).length);
            Expect.that("mean", other >= 512 && other <= 2_048, "Chunks of random data have " + other + " bytes on average; avg is 1024.");
        });
    }

    @Test
    @Check(
            id = "A3",
            title = "An edit of one byte makes one or two new chunks",
            points = 4,
            hint = "Behind the edit the old cuts must be found again: nothing may depend on the position in the file.")
    void edits(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            long[] sums = new long[3];
            for (int file = 0; file < FILES; file++) {
                edits(solution, schedule.stream("edits", file), sums);
            }
            double chunks = (double) sums[1] / sums[0];
            double bytes = (double) sums[2] / sums[0];
            Expect.that("locality", chunks <= MOST_NEW_CHUNKS, "An edit of one byte makes " + Math.round(chunks * 10) / 10.0
                    + " new chunks on average.");
            Expect.that("locality", bytes <= MOST_NEW_BYTES, "An edit of one byte makes " + Math.round(bytes) + " new bytes on average.");
        });
    }

    private static void edits(FileStorageSolution solution, RandomStream random, long[] sums) {
        Chunker chunker = solution.contentChunker(PARAMS);
        byte[] data = random(random, FILE);
        Set<Long> known = chunks(data, cuts(chunker, data));
        for (int kind = 0; kind < 3; kind++) {
            for (int i = 0; i < EDITS; i++) {
                int at = random.nextInt(FILE);
                byte[] edited = edited(data, kind, at, (byte) random.nextInt(256));
                int[] cuts = cuts(chunker, edited);
                Fresh fresh = Fresh.of(edited, cuts, known);
                Expect.that("locality", fresh.chunks() <= MOST_NEW_CHUNKS_ONCE, (kind == 0 ? "A changed byte" : kind == 1 ? "An inserted byte"
                        : "A deleted byte") + " at " + at + " changed " + fresh.chunks() + " of " + cuts.length
                        + " chunks: do cuts depend on the position in the file?");
                sums[0]++;
                sums[1] += fresh.chunks();
                sums[2] += fresh.bytes();
            }
        }
    }

    @Test
    @Check(
            id = "A4",
            title = "A large file, one byte put before it and a kilobyte behind it",
            points = 2,
            hint = "The chunks in the middle are the same.")
    void large(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("data");
            Chunker chunker = solution.contentChunker(PARAMS);
            byte[] data = random(random, 1 << 20);
            Set<Long> known = chunks(data, cuts(chunker, data));
            byte[] before = edited(data, 1, 0, (byte) 7);
            byte[] behind = Arrays.copyOf(data, data.length + 1_024);
            for (byte[] changed : new byte[][] {before, behind}) {
                Fresh fresh = Fresh.of(changed, cuts(chunker, changed), known);
                String what = changed == before ? "One byte put before 1 MiB" : "1,024 bytes put behind 1 MiB";
                Expect.that("locality", fresh.chunks() <= MOST_NEW_CHUNKS_ONCE && fresh.bytes() <= 131_072, what + " made " + fresh.chunks()
                        + " new chunks with " + fresh.bytes() + " bytes.");
            }
        });
    }

    @Test
    @Check(
            id = "A5",
            title = "Chunking takes at most 120 units of work a byte",
            points = 2,
            schedules = 1,
            hint = "A rolling hash is carried from byte to byte; what leaves the window is taken out of it.")
    void work(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            byte[] data = random(schedule.stream("data"), FILE);
            Chunker chunker = solution.contentChunker(PARAMS);
            Work work = Work.of(() -> chunker.cuts(data));
            long times = work.steps() / (120L * FILE);
            Expect.that("work", times < 1, "Chunking takes " + (times + 1) + " times the work that is allowed: is the window hashed anew at every byte?");
        });
    }

    @Test
    @Check(
            id = "A6",
            title = "What two files have in common is found, wherever it stands",
            points = 2,
            hint = "Half a megabyte that stands in another file begins to be cut the same after a chunk or two.")
    void shared(FileStorageSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            long[] sums = new long[2];
            for (int pair = 0; pair < PAIRS; pair++) {
                shared(solution.contentChunker(PARAMS), schedule.stream("data", pair), sums);
            }
            Expect.that("locality", sums[0] * 100 >= sums[1] * 85, "Of what two files have in common, only " + sums[0] * 100 / sums[1]
                    + " % are in common chunks.");
        });
    }

    private static void shared(Chunker chunker, RandomStream random, long[] sums) {
        byte[] common = random(random, 450_000);
        byte[] one = joined(random(random, 20_000 + random.nextInt(60_000)), common, random(random, 50_000));
        byte[] other = joined(random(random, 20_000 + random.nextInt(60_000)), common, random(random, 50_000));
        Fresh fresh = Fresh.of(other, cuts(chunker, other), chunks(one, cuts(chunker, one)));
        sums[0] += other.length - fresh.bytes();
        sums[1] += common.length;
    }

    private static byte[] joined(byte[] first, byte[] second, byte[] third) {
        byte[] all = Arrays.copyOf(first, first.length + second.length + third.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        System.arraycopy(third, 0, all, first.length + second.length, third.length);
        return all;
    }

    @Test
    @Check(id = "A7", title = "What makes no sense is refused", points = 1, hint = "IllegalArgumentException for sizes, NullPointerException for no data.")
    void refusals(FileStorageSolution solution) {
        Expect.refused("A chunk size of 0", IllegalArgumentException.class, () -> solution.fixedChunker(0));
        Expect.refused("A chunk size of -5", IllegalArgumentException.class, () -> solution.fixedChunker(-5));
        Expect.refused("No parameters", IllegalArgumentException.class, () -> solution.contentChunker(null));
        Expect.refused("No data", NullPointerException.class, () -> solution.fixedChunker(4).cuts(null));
        Expect.refused("No data", NullPointerException.class, () -> solution.contentChunker(PARAMS).cuts(null));
        Expect.equal("cuts", "The number of cuts of 5 bytes in chunks of Integer.MAX_VALUE", 1,
                solution.fixedChunker(Integer.MAX_VALUE).cuts(new byte[5]).length);
        Expect.equal("cuts", "The number of cuts of 5 bytes in chunks of at least 2^30 bytes", 1,
                solution.contentChunker(new CdcParams(1 << 30, 1 << 30, Integer.MAX_VALUE)).cuts(new byte[5]).length);
    }
}
