package dev.assay.labs.ratelimiter;

/** What regions tell each other. */
public sealed interface EdgeMessage permits Counts {}
