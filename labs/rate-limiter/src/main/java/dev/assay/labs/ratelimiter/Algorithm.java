package dev.assay.labs.ratelimiter;

/** Which algorithm a rule asks for. */
public enum Algorithm {
    /** Permits are counted in windows [i*W, (i+1)*W). */
    FIXED_WINDOW,
    /** Permits of the last W milliseconds are counted. */
    SLIDING_LOG
}
