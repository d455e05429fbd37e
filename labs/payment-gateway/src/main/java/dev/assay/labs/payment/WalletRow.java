package dev.assay.labs.payment;

/**
 * What a seller has in one currency.
 *
 * @param minor minor units, never negative
 */
public record WalletRow(long minor) {}
