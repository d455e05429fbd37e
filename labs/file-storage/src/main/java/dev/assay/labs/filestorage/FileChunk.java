package dev.assay.labs.filestorage;

/**
 * A piece of a file.
 *
 * @param hash what it is stored under: its bytes' SHA-256, see {@link Digest}
 * @param length bytes, at least 1
 */
public record FileChunk(String hash, int length) {}
