package dev.assay.labs.ratelimiter;

/**
 * What a shared limiter says to a request.
 *
 * @param allowed whether it may pass
 * @param remaining if it may: how many permits are left, as far as the store knows; 0 otherwise
 * @param retryAfterMs if it may not: after how long it is worth trying again, at least 1; {@link Rejected#NEVER} if it never is; 0 for
 *     requests that pass
 * @param degraded whether the store gave no answer, so that the request passed uncounted, for all one knows
 */
public record Verdict(boolean allowed, long remaining, long retryAfterMs, boolean degraded) {}
