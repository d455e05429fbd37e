package dev.assay.labs.adclick;

import java.util.List;

/**
 * Adds up partitions' partial counts and finds each window's top ads. Takes {@link Tier#FINAL} rows only. Memory for a window is given back
 * when the window is told.
 */
public interface Reducer {
    /**
     * Takes the next result of a partition. Results of one partition come in their order, partitions mixed in any way.
     *
     * @return what is complete now: windows with {@code end + allowedLatenessMs <=} the smallest of all partitions' latest progress, each once,
     *     ascending by window, then by filter; those without a row are left out
     * @throws IllegalArgumentException if the result is {@code null} or its partition is not there
     */
    List<TopN> accept(Result result);
}
