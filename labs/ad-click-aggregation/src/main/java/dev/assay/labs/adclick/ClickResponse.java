package dev.assay.labs.adclick;

/**
 * The answer.
 *
 * @param status 302, or 404 if there is no such ad
 * @param location where the browser goes; {@code null} with 404
 * @param tracked whether the click is in the log for certain
 */
public record ClickResponse(int status, String location, boolean tracked) {}
