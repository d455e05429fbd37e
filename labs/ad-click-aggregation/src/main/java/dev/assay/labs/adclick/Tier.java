package dev.assay.labs.adclick;

/** How final a count is. A later tier takes the place of an earlier one. */
public enum Tier {
    /** When the watermark has passed the window's end. */
    FAST,
    /** When the window takes no more clicks. */
    FINAL,
    /** From the whole raw log, later. */
    BATCH
}
