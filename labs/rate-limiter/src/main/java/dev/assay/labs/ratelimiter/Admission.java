package dev.assay.labs.ratelimiter;

/** What a leaking bucket says to a request. */
public sealed interface Admission permits Scheduled, Dropped {}
