package dev.assay.labs.filestorage;

/**
 * The collector's settings, in milliseconds.
 *
 * @param maxSessionMs an upload older than this may be aborted
 * @param graceMs a chunk that was put or touched within this time before a collection stays; more than {@code maxSessionMs}
 */
public record GcConfig(long maxSessionMs, long graceMs) {}
