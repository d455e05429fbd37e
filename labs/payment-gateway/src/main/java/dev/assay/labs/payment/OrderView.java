package dev.assay.labs.payment;

/**
 * An order, as clients see it.
 *
 * @param orderId its name
 * @param status where it stands
 * @param reason the provider's decline code if it has FAILED so, otherwise your words or empty; never null
 * @param redirectUrl where the buyer has to go while the order is PENDING for that; otherwise empty, never null
 */
public record OrderView(String orderId, OrderStatus status, String reason, String redirectUrl) {}
