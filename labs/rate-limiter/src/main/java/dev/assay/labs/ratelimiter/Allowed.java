package dev.assay.labs.ratelimiter;

/**
 * The request may pass, and has been counted.
 *
 * @param remaining the largest number of permits that would be allowed at this moment, at least 0
 */
public record Allowed(long remaining) implements Decision {}
