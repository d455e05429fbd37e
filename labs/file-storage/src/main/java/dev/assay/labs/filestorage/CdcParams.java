package dev.assay.labs.filestorage;

/**
 * How large chunks of content-defined chunking are, in bytes.
 *
 * @param min at least 64
 * @param avg a power of two, at least {@code min}: beyond {@code min}, one byte in so many ends a chunk
 * @param max at least {@code avg}
 */
public record CdcParams(int min, int avg, int max) {
    /** @throws IllegalArgumentException if a number is out of range */
    public CdcParams {
        if (min < 64 || avg < min || max < avg || Integer.bitCount(avg) != 1) {
            throw new IllegalArgumentException("64 <= min <= avg <= max and avg a power of two, not: " + min + ", " + avg + ", " + max);
        }
    }
}
