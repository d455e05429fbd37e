package dev.assay.labs.music;

/**
 * An origin's answer.
 *
 * @param status 200, 304 (not modified), 404, or 500 and above
 * @param body of a 200; {@code null} otherwise
 * @param maxAgeMs of a 200 or 304: how long it is fresh from now on; else 0
 */
public record OriginResponse(int status, Body body, long maxAgeMs) {}
