package dev.assay.labs.payment.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.payment.OrderStatus;
import dev.assay.labs.payment.PaymentRequest;
import dev.assay.labs.payment.PaymentSolution;
import dev.assay.labs.payment.Signatures;
import dev.assay.labs.payment.WebhookEvent;
import dev.assay.labs.payment.WebhookReply;
import dev.assay.labs.payment.testbed.Cards;
import dev.assay.labs.payment.testbed.Shop;
import dev.assay.labs.payment.testbed.Trouble;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.Webhooks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events: late, repeated, in any order, forged, and between a read and a write. */
@Part(id = "C", title = "Webhooks and pending")
final class Events {
    private static final List<String> CARDS = List.of(Cards.GOOD, Cards.SLOW, Cards.SLOW_DECLINED, Cards.PAGE,
            Cards.DECLINED, Cards.STUCK);

    @Test
    @Check(
            id = "C1",
            title = "Events repeat, come in any order, and before the answer that they are about",
            points = 4,
            schedules = 40,
            hint =
                    "A late 'processing' undoes nothing. A final event finds an order in any state, not only in PENDING.")
    void anyOrder(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("checkouts");
            Shop shop = Orders.plan(solution, schedule).instances(2).bank(new Cards(schedule, 20, 3_000))
                    .events(new Webhooks.Manner(0, 3_000, 2)).open();
            for (int i = 0; i < 6; i++) {
                PaymentRequest request = Orders.checkout("c" + i, CARDS.get(i), 1 + random.nextInt(2), random);
                shop.pay(request);
                if (random.chance(300)) {
                    shop.world().runFor(random.nextInt(2_000));
                    shop.pay(request);
                }
                shop.runFor(random.nextInt(3_000));
            }
            shop.runFor(2_000);
            shop.runFor(10_000);
            shop.settle(120_000);
            shop.audit().requireStatus("oc5_0", OrderStatus.PENDING);
            shop.audit().requireStatus("oc1_0", OrderStatus.SUCCESS);
            shop.audit().requireStatus("oc2_0", OrderStatus.FAILED);
            shop.audit().requireStatus("oc3_0", OrderStatus.SUCCESS);
            redirected(solution, schedule);
        });
    }

    /**
     * A buyer who has to pay on the provider's page must learn where that is, and not be sent there when it is done.
     */
    private static void redirected(PaymentSolution solution, Schedule schedule) {
        Shop shop = Orders.plan(solution, schedule).open();
        shop.pay(Orders.single("c1", Cards.PAGE, "s1", "3.00"));
        shop.runFor(3_000);
        shop.audit().requireStatus("oc1_0", OrderStatus.PENDING);
        String page = shop.psp().payments().getFirst().redirectUrl();
        Expect.equal("redirect", "The page to which the buyer of order oc1_0 is sent", page, shop.audit().view("oc1_0")
                .redirectUrl());
        shop.runFor(10_000);
        shop.settle(60_000);
        shop.audit().requireStatus("oc1_0", OrderStatus.SUCCESS);
        Expect.equal("redirect", "The page to which the buyer of order oc1_0 is sent when it is paid", "", shop.audit()
                .view("oc1_0").redirectUrl());
    }

    private static WebhookReply reply(Shop shop, Request<WebhookReply> request) {
        shop.world().runFor(300);
        return Shop.answer(request);
    }

    private static void says(Shop shop, WebhookReply expected, String what, int instance, long timestamp,
            String signature, String body) {
        WebhookReply reply = reply(shop, shop.webhook(instance, timestamp, signature, body));
        Expect.equal("webhook", "The answer to " + what, expected, reply);
    }

    @Test
    @Check(
            id = "C2",
            title = "Only the provider's own events are believed, and only fresh ones",
            points = 3,
            schedules = 8,
            hint = "Sign timestamp, point and body. The time counts in both directions, by your own clock.")
    void signed(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("events");
            Shop shop = Orders.plan(solution, schedule).instances(2).skew(2_000).open();
            shop.runFor(400_000 + random.nextInt(1_000));
            shop.pay(Orders.single("c1", Cards.STUCK, "s1", "12.00"));
            shop.runFor(5_000);
            shop.audit().requireStatus("oc1_0", OrderStatus.PENDING);
            WebhookReply bad = WebhookReply.BAD_SIGNATURE;
            String captured = new WebhookEvent("e1", WebhookEvent.CAPTURED, "oc1_0", "pay_0", 1_200, "USD").body();
            String processing = new WebhookEvent("e2", WebhookEvent.PROCESSING, "oc1_0", "pay_0", 1_200, "USD").body();
            for (int instance = 0; instance < 2; instance++) {
                long now = clock(shop, instance);
                says(shop, bad, "an event with another key's signature", instance, now, Signatures.hmacHex("guess", now
                        + "." + captured), captured);
                now = clock(shop, instance);
                says(shop, bad, "an event with another event's signature", instance, now, Shop.signature(now,
                        processing), captured);
                now = clock(shop, instance);
                says(shop, bad, "an event with another time's signature", instance, now, Shop.signature(now - 1,
                        captured), captured);
                now = clock(shop, instance);
                says(shop, bad, "an event with half a signature", instance, now, Shop.signature(now, captured)
                        .substring(0, 32), captured);
                now = clock(shop, instance);
                says(shop, bad, "an event with an empty signature", instance, now, "", captured);
                now = clock(shop, instance);
                says(shop, bad, "an event without signature (null)", instance, now, null, captured);
                now = clock(shop, instance);
                says(shop, bad, "an event without body (null)", instance, now, Shop.signature(now, captured), null);
                for (long age : new long[] {301_000, 310_000, -301_000, -310_000, 86_400_000}) {
                    long then = clock(shop, instance) - age;
                    says(shop, bad, "an event with a time that is " + age / 1_000 + " s old", instance, then,
                            Shop.signature(then, captured), captured);
                }
                for (long age : new long[] {299_000, -299_000, 0}) {
                    long then = clock(shop, instance) - age;
                    says(shop, WebhookReply.OK, "an event with a time that is " + age / 1_000 + " s old", instance,
                            then,
                            Shop.signature(then, processing), processing);
                }
                String unknown = new WebhookEvent("e3", WebhookEvent.CAPTURED, "nobody", "pay_9", 1_200, "USD").body();
                now = clock(shop, instance);
                says(shop, WebhookReply.OK, "an event about an unknown order", instance, now, Shop.signature(now,
                        unknown), unknown);
                now = clock(shop, instance);
                says(shop, WebhookReply.OK, "a signed body that is no event", instance, now, Shop.signature(now,
                        "hello"), "hello");
            }
            shop.settle(60_000);
            shop.audit().requireStatus("oc1_0", OrderStatus.PENDING);
        });
    }

    private static long clock(Shop shop, int instance) {
        return shop.clockMillis(instance);
    }

    @Test
    @Check(
            id = "C3",
            title = "Another amount than the order's was captured",
            points = 2,
            schedules = 6,
            hint = "Compare amount and currency before you believe that an order is paid.")
    void amounts(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("checkouts");
            Shop shop = Orders.plan(solution, schedule).events(new Webhooks.Manner(0, 3_000, 3)).open();
            shop.pay(Orders.checkout("c1", Cards.TOO_MUCH, 1, random));
            shop.pay(Orders.checkout("c2", Cards.WRONG_CURRENCY, 1, random));
            shop.pay(Orders.checkout("c3", Cards.SLOW, 1, random));
            shop.runFor(10_000);
            shop.settle(120_000);
            shop.audit().requireStatus("oc1_0", OrderStatus.NEEDS_REVIEW);
            shop.audit().requireStatus("oc2_0", OrderStatus.NEEDS_REVIEW);
            shop.audit().requireStatus("oc3_0", OrderStatus.SUCCESS);
        });
    }

    @Test
    @Check(
            id = "C4",
            title = "An event comes between your read and your write",
            points = 5,
            schedules = 2,
            hint = "Lock the row that you read, or write only if its version is still the one that you read.")
    void between(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            for (String card : List.of(Cards.SLOW, Cards.SLOW_DECLINED)) {
                PaymentRequest request = Orders.single("c1", card, "s1", "12.00");
                Shop quiet = Orders.plan(solution, schedule).instances(2).eventsTo(1).open();
                int first = quiet.server(0).instance().calls();
                quiet.payAt(0, request);
                quiet.world().runFor(1_200);
                int calls = Math.min(30, quiet.server(0).instance().calls() - first);
                for (int k = 0; k < calls; k++) {
                    Orders.Spot spot = new Orders.Spot("a", first + k);
                    Shop.Plan plan = Orders.plan(solution, schedule).instances(2).eventsTo(1);
                    plan.trouble().whenever(spot.hit(), new Fault.Pause(4_000));
                    spot.in("an event was handled by b while a stood before", () -> {
                        Shop shop = plan.open();
                        shop.payAt(0, request);
                        shop.runFor(10_000);
                        shop.settle(120_000);
                        shop.audit().requireStatus("oc1_0", card.equals(Cards.SLOW) ? OrderStatus.SUCCESS
                                : OrderStatus.FAILED);
                    });
                }
            }
        });
    }

    @Test
    @Check(
            id = "C5",
            title = "Events come while the payments database does not always answer",
            points = 2,
            schedules = 24,
            hint = "OK means that it will not come again.")
    void redelivered(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("checkouts");
            Shop.Plan plan = Orders.plan(solution, schedule).instances(2).events(new Webhooks.Manner(2_000, 20_000, 1));
            Shop shop = plan.open();
            for (int i = 0; i < 4; i++) {
                shop.pay(Orders.checkout("c" + i, List.of(Cards.SLOW, Cards.PAGE, Cards.SLOW_DECLINED).get(i % 3), 2,
                        random));
            }
            shop.runFor(2_000);
            plan.trouble().often("payments", 300, Trouble.STORE, 60_000);
            shop.runFor(10_000);
            shop.settle(400_000);
        });
    }
}
