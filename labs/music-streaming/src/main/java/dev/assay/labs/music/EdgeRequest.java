package dev.assay.labs.music;

/**
 * A listener asks for something.
 *
 * @param path what for
 * @param cookie {@code null} if there is none
 */
public record EdgeRequest(String path, SignedCookie cookie) {}
