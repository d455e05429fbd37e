package payment;

import dev.assay.kit.port.Keys;
import dev.assay.kit.port.Money;
import dev.assay.kit.port.PortException;
import dev.assay.kit.port.PspCreate;
import dev.assay.kit.port.PspPayment;
import dev.assay.kit.port.PspStatus;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Tx;
import dev.assay.labs.payment.DeadLetter;
import dev.assay.labs.payment.JournalEntry;
import dev.assay.labs.payment.Leg;
import dev.assay.labs.payment.MoneyCodec;
import dev.assay.labs.payment.OrderStatus;
import dev.assay.labs.payment.PaymentConfig;
import dev.assay.labs.payment.PaymentPorts;
import java.util.ArrayList;
import java.util.List;
import payment.Tables.Due;
import payment.Tables.Order;
import payment.Tables.Outgoing;

/** One order's way: claimed, charged, recorded. Each step can be the last of this process; the next one goes on from what is stored. */
final class Charges {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int AT_ONCE = 8;

    private final PaymentPorts ports;
    private final PaymentConfig config;
    private final MoneyCodec money;

    Charges(PaymentPorts ports, MoneyCodec money) {
        this.ports = ports;
        this.config = ports.config();
        this.money = money;
    }

    /** Charges what is due. */
    void driveDue() {
        List<Row<Due>> due = ports.payments().scan(Tables.DUE, "0", Keys.number(ports.time().now() + 1), AT_ONCE);
        Steps.each(due, row -> drive(row.value().name(), false));
    }

    boolean isDue(Order order) {
        return isOpen(order) && order.dueAt() <= ports.time().now();
    }

    private static boolean isOpen(Order order) {
        return order.status() == OrderStatus.NOT_STARTED || order.status() == OrderStatus.EXECUTING;
    }

    private static boolean isFinal(Order order) {
        return order.status() == OrderStatus.SUCCESS || order.status() == OrderStatus.FAILED;
    }

    /**
     * Charges an order, if nobody else is at it.
     *
     * @param isMine whether this request has stored it
     */
    void drive(String orderId, boolean isMine) {
        Order claimed = claim(orderId, isMine);
        if (claimed == null) {
            return;
        }
        PspPayment payment;
        try {
            payment = ask(claimed);
        } catch (PortException unknown) {
            postpone(claimed, unknown.getMessage());
            return;
        }
        finish(orderId, payment);
    }

    private Order claim(String orderId, boolean isMine) {
        Order[] claimed = new Order[1];
        History.untilFirst(() -> claimed[0] = tryClaim(orderId, isMine));
        return claimed[0];
    }

    private Order tryClaim(String orderId, boolean isMine) {
        try (Tx tx = ports.payments().begin()) {
            Order order = History.load(tx, orderId);
            if (!isDue(order) && !(isMine && order.status() == OrderStatus.NOT_STARTED)) {
                return null;
            }
            if (order.attempts() >= config.maxAttempts()) {
                giveUp(tx, order, "the process died");
                tx.commit();
                return null;
            }
            long now = ports.time().now();
            Order claimed = change(tx, order, OrderStatus.EXECUTING, "", "", order.attempts() + 1,
                    order.attempts() == 0 ? now : order.firstTryAt(), now + config.leaseMillis());
            tx.commit();
            return claimed;
        }
    }

    private PspPayment ask(Order order) {
        if (ports.time().now() - order.firstTryAt() >= config.pspKeyTtlMillis() - HOUR_MILLIS) {
            PspPayment found = ports.psp().find(order.orderId()); // the key may be forgotten
            if (found != null) {
                return found;
            }
        }
        return ports.psp().create("order:" + order.orderId(),
                new PspCreate(order.orderId(), order.cardToken(), order.amount(), true));
    }

    /** Nobody knows what the provider did: again later, or no more. */
    private void postpone(Order claimed, String error) {
        History.untilFirst(() -> tryPostpone(claimed, error));
    }

    private void tryPostpone(Order claimed, String error) {
        try (Tx tx = ports.payments().begin()) {
            Order order = History.load(tx, claimed.orderId());
            if (order.status() != OrderStatus.EXECUTING || order.attempts() != claimed.attempts()) {
                return; // an event has told, or another has taken over
            }
            if (order.attempts() >= config.maxAttempts()) {
                giveUp(tx, order, error);
            } else {
                change(tx, order, OrderStatus.EXECUTING, "", "", order.attempts(), order.firstTryAt(),
                        ports.time().now() + backoff(order.attempts()));
            }
            tx.commit();
        }
    }

    private long backoff(int attempts) {
        return Math.min(config.retryCapMillis(), config.retryBaseMillis() << Math.min(attempts - 1, 30));
    }

    private void giveUp(Tx tx, Order order, String error) {
        change(tx, order, OrderStatus.NEEDS_REVIEW, "given up", "", order.attempts(), order.firstTryAt(), 0);
        DeadLetter letter = new DeadLetter(order.orderId(), order.attempts(), error);
        tx.insert(Tables.OUTBOX, "dlq:" + order.orderId(), new Outgoing(null, letter));
    }

    private Order change(
            Tx tx, Order order, OrderStatus status, String reason, String redirectUrl, int attempts, long firstTryAt, long dueAt) {
        Order changed = new Order(order.orderId(), order.buyer(), order.cardToken(), order.seller(), order.amount(), status, reason,
                redirectUrl, attempts, firstTryAt, dueAt, order.events() + 1);
        History.append(tx, order, changed);
        if (order.dueAt() != 0) {
            tx.delete(Tables.DUE, Keys.number(order.dueAt()) + "|" + order.orderId());
        }
        if (dueAt != 0) {
            tx.insert(Tables.DUE, Keys.number(dueAt) + "|" + order.orderId(), new Due(order.orderId()));
        }
        return changed;
    }

    /** Records where a payment stands, as the provider's answer or event says; an unknown order is left alone. */
    void finish(String orderId, PspPayment payment) {
        History.untilFirst(() -> tryFinish(orderId, payment));
    }

    private void tryFinish(String orderId, PspPayment payment) {
        try (Tx tx = ports.payments().begin()) {
            Order order = History.load(tx, orderId);
            if (order == null || isFinal(order)) {
                return;
            }
            switch (payment.status()) {
                case CAPTURED -> captured(tx, order, payment.amount());
                case DECLINED, CANCELED -> settle(tx, order, OrderStatus.FAILED, payment.declineCode(), "");
                default -> {
                    if (order.status() == OrderStatus.NEEDS_REVIEW) {
                        return;
                    }
                    String redirectUrl = payment.status() == PspStatus.PROCESSING ? order.redirectUrl() : payment.redirectUrl();
                    settle(tx, order, OrderStatus.PENDING, "", redirectUrl);
                }
            }
            tx.commit();
        }
    }

    private void captured(Tx tx, Order order, Money moved) {
        if (!moved.equals(order.amount())) {
            settle(tx, order, OrderStatus.NEEDS_REVIEW, "captured " + moved, "");
            return;
        }
        settle(tx, order, OrderStatus.SUCCESS, "", "");
        tx.insert(Tables.OUTBOX, "pay:" + order.orderId(), new Outgoing(entry(order), null));
    }

    private void settle(Tx tx, Order order, OrderStatus status, String reason, String redirectUrl) {
        change(tx, order, status, reason, redirectUrl, order.attempts(), order.firstTryAt(), 0);
    }

    private JournalEntry entry(Order order) {
        String currency = order.amount().currency();
        long amount = order.amount().minor();
        long fee = money.fee(order.amount(), config.feeBps()).minor();
        List<Leg> legs = new ArrayList<>();
        legs.add(new Leg("buyer:" + order.buyer(), amount, currency));
        if (amount != fee) {
            legs.add(new Leg("seller:" + order.seller(), fee - amount, currency));
        }
        if (fee != 0) {
            legs.add(new Leg("platform:fees", -fee, currency));
        }
        return new JournalEntry("pay:" + order.orderId(), legs, ports.time().now());
    }
}
