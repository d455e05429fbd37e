package dev.assay.labs.ratelimiter;

/** What a limiter says to a request. */
public sealed interface Decision permits Allowed, Rejected {}
