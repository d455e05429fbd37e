package dev.assay.labs.filestorage;

/**
 * The service's settings.
 *
 * @param maxSessionMs an upload stays open at least so long, milliseconds
 * @param quotaBytes so much a user's files may take
 */
public record ServiceConfig(long maxSessionMs, long quotaBytes) {}
