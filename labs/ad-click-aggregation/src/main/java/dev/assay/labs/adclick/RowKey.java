package dev.assay.labs.adclick;

import dev.assay.kit.port.Keys;

/**
 * What a count is about.
 *
 * @param windowStartMs the window's beginning
 * @param filterId which clicks; 0 stands for all
 */
public record RowKey(String adId, long windowStartMs, int filterId) {
    /** The id of a partition's row of {@link Tables#ROWS}; at most 200 characters if the ad's is at most 160. */
    public String rowId(int partition) {
        return Keys.number(windowStartMs) + "/" + filterId + "/" + partition + "/" + adId;
    }
}
