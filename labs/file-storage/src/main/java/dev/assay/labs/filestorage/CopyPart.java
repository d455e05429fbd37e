package dev.assay.labs.filestorage;

/**
 * A part that the store copies from the old object.
 *
 * @param sourceOffset the first byte in the old object
 */
public record CopyPart(long sourceOffset, long length) implements PartOp {}
