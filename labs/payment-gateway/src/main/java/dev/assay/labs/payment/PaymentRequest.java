package dev.assay.labs.payment;

import java.util.List;

/**
 * A checkout: several orders that are paid together, each on its own.
 *
 * @param checkoutId the client's idempotency key, for ever
 * @param buyer who pays
 * @param cardToken the card; empty: the buyer enters it on the provider's page
 * @param orders 1 to 20, with different names
 */
public record PaymentRequest(String checkoutId, String buyer, String cardToken, List<OrderSpec> orders) {
    private static final int LONGEST_NAME = 64;

    /**
     * Whether a text can name a checkout, buyer, order, seller or payout: 1 to 64 of A-Z, a-z, 0-9, {@code _}, {@code
     * -} and {@code .}
     */
    public static boolean isName(String text) {
        return text != null && !text.isEmpty() && text.length() <= LONGEST_NAME && text.chars()
                .allMatch(PaymentRequest::isInName);
    }

    private static boolean isInName(int c) {
        return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-' || c == '.';
    }
}
