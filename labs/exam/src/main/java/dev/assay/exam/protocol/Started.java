package dev.assay.exam.protocol;

/**
 * A test has begun.
 *
 * @param testId the test's id
 */
public record Started(String testId) implements Frame {}
