package dev.assay.exam.protocol;

/**
 * The child has understood its order.
 *
 * @param javaVersion the Java that it runs on
 */
public record Ready(String javaVersion) implements Frame {}
