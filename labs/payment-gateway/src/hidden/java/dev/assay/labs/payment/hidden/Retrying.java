package dev.assay.labs.payment.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.kit.port.LogEntry;
import dev.assay.labs.payment.DeadLetter;
import dev.assay.labs.payment.OrderSpec;
import dev.assay.labs.payment.OrderStatus;
import dev.assay.labs.payment.PaymentRequest;
import dev.assay.labs.payment.PaymentSolution;
import dev.assay.labs.payment.Schema;
import dev.assay.labs.payment.testbed.Cards;
import dev.assay.labs.payment.testbed.Shop;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.SimulatedPsp;
import dev.assay.simulator.service.Webhooks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asking again: not too soon, not too late, not too often, and not with a key that is forgotten. */
@Part(id = "D", title = "Retry, dead letters and sweeping")
final class Retrying {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    @Test
    @Check(
            id = "D1",
            title = "The provider gives no answer for twenty minutes",
            points = 4,
            schedules = 8,
            hint =
                    "Whoever gives up does not know: that is not FAILED. People have to learn of it, and an event may still tell.")
    void outage(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("outage");
            boolean isDown = random.chance(500);
            Shop.Plan plan = Orders.plan(solution, schedule).instances(1 + random.nextInt(2))
                    .events(new Webhooks.Manner(22 * MINUTE, 22 * MINUTE, 1));
            plan.trouble().whenever(call -> call.port().equals("log") && plan.now() < 4 * MINUTE, new Fault.Refused());
            Shop shop = plan.open();
            shop.pay(Orders.single("c1", Cards.GOOD, "s1", "5.00"));
            shop.runFor(5_000);
            if (isDown) {
                shop.psp().isDown(shop.world().nowMillis(), 20 * MINUTE);
            } else {
                plan.trouble().whenever(call -> call.port().equals("psp"), new Fault.LostReply());
            }
            shop.pay(Orders.single("c2", Cards.GOOD, "s1", "7.00"));
            shop.runFor(5 * MINUTE);
            shop.audit().requireStatus("oc2_0", OrderStatus.NEEDS_REVIEW);
            Expect.equal("tries", "The calls of create for an order that got no answer", 6, shop.audit()
                    .creates("oc2_0"));
            List<DeadLetter> letters = shop.log().entries(Schema.DLQ, 0).stream().map(LogEntry::value).toList();
            Expect.that("letters", letters.stream().anyMatch(letter -> "oc2_0".equals(letter.orderId())),
                    "Order oc2_0 was given up, and no dead letter tells of it.");
            for (DeadLetter letter : letters) {
                Expect.that("letters", "oc2_0".equals(letter.orderId()), "There is a dead letter of order "
                        + letter.orderId() + ", which was not given up.");
                Expect.that("letters", letter.attempts() == 6 && letter.lastError() != null,
                        "The dead letter of an order that was tried 6 times is " + letter + ".");
            }
            shop.runFor(3 * MINUTE);
            shop.audit().requireStatus("oc2_0", OrderStatus.NEEDS_REVIEW);
            shop.world().runFor(17 * MINUTE);
            shop.settle(5 * MINUTE);
            shop.audit().requireStatus("oc2_0", isDown ? OrderStatus.NEEDS_REVIEW : OrderStatus.SUCCESS);
            Expect.equal("tries", "The calls of create in all", 6, shop.audit().creates("oc2_0"));
        });
    }

    @Test
    @Check(
            id = "D2",
            title = "Waits between tries grow as agreed",
            points = 3,
            schedules = 6,
            hint =
                    "min(cap, base * 2^(n-1)), at least half of it after a try began, at most all of it and a tick after it ended.")
    void backoff(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("backoff");
            boolean isRefused = random.chance(500);
            Shop.Plan plan = Orders.plan(solution, schedule).instances(1 + random.nextInt(2));
            plan.trouble().whenever(call -> call.port().equals("psp"), isRefused ? new Fault.Refused()
                    : new Fault.LostRequest());
            Shop shop = plan.open();
            PaymentRequest request = Orders.single("c1", Cards.GOOD, "s1", "5.00");
            shop.pay(request);
            for (int i = 0; i < 30; i++) {
                shop.runFor(500 + random.nextInt(3_000));
                shop.pay(request); // an impatient client makes nothing go faster
            }
            shop.runFor(3 * MINUTE);
            List<Long> times = shop.psp().asked().stream().map(SimulatedPsp.Asked::atMillis).toList();
            Expect.equal("tries", "The calls of create for an order that was never answered", 6, times.size());
            for (int n = 1; n < times.size(); n++) {
                long wait = times.get(n) - times.get(n - 1);
                long most = agreed(n) + 2_000 + (isRefused ? 0 : SimulatedPsp.TIMEOUT_MILLIS);
                Expect.that("backoff", wait >= agreed(n) / 2, "Try " + (n + 1) + " came " + wait + " ms after try " + n
                        + " had begun, expected at least "
                        + agreed(n) / 2 + ".");
                Expect.that("backoff", wait <= most, "Try " + (n + 1) + " came " + wait + " ms after try " + n
                        + " had begun"
                        + (isRefused ? "" : ", which got no answer for 10 s") + "; expected at most " + most + ".");
            }
        });
    }

    private static long agreed(int n) {
        return Math.min(60_000, 1_000L << (n - 1));
    }

    @Test
    @Check(
            id = "D3",
            title = "Everything is down for a day, and the provider has forgotten the keys",
            points = 4,
            schedules = 12,
            hint = "When the first try is nearly 24 h old, find() before you create().")
    void forgotten(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("day");
            Shop.Plan plan = Orders.plan(solution, schedule).instances(2).events(new Webhooks.Manner(30 * HOUR,
                    30 * HOUR, 1));
            boolean hasArrived = random.chance(700);
            plan.trouble().whenever(call -> call.port().equals("psp") && plan.now() < 2 * MINUTE,
                    hasArrived ? new Fault.LostReply() : new Fault.LostRequest());
            Shop shop = plan.open();
            shop.pay(Orders.single("c1", random.chance(700) ? Cards.GOOD : Cards.DECLINED, "s1", "5.00"));
            shop.world().runFor(2_000 + random.nextInt(15_000));
            long down = 25 * HOUR + random.nextInt(100_000);
            shop.server(0).downFor(down);
            shop.server(1).downFor(down);
            shop.world().runFor(down + 1_000);
            shop.settle(10 * MINUTE);
        });
    }

    @Test
    @Check(
            id = "D4",
            title = "A tick with nothing due costs the same with hundreds of orders as with none",
            points = 1,
            hint = "An index of what is due, by time. What is finished is not in it.")
    void idle(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Shop shop = Orders.plan(solution, schedule).bank(new Cards(schedule, 1, 2)).open();
            for (int i = 0; i < 25; i++) {
                List<OrderSpec> orders = new ArrayList<>();
                for (int j = 0; j < 20; j++) {
                    orders.add(new OrderSpec("o" + i + "_" + j, "s" + i, "5", "JPY"));
                }
                shop.pay(new PaymentRequest("c" + i, "b", i % 5 == 0 ? Cards.DECLINED : Cards.GOOD, orders));
                shop.world().runFor(2_000);
            }
            shop.world().runFor(30_000);
            shop.settle(5 * MINUTE);
            shop.server(0).tickEvery(0);
            shop.world().runFor(20_000);
            int calls = shop.world().calls().size();
            long rows = shop.payments().rowsRead() + shop.ledger().rowsRead();
            Request<Object> tick = shop.tick(0);
            shop.world().runFor(10_000);
            calls = shop.world().calls().size() - calls;
            rows = shop.payments().rowsRead() + shop.ledger().rowsRead() - rows;
            Expect.that("answer", tick.isAnswered(), "A tick with nothing due is " + tick.state() + ".");
            Expect.that("cost", calls <= 4, "An idle tick made " + calls + " port calls, limit 4.");
            Expect.that("cost", rows <= 10, "An idle tick read " + rows + " rows, limit 10.");
        });
    }
}
