package dev.assay.labs.adclick;

/**
 * How far a writer has come.
 *
 * @param next the offset of the first result that is not yet stored
 */
public record WriterPosition(long next) {}
