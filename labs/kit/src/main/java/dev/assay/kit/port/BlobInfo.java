package dev.assay.kit.port;

/**
 * What a store of blobs knows of one.
 *
 * @param key its key
 * @param size bytes
 * @param generation grows with every put and touch of any blob
 * @param modifiedAt when it was last put or touched, milliseconds on the store's clock
 */
public record BlobInfo(String key, long size, long generation, long modifiedAt) {}
