package dev.assay.simulator.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.kit.port.BlobInfo;
import dev.assay.kit.port.Blobs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What {@link Blobs} promises and S3 keeps as well: the simulation is held to it in every build, a server that speaks S3 in profile
 * {@code contracts}. Generations are no part of it, for S3 has none: see {@link SimulatedBlobsTest}.
 */
abstract class BlobsContract {
    /** A store without blobs. */
    interface Bench {
        /** Uses it, as one request would. */
        void use(Consumer<Blobs> work);
    }

    /** A store without blobs. */
    abstract Bench fresh();

    private final Bench bench = fresh();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int length, int seed) {
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++) {
            data[i] = (byte) (i * 31 + (i >> 8) * 7 + seed);
        }
        return data;
    }

    private static List<String> keys(List<BlobInfo> page) {
        return page.stream().map(BlobInfo::key).toList();
    }

    private static void holds(Blobs blobs, String key, byte[] expected) {
        assertArrayEquals(expected, blobs.get(key).orElseThrow());
    }

    @Test
    void whatIsPutIsThereAtOnceAndTheLastWins() {
        bench.use(blobs -> {
            assertEquals(Optional.empty(), blobs.get("a"));
            blobs.put("a", bytes("one"));
            holds(blobs, "a", bytes("one"));
            blobs.put("a", bytes("two"));
            holds(blobs, "a", bytes("two"));
            blobs.put("empty", new byte[0]);
            holds(blobs, "empty", new byte[0]);
        });
    }

    @Test
    void putIfAbsentPutsOnce() {
        bench.use(blobs -> {
            assertTrue(blobs.putIfAbsent("a", bytes("one")));
            assertFalse(blobs.putIfAbsent("a", bytes("two")));
            holds(blobs, "a", bytes("one"));
        });
    }

    @Test
    void bytesAreCopied() {
        bench.use(blobs -> {
            byte[] mine = bytes("one");
            blobs.put("a", mine);
            mine[0] = 0;
            blobs.get("a").orElseThrow()[1] = 0;
            holds(blobs, "a", bytes("one"));
        });
    }

    @Test
    void listsGoByKeyInPages() {
        bench.use(blobs -> {
            for (String key : List.of("b/2", "a/1", "b/10", "b/1", "c", "b/\u00e9", "b/Z")) {
                blobs.put(key, bytes(key));
            }
            assertEquals(List.of("a/1", "b/1", "b/10", "b/2", "b/Z", "b/\u00e9", "c"), keys(blobs.list("", "", 100)));
            assertEquals(List.of("b/1", "b/10"), keys(blobs.list("b/", "", 2)));
            assertEquals(List.of("b/2", "b/Z"), keys(blobs.list("b/", "b/10", 2)));
            assertEquals(List.of("b/2"), keys(blobs.list("b/2", "", 2)));
            assertEquals(List.of(), keys(blobs.list("b/", "b/\u00e9", 2)));
            assertEquals(List.of(), keys(blobs.list("d", "", 2)));
            assertEquals(4, blobs.list("b/10", "", 1).getFirst().size());
        });
    }

    @Test
    void aPageHasAThousandAtMost() {
        bench.use(blobs -> {
            IntStream.range(0, 1_003).forEach(i -> blobs.put("k" + (10_000 + i), new byte[1]));
            List<BlobInfo> first = blobs.list("k", "", 5_000);
            assertEquals(1_000, first.size());
            assertEquals(List.of("k11000", "k11001", "k11002"), keys(blobs.list("k", first.getLast().key(), 5_000)));
        });
    }

    @Test
    void touchKeepsTheBytes() {
        bench.use(blobs -> {
            assertFalse(blobs.touch("a"));
            blobs.put("a", bytes("one"));
            assertTrue(blobs.touch("a"));
            holds(blobs, "a", bytes("one"));
        });
    }

    @Test
    void partsMakeABlobInTheOrderOfTheirNumbers() {
        bench.use(blobs -> {
            byte[] first = bytes(Blobs.LEAST_PART, 1);
            byte[] last = bytes(100, 2);
            String upload = blobs.begin("big");
            blobs.putPart(upload, 7, last);
            blobs.putPart(upload, 2, last);
            blobs.putPart(upload, 2, first);
            assertEquals(Optional.empty(), blobs.get("big"));
            assertEquals(List.of(), blobs.list("", "", 10));
            blobs.complete(upload);
            byte[] all = Arrays.copyOf(first, first.length + last.length);
            System.arraycopy(last, 0, all, first.length, last.length);
            holds(blobs, "big", all);
        });
    }

    @Test
    void onlyTheLastPartMayBeSmall() {
        bench.use(blobs -> {
            String upload = blobs.begin("big");
            blobs.putPart(upload, 1, bytes(Blobs.LEAST_PART - 1, 1));
            blobs.putPart(upload, 2, bytes(10, 1));
            assertThrows(IllegalArgumentException.class, () -> blobs.complete(upload));
            assertEquals(Optional.empty(), blobs.get("big"));
        });
    }

    @Test
    void partsAreCopiedFromAnotherBlob() {
        bench.use(blobs -> {
            byte[] old = bytes(Blobs.LEAST_PART + 1_000, 3);
            blobs.put("old", old);
            String upload = blobs.begin("new");
            blobs.copyPart(upload, 1, "old", 500, Blobs.LEAST_PART);
            blobs.copyPart(upload, 2, "old", old.length - 10, 10);
            assertThrows(IllegalArgumentException.class, () -> blobs.copyPart(upload, 3, "old", old.length - 9, 10));
            assertThrows(IllegalArgumentException.class, () -> blobs.copyPart(upload, 3, "none", 0, 10));
            blobs.complete(upload);
            byte[] all = Arrays.copyOfRange(old, 500, 500 + Blobs.LEAST_PART + 10);
            System.arraycopy(old, old.length - 10, all, Blobs.LEAST_PART, 10);
            holds(blobs, "new", all);
        });
    }

    @Test
    void whatIsAbortedIsGone() {
        bench.use(blobs -> {
            blobs.put("a", bytes("one"));
            String upload = blobs.begin("a");
            blobs.putPart(upload, 1, bytes("two"));
            blobs.abort(upload);
            assertThrows(IllegalArgumentException.class, () -> blobs.complete(upload));
            holds(blobs, "a", bytes("one"));
        });
    }

    @Test
    void misuseIsRefused() {
        bench.use(blobs -> {
            List<Runnable> wrong = new ArrayList<>(List.of(
                    () -> blobs.put(null, new byte[0]), () -> blobs.put("", new byte[0]), () -> blobs.put("a", null),
                    () -> blobs.put("x".repeat(501), new byte[0]), () -> blobs.putIfAbsent("a", null), () -> blobs.get(null),
                    () -> blobs.touch(null), () -> blobs.list(null, "", 1), () -> blobs.list("", null, 1), () -> blobs.list("", "", 0),
                    () -> blobs.deleteIf(null, 1), () -> blobs.begin(null), () -> blobs.complete(null), () -> blobs.abort(null)));
            String upload = blobs.begin("a");
            wrong.add(() -> blobs.putPart(upload, 0, new byte[1]));
            wrong.add(() -> blobs.putPart(upload, Blobs.MOST_PARTS + 1, new byte[1]));
            wrong.add(() -> blobs.putPart(null, 1, new byte[1]));
            wrong.add(() -> blobs.putPart(upload, 1, null));
            wrong.add(() -> blobs.copyPart(upload, 1, "a", -1, 1));
            wrong.add(() -> blobs.copyPart(upload, 1, "a", 0, 0));
            wrong.add(() -> blobs.complete(upload));
            for (int i = 0; i < wrong.size(); i++) {
                assertThrows(IllegalArgumentException.class, wrong.get(i)::run, "number " + i);
            }
            assertEquals(List.of(), blobs.list("", "", 10));
        });
    }
}
