package dev.assay.labs.music;

/**
 * An edge's answer.
 *
 * @param status 200, 400, 403, 404 or 503
 * @param body of a 200; {@code null} otherwise
 * @param cache where it came from
 */
public record EdgeResponse(int status, Body body, CacheStatus cache) {}
