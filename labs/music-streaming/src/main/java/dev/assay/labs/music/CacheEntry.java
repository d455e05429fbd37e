package dev.assay.labs.music;

/**
 * What is cached for a path.
 *
 * @param status 200 or 404
 * @param body of a 200; {@code null} for a 404
 * @param expiresAtMs from this moment on it is no longer fresh
 */
public record CacheEntry(int status, Body body, long expiresAtMs) {
    /** What it takes of a cache's capacity: its body's length, at least 1. */
    public long weight() {
        return body == null ? 1 : Math.max(1, body.length());
    }
}
