package dev.assay.labs.filestorage;

import java.util.List;

/**
 * What a file is made of.
 *
 * @param chunks in order; one may occur several times
 * @param size bytes, the sum of the chunks' lengths
 * @param hash SHA-256 of the whole content
 */
public record Manifest(List<FileChunk> chunks, long size, String hash) {}
