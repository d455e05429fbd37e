package dev.assay.labs.music;

/**
 * How long an edge remembers.
 *
 * @param negativeTtlMs how long a 404 is fresh, at least 1
 * @param staleIfErrorMs how long after it has expired a body is better than an error, at least 0
 */
public record EdgeConfig(long negativeTtlMs, long staleIfErrorMs) {
    /** @throws IllegalArgumentException if a number is out of its range */
    public EdgeConfig {
        if (negativeTtlMs < 1 || staleIfErrorMs < 0) {
            throw new IllegalArgumentException("no edge: " + negativeTtlMs + " ms, " + staleIfErrorMs + " ms");
        }
    }
}
