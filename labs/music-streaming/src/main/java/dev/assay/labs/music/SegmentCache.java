package dev.assay.labs.music;

import java.util.Optional;

/**
 * Keeps entries by path up to a capacity. Which ones it keeps is its art; how fresh they are is not its business. Used
 * by one fiber at a time, without waiting. Each method takes amortised constant or logarithmic time.
 */
public interface SegmentCache {
    /**
     * The entry that was last put for a path, if it is kept. Counts as a use.
     *
     * @throws IllegalArgumentException if the path is {@code null}
     */
    Optional<CacheEntry> get(String path);

    /**
     * Puts an entry. It may be refused if something would have to go for it, and must be kept if nothing would. What
     * was kept for the path before is gone in any case.
     *
     * @throws IllegalArgumentException if an argument is {@code null}
     */
    void put(String path, CacheEntry entry);

    /** What the entries weigh together, at most the capacity. */
    long usedBytes();
}
