package payment;

import dev.assay.kit.port.Keys;
import dev.assay.kit.port.Money;
import dev.assay.kit.port.PspPayment;
import dev.assay.kit.port.PspStatus;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Tx;
import dev.assay.labs.payment.Currencies;
import dev.assay.labs.payment.MoneyCodec;
import dev.assay.labs.payment.OrderSpec;
import dev.assay.labs.payment.OrderStatus;
import dev.assay.labs.payment.OrderView;
import dev.assay.labs.payment.PayReply;
import dev.assay.labs.payment.PaymentPorts;
import dev.assay.labs.payment.PaymentRequest;
import dev.assay.labs.payment.PaymentService;
import dev.assay.labs.payment.PayoutStatus;
import dev.assay.labs.payment.Schema;
import dev.assay.labs.payment.Signatures;
import dev.assay.labs.payment.WalletRow;
import dev.assay.labs.payment.WebhookEvent;
import dev.assay.labs.payment.WebhookReply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import payment.Tables.Checkout;
import payment.Tables.Due;
import payment.Tables.Order;

/** The gateway's front: requests and events come in here, and the clock ticks. */
final class Payments implements PaymentService {
    private final PaymentPorts ports;
    private final MoneyCodec money;
    private final Charges charges;
    private final Outbox outbox;
    private final Payouts payouts;

    Payments(PaymentPorts ports, MoneyCodec money) {
        this.ports = ports;
        this.money = money;
        this.charges = new Charges(ports, money);
        this.outbox = new Outbox(ports);
        this.payouts = new Payouts(ports);
    }

    private static final int MOST_ORDERS = 20;

    /** What came of storing a checkout. */
    private enum Stored {
        NEW,
        KNOWN,
        ORDER_EXISTS
    }

    @Override
    public PayReply pay(PaymentRequest request) {
        List<Money> amounts = amounts(request);
        if (amounts.isEmpty()) {
            return new PayReply.Rejected(PayReply.Code.INVALID);
        }
        Stored stored = store(request, amounts);
        if (stored == Stored.ORDER_EXISTS) {
            return new PayReply.Rejected(PayReply.Code.ORDER_EXISTS);
        }
        if (stored == Stored.KNOWN
                && !ports.payments().get(Tables.CHECKOUTS, request.checkoutId()).value().request().equals(request)) {
            return new PayReply.Rejected(PayReply.Code.KEY_REUSED);
        }
        List<OrderView> views = new ArrayList<>();
        for (OrderSpec spec : request.orders()) {
            if (stored == Stored.NEW) {
                charges.drive(spec.orderId(), true);
            }
        }
        for (OrderSpec spec : request.orders()) {
            Order order = History.load(ports.payments(), spec.orderId());
            if (stored == Stored.KNOWN && charges.isDue(order)) {
                charges.drive(spec.orderId(), false);
                order = History.load(ports.payments(), spec.orderId());
            }
            views.add(view(order));
        }
        boolean isDone = views.stream().allMatch(view -> view.status() == OrderStatus.SUCCESS);
        return new PayReply.Accepted(request.checkoutId(), isDone, views);
    }

    /** The orders' amounts; empty if something in the request is invalid. */
    private List<Money> amounts(PaymentRequest request) {
        List<Money> amounts = new ArrayList<>();
        if (request == null || !PaymentRequest.isName(request.checkoutId()) || !PaymentRequest.isName(request.buyer())
                || request.cardToken() == null || request.orders() == null || request.orders().size() > MOST_ORDERS) {
            return amounts;
        }
        Set<String> names = new HashSet<>();
        for (OrderSpec spec : request.orders()) {
            if (spec == null || !PaymentRequest.isName(spec.orderId()) || !PaymentRequest.isName(spec.seller())
                    || !names.add(spec.orderId())) {
                return List.of();
            }
            try {
                amounts.add(money.parse(spec.amount(), spec.currency()));
            } catch (IllegalArgumentException invalid) {
                return List.of();
            }
            if (amounts.getLast().minor() == 0) {
                return List.of();
            }
        }
        return amounts;
    }

    /** Together, and due after a lease: whoever stores it charges it, unless he dies. */
    private Stored store(PaymentRequest request, List<Money> amounts) {
        List<Order> orders = new ArrayList<>();
        long dueAt = ports.time().now() + ports.config().leaseMillis();
        for (int i = 0; i < amounts.size(); i++) {
            OrderSpec spec = request.orders().get(i);
            orders.add(new Order(spec.orderId(), request.buyer(), request.cardToken(), spec.seller(), amounts.get(i),
                    OrderStatus.NOT_STARTED, "", "", 0, 0, dueAt, 0));
        }
        orders.sort(Comparator.comparing(Order::orderId)); // so that no two checkouts wait for each other
        try (Tx tx = ports.payments().begin()) {
            if (!tx.insert(Tables.CHECKOUTS, request.checkoutId(), new Checkout(request))) {
                return Stored.KNOWN;
            }
            for (Order order : orders) {
                if (!History.place(tx, order)) {
                    return Stored.ORDER_EXISTS;
                }
                tx.insert(Tables.DUE, Keys.number(dueAt) + "|" + order.orderId(), new Due(order.orderId()));
            }
            tx.commit();
            return Stored.NEW;
        }
    }

    private static OrderView view(Order order) {
        return new OrderView(order.orderId(), order.status(), order.reason(), order.redirectUrl());
    }

    @Override
    public OrderView status(String orderId) {
        Order order = PaymentRequest.isName(orderId) ? History.load(ports.payments(), orderId) : null;
        return order == null ? null : view(order);
    }

    @Override
    public WebhookReply webhook(long timestampMillis, String signatureHex, String body) {
        if (signatureHex == null || body == null) {
            return WebhookReply.BAD_SIGNATURE;
        }
        String expected = Signatures.hmacHex(ports.config().webhookSecret(), timestampMillis + "." + body);
        boolean isFresh = Math.abs(ports.time().now() - timestampMillis) <= ports.config().webhookToleranceMillis();
        if (!isFresh || !Signatures.isEqual(expected, signatureHex)) {
            return WebhookReply.BAD_SIGNATURE;
        }
        PspPayment payment;
        try {
            payment = payment(WebhookEvent.parse(body));
        } catch (IllegalArgumentException noEvent) {
            return WebhookReply.OK;
        }
        if (payment != null && PaymentRequest.isName(payment.reference())) {
            charges.finish(payment.reference(), payment);
        }
        return WebhookReply.OK;
    }

    /** The payment as an event tells of it; null if of nothing that matters. */
    private static PspPayment payment(WebhookEvent event) {
        PspStatus status = switch (event.type()) {
            case WebhookEvent.PROCESSING -> PspStatus.PROCESSING;
            case WebhookEvent.CAPTURED -> PspStatus.CAPTURED;
            case WebhookEvent.DECLINED -> PspStatus.DECLINED;
            default -> null;
        };
        Money amount = new Money(event.minor(), event.currency());
        return status == null ? null : new PspPayment(event.paymentId(), event.reference(), status, amount, 0, "", "");
    }

    @Override
    public PayoutStatus payout(String payoutId, String seller, String bankAccount, Money amount) {
        return payouts.payout(payoutId, seller, bankAccount, amount);
    }

    @Override
    public Money balance(String seller, String currency) {
        if (!PaymentRequest.isName(seller) || currency == null || !Currencies.DECIMALS.containsKey(currency)) {
            throw new IllegalArgumentException("no wallet: " + seller + ", " + currency);
        }
        Row<WalletRow> wallet = ports.ledger().get(Schema.WALLET, Schema.wallet(seller, currency));
        return new Money(wallet == null ? 0 : wallet.value().minor(), currency);
    }

    @Override
    public void tick() {
        Steps.each(List.<Runnable>of(charges::driveDue, outbox::relay, payouts::driveDue), Runnable::run);
    }
}
