package dev.assay.labs.adclick;

import java.util.List;

/** The ads with most clicks in a window: by count, largest first, then by ad. */
public record TopN(long windowStartMs, int filterId, List<AdCount> top) {
    /** Keeps a copy. */
    public TopN {
        top = List.copyOf(top);
    }
}
