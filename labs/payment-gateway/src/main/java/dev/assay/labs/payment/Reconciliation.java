package dev.assay.labs.payment;

import java.util.List;
import java.util.Map;

/**
 * What came of comparing books.
 *
 * @param items by reference, then by payment, absent last; of equal ones by finding, in the order of {@link Finding}
 * @param netByCurrency the sum of net over all good lines by currency, refunds counting negative; currencies without a
 * good line left out
 */
public record Reconciliation(List<Item> items, Map<String, Long> netByCurrency) {
    /**
     * One thing found.
     *
     * @param reference the order
     * @param paymentId which payment it is about; empty if about none
     * @param finding what it is
     * @param difference theirs - ours in minor units, where both have an amount in the same currency; otherwise 0
     */
    public record Item(String reference, String paymentId, Finding finding, long difference) {}
}
