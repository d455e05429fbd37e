package dev.assay.labs.payment.testbed;

import dev.assay.exam.Expect;
import dev.assay.exam.Returned;
import dev.assay.kit.port.Money;
import dev.assay.kit.port.PspPayment;
import dev.assay.kit.port.PspStatus;
import dev.assay.kit.port.PspTransfer;
import dev.assay.kit.port.TransferStatus;
import dev.assay.labs.payment.Currencies;
import dev.assay.labs.payment.JournalEntry;
import dev.assay.labs.payment.OrderSpec;
import dev.assay.labs.payment.OrderStatus;
import dev.assay.labs.payment.OrderView;
import dev.assay.labs.payment.PayReply;
import dev.assay.labs.payment.PaymentConfig;
import dev.assay.labs.payment.PaymentRequest;
import dev.assay.labs.payment.PayoutStatus;
import dev.assay.labs.payment.Schema;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Client;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.SimulatedPsp;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must hold of a gateway, whatever happens. I3: no order is charged twice. I4: what a client has seen as final
 * stays. I5: at rest,
 * SUCCESS is what was captured and what is in the journal. I6: payouts leave once, and the books say so. I1 and I2 are
 * the
 * {@link Bookkeeper}'s.
 */
public final class Audit {
    private static final long POLL_MILLIS = 2_000;

    private final Shop shop;
    private final int mostTries;
    private final Bookkeeper books;
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, PaymentRequest> accepted = new LinkedHashMap<>();
    private final Set<String> payouts = new HashSet<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<Client.Conversation<?>> conversations = new ArrayList<>();
    private final Set<Request<?>> heard = new HashSet<>();

    /** What is known of an order from outside. */
    private static final class Order {
        private PaymentRequest request;
        private OrderSpec spec;
        private OrderView last;
        private boolean isFound;
        private OrderStatus finalStatus;
        private long finalSeenNanos;
    }

    private record Asked(PaymentRequest request, Client.Conversation<PayReply> conversation, Request<PayReply> single) {
        List<Request<PayReply>> tries() {
            return single != null ? List.of(single) : conversation.tries();
        }
    }

    /** Clients ask at most so often. */
    Audit(Shop shop, int mostTries) {
        this.shop = shop;
        this.mostTries = mostTries;
        this.books = new Bookkeeper(shop.ledger());
    }

    // ------------------------------------------------------------------------------------------------------- noting

    Client.Conversation<PayReply> noted(PaymentRequest request, Client.Conversation<PayReply> conversation) {
        note(request);
        conversations.add(conversation);
        asked.add(new Asked(request, conversation, null));
        return conversation;
    }

    Request<PayReply> noted(PaymentRequest request, Request<PayReply> single) {
        note(request);
        asked.add(new Asked(request, null, single));
        return single;
    }

    Client.Conversation<PayoutStatus> noted(String payoutId, Money amount,
            Client.Conversation<PayoutStatus> conversation) {
        payouts.add(payoutId);
        if (conversation != null) {
            conversations.add(conversation);
        }
        return conversation;
    }

    void opened(JournalEntry entry, String wallet, long minor) {
        books.opened(entry, wallet, minor);
    }

    private void note(PaymentRequest request) {
        for (OrderSpec spec : request.orders()) {
            Order order = orders.computeIfAbsent(spec.orderId(), any -> new Order());
            if (order.request == null) {
                order.request = request;
                order.spec = spec;
            }
        }
    }

    // ------------------------------------------------------------------------------------------------------ looking

    /**
     * Hears what clients have heard, asks for orders that are not final, and looks whether anybody was charged twice.
     */
    void look() {
        hear();
        poll(false);
        chargedOnce();
    }

    private void hear() {
        List<Asked> all = new ArrayList<>();
        for (Asked one : asked) {
            for (Request<PayReply> request : one.tries()) {
                if (request.isAnswered() && heard.add(request)) {
                    all.add(new Asked(one.request(), null, request));
                }
            }
        }
        all.sort(Comparator.comparingLong(one -> one.single().endedNanos()));
        all.forEach(one -> heard(one.request(), one.single()));
    }

    private void heard(PaymentRequest request, Request<PayReply> answered) {
        switch (answered.result()) {
            case null -> throw new Violation("API", "pay(" + request.checkoutId() + ") answers null.");
            case PayReply.Rejected rejected -> rejected(request, rejected.code());
            case PayReply.Accepted reply -> {
                PaymentRequest other = accepted.put(request.checkoutId(), request);
                if (other != null && !other.equals(request)) {
                    throw new Violation("B", "The checkout " + request.checkoutId()
                            + " was accepted for two different requests.");
                }
                List<String> names = request.orders().stream().map(OrderSpec::orderId).toList();
                List<OrderView> views = Returned.list("The list of orders in the answer to pay(" + request.checkoutId()
                        + ")", OrderView.class, reply.orders());
                if (!request.checkoutId().equals(reply.checkoutId()) || !views.stream().map(OrderView::orderId).toList()
                        .equals(names)) {
                    throw new Violation("B", "pay(" + request.checkoutId() + ") answers " + reply
                            + "; it asked for the orders " + names + ".");
                }
                for (int i = 0; i < names.size(); i++) {
                    Order order = orders.get(names.get(i));
                    order.request = request;
                    order.spec = request.orders().get(i);
                    seen(order, views.get(i), answered);
                }
                boolean isDone = views.stream().allMatch(view -> view.status() == OrderStatus.SUCCESS);
                if (reply.done() != isDone) {
                    throw new Violation("B", "pay(" + request.checkoutId() + ") answers done = " + reply.done()
                            + " with the orders "
                            + reply.orders() + ".");
                }
            }
        }
    }

    /** Rejected is who has used the name of something else, and nobody else. */
    private void rejected(PaymentRequest request, PayReply.Code code) {
        boolean isOther = code == PayReply.Code.KEY_REUSED && asked.stream().map(Asked::request)
                .anyMatch(other -> other.checkoutId().equals(request.checkoutId()) && !other.equals(request));
        Set<String> names = new HashSet<>();
        request.orders().forEach(spec -> names.add(spec.orderId()));
        boolean isTaken = code == PayReply.Code.ORDER_EXISTS && asked.stream().map(Asked::request)
                .anyMatch(other -> !other.checkoutId().equals(request.checkoutId()) && other.orders().stream()
                        .anyMatch(spec -> names.contains(spec.orderId())));
        if (!isOther && !isTaken) {
            throw new Violation("B", "pay(" + request.checkoutId() + ") was rejected as " + code
                    + ", and there is no other request for which that could be.");
        }
    }

    private static void seen(Order order, OrderView view, Request<?> answered) {
        String name = order.spec.orderId();
        if (!name.equals(view.orderId())) {
            throw new Violation("API", "Asked for order " + name + ", the answer is " + view + ".");
        }
        if (view.status() == null || view.reason() == null || view.redirectUrl() == null) {
            throw new Violation("API", "The view of order " + name + " has a component that is null: " + view + ".");
        }
        boolean isFinal = view.status() == OrderStatus.SUCCESS || view.status() == OrderStatus.FAILED;
        if (order.finalStatus != null && order.finalStatus != view.status()
                && (isFinal || answered.beganNanos() > order.finalSeenNanos)) {
            throw new Violation("I4", "A client has seen order " + name + " as " + order.finalStatus
                    + ", and later as " + view.status() + ".");
        }
        if (isFinal && order.finalStatus == null) {
            order.finalStatus = view.status();
            order.finalSeenNanos = answered.endedNanos();
        }
        if (order.finalStatus == null || isFinal) {
            order.last = view;
        }
    }

    private void poll(boolean isAll) {
        Map<Order, Request<OrderView>> polls = new LinkedHashMap<>();
        orders.forEach((name, order) -> {
            if (isAll || order.finalStatus == null) {
                polls.put(order, shop.status(name));
            }
        });
        shop.world().runUntil(() -> polls.values().stream().noneMatch(Audit::isRunning), POLL_MILLIS);
        polls.forEach((order, poll) -> {
            order.isFound |= poll.isAnswered();
            if (poll.isAnswered() && poll.result() != null) {
                seen(order, poll.result(), poll);
            } else if (poll.isAnswered() && order.last != null) {
                throw new Violation("B", "status(" + order.spec.orderId() + ") is null, and was " + order.last
                        + " before.");
            }
        });
    }

    private List<PspPayment> captured(String reference) {
        return shop.psp().payments(reference).stream().filter(payment -> payment.status() == PspStatus.CAPTURED)
                .toList();
    }

    private void chargedOnce() {
        for (String name : orders.keySet()) {
            if (captured(name).size() > 1) {
                List<String> keys = shop.psp().asked().stream()
                        .filter(call -> call.operation().equals("create") && call.reference().equals(name))
                        .map(SimulatedPsp.Asked::key).distinct().toList();
                throw new Violation("I3", "Order " + name + " was charged " + captured(name).size()
                        + " times, with the idempotency keys "
                        + keys + ".");
            }
        }
        for (String payout : payouts) {
            if (transfers(payout, TransferStatus.PAID).size() > 1) {
                throw new Violation("I6", "The payout " + payout + " was transferred " + transfers(payout,
                        TransferStatus.PAID).size() + " times.");
            }
        }
    }

    private List<PspTransfer> transfers(String reference, TransferStatus status) {
        return shop.psp().transfers().stream().filter(one -> one.reference().equals(reference)
                && one.status() == status).toList();
    }

    // ------------------------------------------------------------------------------------------------------ at rest

    /** What is not as it should be at rest; null if all is. */
    Violation complaint() {
        for (Client.Conversation<?> conversation : conversations) {
            boolean goesOn = conversation.tries().size() < mostTries || isRunning(conversation.tries().getLast());
            if (conversation.answer().isEmpty() && goesOn) {
                return new Violation("answer", "The request '" + conversation.tries().getLast().what()
                        + "' has no answer.");
            }
        }
        for (Asked one : asked) {
            if (one.single() != null && isRunning(one.single())) {
                return new Violation("answer", "The request '" + one.single().what() + "' has not ended.");
            }
        }
        for (Order order : orders.values()) {
            Violation found = complaint(order);
            if (found != null) {
                return found;
            }
        }
        for (String payout : payouts) {
            Violation found = payoutComplaint(payout);
            if (found != null) {
                return found;
            }
        }
        return books.strangers(orders.keySet(), payouts);
    }

    private static boolean isRunning(Request<?> request) {
        return request.state() == Request.State.RUNNING;
    }

    void requireSettled() {
        hear();
        poll(true);
        chargedOnce();
        Violation found = complaint();
        if (found != null) {
            throw found;
        }
    }

    private Violation complaint(Order order) {
        String name = order.spec.orderId();
        List<PspPayment> all = shop.psp().payments(name);
        List<PspPayment> captured = captured(name);
        boolean isBooked = books.has("pay:" + name);
        if (order.last == null && !order.isFound) {
            return new Violation("answer", "status(" + name + ") has no answer.");
        }
        if (order.last == null) {
            boolean isUnknown = all.isEmpty() && !isBooked && !accepted.containsValue(order.request);
            return isUnknown ? null : new Violation("I5", "status(" + name
                    + ") is null, but the order was accepted, charged or booked.");
        }
        OrderStatus status = order.last.status();
        Money amount = amount(order.spec);
        if (status == OrderStatus.NOT_STARTED || status == OrderStatus.EXECUTING) {
            return new Violation("I5", "Order " + name + " is still " + status + ", long after the last fault.");
        }
        boolean isMismatch = captured.stream().anyMatch(payment -> !payment.amount().equals(amount));
        if (isMismatch && status != OrderStatus.NEEDS_REVIEW) {
            return new Violation("I5", "The provider captured " + text(captured.getFirst().amount()) + ", order "
                    + name + " says " + text(amount)
                    + ", and is " + status + ".");
        }
        if (!captured.isEmpty() && status != OrderStatus.SUCCESS && status != OrderStatus.NEEDS_REVIEW) {
            return new Violation("I5", "Order " + name + " is " + status + " but the provider captured "
                    + text(captured.getFirst().amount()) + ".");
        }
        if (captured.isEmpty() && status == OrderStatus.SUCCESS) {
            return new Violation("I5", "Order " + name + " is SUCCESS but the provider captured nothing: "
                    + statuses(all) + ".");
        }
        boolean isOpen = all.stream().anyMatch(payment -> payment.status() == PspStatus.PROCESSING
                || payment.status() == PspStatus.REQUIRES_ACTION);
        if (isOpen && status == OrderStatus.FAILED) {
            return new Violation("I5", "Order " + name + " is FAILED but its payment can still be captured: "
                    + statuses(all) + ".");
        }
        if (!isOpen && status == OrderStatus.PENDING) {
            return new Violation("I5", "Order " + name + " is PENDING and its payment is not: " + statuses(all) + ".");
        }
        if (all.isEmpty() && status == OrderStatus.FAILED) {
            return new Violation("I5", "Order " + name + " is FAILED and the provider has never refused it.");
        }
        boolean hasLetter = shop.log().entries(Schema.DLQ, 0).stream().anyMatch(entry -> name.equals(entry.value()
                .orderId()));
        if (status == OrderStatus.NEEDS_REVIEW && !isMismatch && !hasLetter) {
            return new Violation("I5", "Order " + name + " is NEEDS_REVIEW and no dead letter tells of it.");
        }
        if (status == OrderStatus.SUCCESS && !isBooked) {
            return new Violation("I5", "SUCCESS order " + name + " has no ledger entry.");
        }
        if (status != OrderStatus.SUCCESS && isBooked) {
            return new Violation("I5", "Order " + name + " is " + status + " and has a ledger entry.");
        }
        return isBooked ? books.sale(name, order.request.buyer(), order.spec.seller(), amount, PaymentConfig.standard()
                .feeBps()) : null;
    }

    private static List<PspStatus> statuses(List<PspPayment> payments) {
        return payments.stream().map(PspPayment::status).toList();
    }

    private Violation payoutComplaint(String payout) {
        boolean isPaid = !transfers(payout, TransferStatus.PAID).isEmpty();
        boolean isOpen = !transfers(payout, TransferStatus.PROCESSING).isEmpty();
        boolean isTaken = books.has("payout:" + payout);
        boolean isSettled = books.has("settle:" + payout);
        if (!isTaken && (isPaid || isOpen || isSettled)) {
            return new Violation("I6", "The payout " + payout
                    + " was transferred or settled, and never taken from the wallet.");
        }
        if (isTaken && !isSettled) {
            return new Violation("I6", "The payout " + payout + " is still in transit, long after the last fault.");
        }
        if (isSettled && isPaid != books.settlesToBank(payout)) {
            return new Violation("I6", isPaid
                    ? "The payout " + payout + " was reversed but the provider paid it."
                    : "The payout " + payout + " was settled as paid but the provider did not pay it.");
        }
        return isSettled ? books.payout(payout) : null;
    }

    // ------------------------------------------------------------------------------------------------ for single tests

    /** Requires that an order was last seen in this state. */
    public void requireStatus(String orderId, OrderStatus status) {
        OrderView view = view(orderId);
        Expect.equal("status", "The status of order " + orderId, status, view == null ? null : view.status());
    }

    /** An order as it was last seen; null if it was never. */
    public OrderView view(String orderId) {
        hear();
        return orders.get(orderId).last;
    }

    /** How often the provider was asked to create a payment for an order. */
    public int creates(String orderId) {
        return (int) shop.psp().asked().stream().filter(call -> call.operation().equals("create") && call.reference()
                .equals(orderId)).count();
    }

    /**
     * Nobody may be asked more often than was agreed on, and nobody may be given up before; where only the provider
     * makes trouble.
     */
    public void creates(int least, int most) {
        Map<String, Integer> counts = new TreeMap<>();
        orders.keySet().forEach(name -> counts.put(name, creates(name)));
        counts.forEach((name, count) -> {
            if (count > most) {
                throw new Violation("D", "The provider was asked " + count + " times to create a payment for order "
                        + name + "; the limit is " + most
                        + ".");
            }
            OrderView last = orders.get(name).last;
            boolean isReviewed = last != null && last.status() == OrderStatus.NEEDS_REVIEW && captured(name).isEmpty();
            if (isReviewed && count < least) {
                throw new Violation("D", "Order " + name + " was given up after " + count + " tries; agreed are "
                        + least + ".");
            }
        });
    }

    /** An order's amount, read without any student's code. */
    static Money amount(OrderSpec spec) {
        int decimals = Currencies.DECIMALS.get(spec.currency());
        return new Money(new BigDecimal(spec.amount()).movePointRight(decimals).longValueExact(), spec.currency());
    }

    /** An amount for people. */
    static String text(Money money) {
        return text(money.minor(), money.currency());
    }

    /** An amount for people, whatever its currency is. */
    static String text(long minor, String currency) {
        return BigDecimal.valueOf(minor, Currencies.DECIMALS.getOrDefault(currency, 0)).toPlainString() + " "
                + currency;
    }
}
