package dev.assay.labs.filestorage;

/**
 * A part that is sent.
 *
 * @param targetOffset the first byte in the new object
 */
public record UploadPart(long targetOffset, long length) implements PartOp {}
