package dev.assay.exam.protocol;

/**
 * A test was not run, because one that it needs has not passed.
 *
 * @param testId the test's id
 * @param unmetNeed the id of the first needed test that has not passed
 */
public record Skipped(String testId, String unmetNeed) implements Frame {}
