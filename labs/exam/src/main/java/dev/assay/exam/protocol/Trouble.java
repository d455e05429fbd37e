package dev.assay.exam.protocol;

/**
 * The child cannot do what it is asked for, and gives up. It is never the submission's fault.
 *
 * @param text what is wrong, where, and the way out
 */
public record Trouble(String text) implements Frame {}
