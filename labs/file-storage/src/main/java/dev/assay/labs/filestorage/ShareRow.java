package dev.assay.labs.filestorage;

/**
 * What another user may do in a namespace.
 *
 * @param role not {@link Role#OWNER}
 */
public record ShareRow(Role role) {}
