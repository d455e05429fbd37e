package dev.assay.labs.raft;

/**
 * What a server believes about itself.
 *
 * @param role its role, not null
 * @param term its current term, at least 0
 */
public record RaftStatus(Role role, long term) {}
