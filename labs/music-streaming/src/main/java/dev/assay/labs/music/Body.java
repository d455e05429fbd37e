package dev.assay.labs.music;

/**
 * What a path led to. The tests send no bytes, only what tells bodies apart.
 *
 * @param etag names its version
 * @param length bytes, at least 0
 */
public record Body(String etag, int length) {}
