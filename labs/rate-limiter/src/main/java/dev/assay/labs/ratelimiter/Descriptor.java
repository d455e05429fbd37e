package dev.assay.labs.ratelimiter;

/**
 * What a rule asks of an attribute of a request.
 *
 * @param key the attribute's name
 * @param value the value that it must have; null: any value, and each is counted by itself
 */
public record Descriptor(String key, String value) {}
