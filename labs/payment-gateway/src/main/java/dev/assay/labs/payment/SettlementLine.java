package dev.assay.labs.payment;

import dev.assay.kit.port.Money;

/**
 * A line of the provider's settlement file.
 *
 * @param lineId its name
 * @param paymentId what the provider calls the payment
 * @param reference the order, as the provider knows it
 * @param type which way the money went
 * @param gross how much the buyer paid, or got back; above 0
 * @param fee what the provider keeps of it, or gives back of that
 * @param net gross - fee
 * @param at when, milliseconds
 */
public record SettlementLine(
        String lineId, String paymentId, String reference, Type type, Money gross, Money fee, Money net, long at) {
    /** Which way money went. */
    public enum Type {
        /** From the buyer. */
        CHARGE,
        /** Back to the buyer. */
        REFUND
    }
}
