package dev.assay.labs.filestorage.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.labs.filestorage.Estimates;
import dev.assay.labs.filestorage.FileStorageSolution;
import org.junit.jupiter.api.Test;

/** Capacity questions, within their stated tolerances. */
@Part(id = "Q", title = "Capacity questions")
final class Questions {
    private static void within(String question, double expected, double tolerance, double answer) {
        Expect.that("estimate", Math.abs(answer - expected) <= tolerance, question + ": " + answer + " is not right.");
    }

    private static void percent(String question, double expected, double answer) {
        within(question, expected, expected / 100, answer);
    }

    @Test
    @Check(id = "Q1", title = "All bytes of all users", points = 1, hint = "It does not fit into an int.")
    void bytes(FileStorageSolution solution) {
        Estimates estimates = solution.estimates();
        percent("100 million users with 100 files of 1 MB", 1e16, estimates.totalBytes(100_000_000, 100, 1_000_000));
        percent("10 billion users with 1,000 files of 1 GB", 1e22, estimates.totalBytes(10_000_000_000L, 1_000, 1_000_000_000));
    }

    @Test
    @Check(id = "Q2", title = "Edits a second", points = 1, hint = "A day has 86,400 seconds.")
    void writes(FileStorageSolution solution) {
        Estimates estimates = solution.estimates();
        percent("1 million users with 100 edits a day", 1_157.4, estimates.metadataWritesPerSecond(1_000_000, 100));
        percent("8,640 users with 5 edits a day", 0.5, estimates.metadataWritesPerSecond(8_640, 5));
    }

    @Test
    @Check(id = "Q3", title = "Parts and objects", points = 1, hint = "Round up.")
    void parts(FileStorageSolution solution) {
        Estimates estimates = solution.estimates();
        Expect.equal("estimate", "The largest object of 10,000 parts of 5 MiB", 52_428_800_000L, estimates.maxObjectBytes(5 << 20, 10_000));
        Expect.equal("estimate", "The largest object of 10,000 parts of 5 GiB", 53_687_091_200_000L, estimates.maxObjectBytes(5L << 30, 10_000));
        Expect.equal("estimate", "The least part for 1 TiB in 10,000", 109_951_163L, estimates.minPartBytes(1L << 40, 10_000));
        Expect.equal("estimate", "The least part for 1,000 bytes in 10", 100L, estimates.minPartBytes(1_000, 10));
    }

    @Test
    @Check(id = "Q4", title = "The chunk that an edit strikes", points = 1, hint = "Long chunks are struck more often than short ones.")
    void struck(FileStorageSolution solution) {
        Estimates estimates = solution.estimates();
        within("The chunk that an edit strikes, at least 2,048 and a rest of 8,192", 16_793.6, 840, estimates.expectedChunkHitByEdit(2_048, 8_192));
        within("The chunk that an edit strikes, of 0 and a rest of 1,000", 2_000, 100, estimates.expectedChunkHitByEdit(0, 1_000));
        within("The chunk that an edit strikes, of 4,096 and a rest of 1", 4_097, 205, estimates.expectedChunkHitByEdit(4_096, 1));
    }

    @Test
    @Check(id = "Q5", title = "The index of all chunks", points = 1, hint = "An entry a chunk.")
    void index(FileStorageSolution solution) {
        Estimates estimates = solution.estimates();
        percent("10 PB in chunks of 8 KiB, 48 bytes an entry", 5.86e13, estimates.chunkIndexBytes(1e16, 8_192, 48));
        percent("10 PB in chunks of 4 MiB, 48 bytes an entry", 1.144e11, estimates.chunkIndexBytes(1e16, 4_194_304, 48));
    }

    @Test
    @Check(id = "Q6", title = "Two chunks with the same hash", points = 1, hint = "n squared by twice the number of hashes; take logarithms before it is too small for a double.")
    void collision(FileStorageSolution solution) {
        Estimates estimates = solution.estimates();
        within("The logarithm for 10 PB in chunks of 8 KiB and 256 bits", -53.19, 0.05, estimates.log10CollisionProbability(1e16, 8_192, 256));
        within("The logarithm for 10 PB in chunks of 8 KiB and 160 bits", -24.29, 0.05, estimates.log10CollisionProbability(1e16, 8_192, 160));
        within("The logarithm for 10 PB in chunks of 8 KiB and 2,048 bits", -592.6, 0.05, estimates.log10CollisionProbability(1e16, 8_192, 2_048));
    }
}
