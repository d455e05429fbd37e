package dev.assay.labs.ratelimiter;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What its sender knows of a window: absolute numbers, never differences, so that a message that comes twice or late does no harm.
 *
 * @param window the window's index: its begin divided by its length
 * @param admitted for each key, how many requests each region has admitted, by region
 */
public record Counts(long window, Map<String, List<Long>> admitted) implements EdgeMessage {
    /** Copies everything. */
    public Counts {
        Map<String, List<Long>> copy = new TreeMap<>();
        admitted.forEach((key, numbers) -> copy.put(key, List.copyOf(numbers)));
        admitted = Collections.unmodifiableMap(copy);
    }
}
