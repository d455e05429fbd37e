package dev.assay.labs.ratelimiter;

import java.util.List;

/**
 * Limits requests of one kind.
 *
 * @param domain whose requests, not empty in a valid rule
 * @param descriptors what is asked of a request's attributes; no attribute twice in a valid rule
 * @param algorithm how is counted
 * @param limit permits in a window, at least 1 in a valid rule
 * @param windowMs the window, at least 1 ms in a valid rule
 */
public record Rule(String domain, List<Descriptor> descriptors, Algorithm algorithm, long limit, long windowMs) {
    /** Copies the list. */
    public Rule {
        descriptors = List.copyOf(descriptors);
    }
}
