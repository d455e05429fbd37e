package dev.assay.labs.payment;

import java.util.List;

/**
 * Compares our books with the provider's. Keeps nothing between calls; the order of its arguments' elements does not
 * matter.
 */
public interface Reconciler {
    /**
     * Compares.
     *
     * <ol>
     *   <li><b>Lines.</b> Equal lines of one name count once. All lines of a name under which there are different ones
     *   are bad, and so is
     *       one whose net is not gross - fee in one currency: one BAD_LINE for each different line, about its reference
     *       and payment. Bad
     *       lines do not count any further.
     *   <li><b>Charges.</b> A payment is charged if its good CHARGE lines' gross is more than its good REFUND lines'
     *   gross. One that is
     *       fully refunded counts as no charge. A payment has one CHARGE line of one reference, and all its lines are
     *       of one currency.
     *   <li><b>Per reference</b>, with its charges by time, then by payment: the earliest is the charge, each further
     *   one is a
     *       DUPLICATE_CHARGE. No order of ours: UNKNOWN_REFERENCE about the earliest.
     *   <li><b>Per order of ours.</b> SUCCESS: MATCHED if the charge's gross is the amount, otherwise AMOUNT_MISMATCH;
     *   without charge
     *       IN_FLIGHT if lastChange &gt; cutoff, otherwise MISSING_AT_PSP. FAILED: REFUND_DUE with a charge; without
     *       one, nothing. Any
     *       other: CONFIRM_PAID with a charge; without one IN_FLIGHT if lastChange &gt; cutoff, otherwise
     *       CONFIRM_UNPAID.
     * </ol>
     *
     * <p>The charge's gross is that of its CHARGE line, whatever was refunded of it. An item with both sides has their
     * difference; a
     * DUPLICATE_CHARGE, UNKNOWN_REFERENCE or BAD_LINE has 0.
     *
     * @param cutoff the file is complete up to this time, milliseconds
     * @throws IllegalArgumentException if an argument or an element is null, or two of our orders have one name
     */
    Reconciliation reconcile(List<OurCharge> ours, List<SettlementLine> theirs, long cutoff);
}
