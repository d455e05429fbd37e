package dev.assay.labs.payment;

import dev.assay.kit.port.Money;
import dev.assay.kit.port.Service;

/**
 * The payment gateway. Several instances run it at the same time, on the same databases; each can die at any port call
 * and is built anew.
 * A port's exception or an aborted transaction may escape from every method: the caller sees an internal error and asks
 * again.
 *
 * <p><b>An order's money.</b> A SUCCESS order of amount a with fee {@code f = fee(a, feeBps)} has exactly one {@link
 * Schema#JOURNAL} row,
 * id {@code "pay:" + orderId}: debit {@code buyer:<buyer>} a, credit {@code seller:<seller>} a - f, credit {@code
 * platform:fees} f (left
 * out if f is 0; the seller's left out if a - f is 0); and {@link Schema#WALLET} of the seller grows by a - f in the
 * same transaction.
 * No other order has one. At most 10 s after the order became SUCCESS, if nothing fails.
 *
 * <p><b>Tick</b> is called every second on each instance. It tries again what is due, gives up what was tried often
 * enough, and posts what
 * has to be posted. With w = {@code min(cap, base * 2^(n-1))}, try n + 1 of an order comes no earlier than w / 2 after
 * try n has begun,
 * and no later than w + 2 s after it has ended (later by the lease if the process died). An order's provider is asked
 * to {@code create} at most maxAttempts
 * times; then it is NEEDS_REVIEW, and at least one {@link DeadLetter} is on {@link Schema#DLQ}. Every stored order is
 * SUCCESS, FAILED,
 * PENDING or NEEDS_REVIEW at most 5 min after the last fault, even if no client ever comes back. A tick with nothing
 * due costs at most 4
 * port calls and reads at most 10 rows, however many orders there are.
 */
public interface PaymentService extends Service {
    /**
     * Pays a checkout's orders.
     *
     * <ol>
     *   <li>INVALID, and nothing is stored: the request, its orders or a component is null, a name is none, there are
     *   no or more than 20
     *       orders or two of one name, or an amount does not parse or is 0.
     *   <li>The checkout's name is an idempotency key. Unknown: checkout and orders are stored together. Known, with an
     *   equal request:
     *       goes on from, or answers, what is stored. Known, with any other field different: KEY_REUSED, also when the
     *       two race. An order
     *       that another checkout has: ORDER_EXISTS, and nothing is stored.
     *   <li>Each order is charged on its own, reference = orderId, capture = true, with one idempotency key for all
     *   tries of the order and
     *       another for each order. CAPTURED: SUCCESS. DECLINED or CANCELED: FAILED. PROCESSING or REQUIRES_ACTION:
     *       PENDING. No answer:
     *       EXECUTING, and {@link #tick} tries again. Captured, but another amount or currency: NEEDS_REVIEW. What is
     *       PENDING is not
     *       asked for again; an event will tell.
     *   <li>The answer shows the orders as they are stored at the end.
     * </ol>
     *
     * <p>Without faults, one order takes at most 24 statements of databases and 3 calls of the provider; a repeated
     * call for finished
     * orders at most 8 statements and none of the provider. SUCCESS and FAILED are never seen to change.
     */
    PayReply pay(PaymentRequest request);

    /** An order; null if there is none, or if the name is null. */
    OrderView status(String orderId);

    /**
     * An event from the provider. Events repeat, come in any order, and before the answer of the call that they are
     * about. BAD_SIGNATURE
     * unless the signature is {@code hmacHex(webhookSecret, timestampMillis + "." + body)} and the time is at most the
     * tolerance away from
     * this machine's clock; null is a bad signature too. What is no event, or about an unknown order, is OK without
     * effect. Captured, but
     * another amount or currency than the order's: NEEDS_REVIEW. A late {@code processing} undoes nothing.
     *
     * @param timestampMillis when it was sent
     * @param signatureHex 64 digits of lower-case hex
     * @param body see {@link WebhookEvent#parse}
     * @return OK only if the effect is durable
     */
    WebhookReply webhook(long timestampMillis, String signatureHex, String body);

    /**
     * Pays a seller out. REJECTED: an argument is null, a name or the bank account is none, the amount is not above 0,
     * or the payout's name
     * was used with other arguments. INSUFFICIENT_FUNDS: the wallet holds less; nothing is stored, and the same call
     * can succeed later.
     * Otherwise, together: the wallet shrinks, and {@link Schema#JOURNAL} gets {@code payout:<id>} (debit {@code
     * seller:<seller>}, credit
     * {@code payouts:in-transit}). Then the provider transfers, with one key for all tries and the payout's name as
     * reference. PAID:
     * {@code settle:<id>} (debit {@code payouts:in-transit}, credit {@code platform:bank}). REJECTED: {@code
     * settle:<id>} (debit
     * {@code payouts:in-transit}, credit {@code seller:<seller>}), the wallet grows back, and the payout is FAILED.
     * Anything else:
     * IN_PROGRESS, and {@link #tick} asks again, waiting longer each time. A repeated call answers what is stored.
     */
    PayoutStatus payout(String payoutId, String seller, String bankAccount, Money amount);

    /**
     * What is in a seller's wallet; 0 if there is none.
     *
     * @throws IllegalArgumentException if the seller is no name or the currency is not in {@link Currencies}
     */
    Money balance(String seller, String currency);
}
