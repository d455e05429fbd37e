package dev.assay.labs.adclick;

/** A partition's count in the database. */
public record StoredRow(Tier tier, long count) {}
