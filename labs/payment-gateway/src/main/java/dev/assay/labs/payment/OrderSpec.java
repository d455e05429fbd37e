package dev.assay.labs.payment;

/**
 * What a buyer pays to one seller.
 *
 * @param orderId its name, see {@link PaymentRequest#isName}; no two checkouts share an order
 * @param seller who gets the money
 * @param amount a text for {@link MoneyCodec#parse}
 * @param currency its currency
 */
public record OrderSpec(String orderId, String seller, String amount, String currency) {}
