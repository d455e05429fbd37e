package payment;

import dev.assay.kit.port.Keys;
import dev.assay.kit.port.Row;
import dev.assay.kit.port.Statements;
import payment.Tables.Event;
import payment.Tables.Order;

/** Orders as the sum of their events. */
final class History {
    private static final int MOST_EVENTS = 1_000;

    private History() {}

    /** Another has added an event first. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Does it again until nobody comes in between. */
    static void untilFirst(Runnable work) {
        while (true) {
            try {
                work.run();
                return;
            } catch (Overtaken overtaken) {
                continue;
            }
        }
    }

    static boolean place(Statements store, Order order) {
        return store.insert(Tables.EVENTS, id(order.orderId(), 1), new Event(order, order.status(), "", "", 0, 0, order.dueAt()));
    }

    static void append(Statements store, Order before, Order after) {
        Event event = new Event(null, after.status(), after.reason(), after.redirectUrl(), after.attempts(), after.firstTryAt(), after.dueAt());
        if (!store.insert(Tables.EVENTS, id(before.orderId(), before.events() + 1), event)) {
            throw new Overtaken();
        }
    }

    /** Null if there is no such order. */
    static Order load(Statements store, String orderId) {
        Order order = null;
        for (Row<Event> row : store.scan(Tables.EVENTS, orderId + "|", Keys.prefixEnd(orderId + "|"), MOST_EVENTS)) {
            Event event = row.value();
            Order base = order == null ? event.placed() : order;
            order = new Order(base.orderId(), base.buyer(), base.cardToken(), base.seller(), base.amount(), event.status(), event.reason(),
                    event.redirectUrl(), event.attempts(), event.firstTryAt(), event.dueAt(), base.events() + 1);
        }
        return order;
    }

    private static String id(String orderId, int number) {
        return orderId + "|" + Keys.number(number);
    }
}
