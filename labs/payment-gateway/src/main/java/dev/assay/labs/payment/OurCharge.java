package dev.assay.labs.payment;

import dev.assay.kit.port.Money;

/**
 * An order in our books.
 *
 * @param orderId its name, the reference at the provider
 * @param status where it stands
 * @param amount what it is about
 * @param lastChange when its status changed last, milliseconds
 */
public record OurCharge(String orderId, OrderStatus status, Money amount, long lastChange) {}
