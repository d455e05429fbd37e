package dev.assay.labs.filestorage;

/**
 * What an object store asks of uploads in parts. S3: 5 MiB, 5 GiB, 10,000.
 *
 * @param minPart every part but the last has at least so many bytes
 * @param maxPart and every part at most so many
 * @param maxParts at most so many parts
 */
public record PartLimits(long minPart, long maxPart, int maxParts) {
    /** @throws IllegalArgumentException if {@code minPart} or {@code maxParts} is less than 1, or {@code maxPart} less than {@code minPart} */
    public PartLimits {
        if (minPart < 1 || maxPart < minPart || maxParts < 1) {
            throw new IllegalArgumentException("parts of " + minPart + " to " + maxPart + " bytes, at most " + maxParts);
        }
    }
}
