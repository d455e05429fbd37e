package payment;

import dev.assay.kit.port.Money;
import dev.assay.kit.port.Table;
import dev.assay.labs.payment.DeadLetter;
import dev.assay.labs.payment.JournalEntry;
import dev.assay.labs.payment.OrderStatus;
import dev.assay.labs.payment.PaymentRequest;
import dev.assay.labs.payment.PayoutStatus;

/** Your tables: a proposal. Change what you like. */
final class Tables {
    /** In the payments database. */
    static final Table<Checkout> CHECKOUTS = new Table<>("checkouts", Checkout.class);
    /** What has happened to orders: id = orderId + "|" + Keys.number(1, 2, 3 ...). Only ever inserted. */
    static final Table<Event> EVENTS = new Table<>("events", Event.class);
    /** When somebody has to look at an order again: id = Keys.number(dueAt) + "|" + orderId. */
    static final Table<Due> DUE = new Table<>("due", Due.class);
    /** What has to be told to another system, written together with the change that it tells of. */
    static final Table<Outgoing> OUTBOX = new Table<>("outbox", Outgoing.class);

    /** In the ledger's database. */
    static final Table<Payout> PAYOUTS = new Table<>("payouts", Payout.class);
    static final Table<Due> PAYOUTS_DUE = new Table<>("payouts-due", Due.class);

    private Tables() {}

    record Checkout(PaymentRequest request) {}

    /** dueAt is 0 when nobody has to look again. */
    record Order(
            String orderId,
            String buyer,
            String cardToken,
            String seller,
            Money amount,
            OrderStatus status,
            String reason,
            String redirectUrl,
            int attempts,
            long firstTryAt,
            long dueAt,
            int events) {}

    /** The first event of an order places it, each further one changes what can change. */
    record Event(Order placed, OrderStatus status, String reason, String redirectUrl, int attempts, long firstTryAt, long dueAt) {}

    record Due(String name) {}

    /** One of the two is there, the other is null. */
    record Outgoing(JournalEntry entry, DeadLetter letter) {}

    record Payout(String seller, String bankAccount, Money amount, PayoutStatus status, int attempts, long firstTryAt, long dueAt) {}
}
