package dev.assay.labs.filestorage;

/**
 * A file on a device.
 *
 * @param content its bytes
 * @param revision counts writes on this device: every write to any file gives that file a greater one
 */
public record LocalFile(byte[] content, long revision) {}
