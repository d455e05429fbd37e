package dev.assay.labs.payment;

/**
 * An order that was given up.
 *
 * @param orderId which
 * @param attempts how often the provider was asked
 * @param lastError what came of it, in your words; not null
 */
public record DeadLetter(String orderId, int attempts, String lastError) {}
