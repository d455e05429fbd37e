package dev.assay.labs.ratelimiter;

/**
 * The request may not pass, and leaves no trace.
 *
 * @param retryAfterMs the smallest number of milliseconds, at least 1, after which the same request would be allowed if nothing else
 *     happened; {@link #NEVER} if it can never be, since it asks for more than the limit
 */
public record Rejected(long retryAfterMs) implements Decision {
    /** It is no use to come again. */
    public static final long NEVER = Long.MAX_VALUE;
}
