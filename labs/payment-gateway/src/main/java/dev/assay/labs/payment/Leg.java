package dev.assay.labs.payment;

/**
 * One side of a journal entry.
 *
 * @param account {@code buyer:}, {@code seller:} and who it is, or {@code platform:fees}, {@code platform:bank},
 *     {@code payouts:in-transit}
 * @param minor minor units: a debit if above 0, a credit if below; never 0
 * @param currency three capital letters
 */
public record Leg(String account, long minor, String currency) {}
