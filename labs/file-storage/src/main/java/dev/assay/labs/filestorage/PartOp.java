package dev.assay.labs.filestorage;

/** One part of a new object. */
public sealed interface PartOp permits CopyPart, UploadPart {
    /** Bytes, at least 1. */
    long length();
}
