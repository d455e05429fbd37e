package dev.assay.labs.payment.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.labs.payment.OrderSpec;
import dev.assay.labs.payment.OrderStatus;
import dev.assay.labs.payment.PayReply;
import dev.assay.labs.payment.PaymentRequest;
import dev.assay.labs.payment.PaymentSolution;
import dev.assay.labs.payment.Schema;
import dev.assay.labs.payment.testbed.Cards;
import dev.assay.labs.payment.testbed.Shop;
import dev.assay.labs.payment.testbed.Trouble;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.Client;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Request;
import dev.assay.simulator.service.Webhooks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Charging exactly once: without trouble, twice at the same time, with every kind of no answer, and with a death at
 * every call.
 */
@Part(id = "B", title = "Charge exactly once")
final class Charging {
    private static final int MOST_CALLS = 60;

    // ----------------------------------------------------------------------------------------------------------- B1

    @Test
    @Check(
            id = "B1",
            title = "Without trouble, everything is charged, booked and answered, at a fair price",
            points = 3,
            schedules = 10,
            hint =
                    "Invalid requests leave nothing behind. A repeated request for finished orders reads, and asks nobody.")
    void quiet(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("checkouts");
            Shop shop = Orders.plan(solution, schedule).withoutTicks().events(new Webhooks.Manner(30_000, 30_000, 1))
                    .open();
            invalid(shop, random);
            for (int i = 0; i < 4; i++) {
                String card = i == 2 ? Cards.DECLINED : Cards.GOOD;
                priced(shop, Orders.checkout("c" + i, card, i == 0 ? 1 : 1 + random.nextInt(3), random));
            }
            shop.server(0).tickEvery(1_000);
            shop.runFor(11_000);
            for (int i = 0; i < 4; i++) {
                OrderStatus status = i == 2 ? OrderStatus.FAILED : OrderStatus.SUCCESS;
                shop.audit().requireStatus("oc" + i + "_0", status);
                boolean isBooked = shop.ledger().committed(Schema.JOURNAL, "pay:oc" + i + "_0") != null;
                Expect.that("deadline", isBooked == (i != 2), "11 s after order oc" + i + "_0 became " + status
                        + " the ledger has "
                        + (isBooked ? "an" : "no") + " entry of it.");
            }
            Expect.equal("reason", "The reason of a declined order", Cards.CODE, shop.audit().view("oc2_0").reason());
            shop.settle(120_000);
            shop.audit().creates(1, 3);
        });
    }

    private static void priced(Shop shop, PaymentRequest request) {
        for (int time = 0; time < 2; time++) {
            if (time == 1) {
                shop.server(0).tickEvery(1_000); // whoever charges in ticks has finished then
                shop.runFor(3_000);
                shop.server(0).tickEvery(0);
                shop.runFor(2_000);
            }
            int before = shop.world().calls().size();
            Request<PayReply> pay = shop.payAt(0, request);
            shop.world().runUntil(() -> pay.state() != Request.State.RUNNING, 60_000);
            Expect.that("answer", pay.isAnswered(), "pay(" + request.checkoutId() + ") without any trouble is "
                    + pay.state() + ".");
            var calls = shop.world().calls().subList(before, shop.world().calls().size());
            long psp = calls.stream().filter(call -> call.port().equals("psp")).count();
            long stores = calls.size() - psp;
            int orders = request.orders().size();
            long most = time == 1 ? 5L + 3L * orders : 24L * orders;
            Expect.that("cost", stores <= most, (time == 1 ? "repeated " : "") + "pay(" + request.checkoutId()
                    + ") with " + orders + " orders: "
                    + stores + " store calls, limit " + most + ".");
            Expect.that("cost", psp <= (time == 1 ? 0 : 3 * orders), (time == 1 ? "repeated " : "") + "pay("
                    + request.checkoutId() + "): " + psp
                    + " calls of the provider.");
        }
    }

    private static void invalid(Shop shop, RandomStream random) {
        OrderSpec good = new OrderSpec("ox", "s1", "1.00", "USD");
        List<OrderSpec> many = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            many.add(new OrderSpec("ox" + i, "s1", "1.00", "USD"));
        }
        List<PaymentRequest> all = new ArrayList<>();
        all.add(null);
        for (String name : Arrays.asList(null, "", " ", "a b", "x".repeat(65), "c|1")) {
            all.add(new PaymentRequest(name, "b1", Cards.GOOD, List.of(good)));
            all.add(new PaymentRequest("cx", name, Cards.GOOD, List.of(good)));
            all.add(new PaymentRequest("cx", "b1", Cards.GOOD, List.of(good, new OrderSpec(name, "s1", "1.00",
                    "USD"))));
            all.add(new PaymentRequest("cx", "b1", Cards.GOOD, List.of(good, new OrderSpec("oy", name, "1.00",
                    "USD"))));
        }
        for (String amount : Arrays.asList(null, "", "0", "0.00", "-1", "1.234", "ten")) {
            all.add(new PaymentRequest("cx", "b1", Cards.GOOD, List.of(good, new OrderSpec("oy", "s1", amount,
                    "USD"))));
        }
        all.add(new PaymentRequest("cx", "b1", Cards.GOOD, List.of(good, new OrderSpec("oy", "s1", "1", "ZZZ"))));
        all.add(new PaymentRequest("cx", "b1", null, List.of(good)));
        all.add(new PaymentRequest("cx", "b1", Cards.GOOD, null));
        all.add(new PaymentRequest("cx", "b1", Cards.GOOD, List.of()));
        all.add(new PaymentRequest("cx", "b1", Cards.GOOD, many));
        all.add(new PaymentRequest("cx", "b1", Cards.GOOD, List.of(good, good)));
        all.add(new PaymentRequest("cx", "b1", Cards.GOOD, Collections.singletonList(null)));
        List<Request<PayReply>> asked = new ArrayList<>();
        for (PaymentRequest request : all) {
            asked.add(shop.server(0).request("pay " + (request == null ? "null" : request.checkoutId()), service ->
                    service.pay(request)));
        }
        var status = shop.status("ox");
        var unnamed = shop.status(null);
        shop.world().runFor(1_000);
        for (int i = 0; i < all.size(); i++) {
            Expect.equal("invalid", "The answer to " + all.get(i), new PayReply.Rejected(PayReply.Code.INVALID),
                    Shop.answer(asked.get(i)));
        }
        Expect.equal("invalid", "status of an order that came in invalid requests only", null, Shop.answer(status));
        Expect.equal("invalid", "status(null)", null, Shop.answer(unnamed));
        shop.pay(Orders.single("cx", Cards.GOOD, "s1", "1.00")); // its name is free
        shop.world().runFor(1_000);
    }

    // ----------------------------------------------------------------------------------------------------------- B2

    @Test
    @Check(
            id = "B2",
            title = "Every request comes twice, to two instances, at the same time",
            points = 4,
            schedules = 30,
            hint = "The other instance has another memory. A unique name in the database decides who is first.",
            keeps = "the first race that students meet: the same request twice, at the same time")
    void twice(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("checkouts");
            Shop shop = Orders.plan(solution, schedule).instances(2).open();
            for (int i = 0; i < 4; i++) {
                PaymentRequest request = Orders.checkout("c" + i, i == 1 ? Cards.DECLINED : Cards.GOOD, 1
                        + random.nextInt(3), random);
                shop.payAt(random.nextInt(2), request);
                shop.pay(request);
                shop.world().runFor(random.nextInt(200));
                shop.pay(request);
                shop.world().runFor(random.nextInt(2_000));
            }
            shop.settle(300_000);
            shop.audit().creates(0, 4);
            shop.audit().requireStatus("oc0_0", OrderStatus.SUCCESS);
            shop.audit().requireStatus("oc1_0", OrderStatus.FAILED);
        });
    }

    // ----------------------------------------------------------------------------------------------------------- B3

    private static PaymentRequest changed(PaymentRequest request, int what) {
        List<OrderSpec> orders = new ArrayList<>(request.orders());
        OrderSpec first = orders.getFirst();
        String card = request.cardToken();
        String buyer = request.buyer();
        switch (what) {
            case 0 -> orders.set(0, new OrderSpec(first.orderId(), first.seller(), "7", first.currency()));
            case 1 -> orders.set(0, new OrderSpec(first.orderId(), first.seller() + "x", first.amount(),
                    first.currency()));
            case 2 -> orders.set(0, new OrderSpec(first.orderId(), first.seller(), "5", first.currency().equals("JPY")
                    ? "KRW" : "GBP"));
            case 3 -> card = Cards.DECLINED;
            case 4 -> buyer = buyer + "x";
            case 5 -> orders.add(new OrderSpec(first.orderId() + "x", "s1", "5", "JPY"));
            case 6 -> orders.removeLast();
            default -> Collections.swap(orders, 0, 1);
        }
        return new PaymentRequest(request.checkoutId(), buyer, card, orders);
    }

    private static PayReply answer(Client.Conversation<PayReply> conversation, String who) {
        return conversation.answer().orElseThrow(() -> new Violation("answer", "pay(" + who + ") has no answer."));
    }

    private static boolean isRejected(PayReply reply, PayReply.Code code) {
        return reply instanceof PayReply.Rejected rejected && rejected.code() == code;
    }

    @Test
    @Check(
            id = "B3",
            title = "A name is for one request, also when two race for it",
            points = 4,
            schedules = 48,
            hint =
                    "Insert, and look whether it was there. Compare all of the request. Reject before anything is stored.")
    void reused(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("checkouts");
            Shop shop = Orders.plan(solution, schedule).instances(2).open();
            PaymentRequest first = Orders.checkout("c1", Cards.GOOD, 2, random);
            PaymentRequest second = changed(first, random.nextInt(8));
            var one = shop.pay(first);
            shop.world().runFor(random.chance(500) ? random.nextInt(20) : 5_000);
            var other = shop.pay(second);
            shop.settle(300_000);
            PayReply[] replies = {answer(one, "c1"), answer(other, "c1")};
            long accepted = Arrays.stream(replies).filter(reply -> reply instanceof PayReply.Accepted).count();
            Expect.that("name", accepted == 1 && Arrays.stream(replies).anyMatch(reply -> isRejected(reply,
                    PayReply.Code.KEY_REUSED)),
                    "Two different requests for the checkout c1 were answered " + replies[0] + " and " + replies[1]
                            + "; one has to be accepted, and the other is KEY_REUSED.");
            others(shop, random);
        });
    }

    /** Two checkouts want the same order; whoever is rejected has left nothing. */
    private static void others(Shop shop, RandomStream random) {
        OrderSpec shared = new OrderSpec("shared", "s1", "3.00", "USD");
        List<PaymentRequest> both = new ArrayList<>();
        for (String name : List.of("d1", "d2")) {
            List<OrderSpec> orders = new ArrayList<>(List.of(new OrderSpec("own_" + name, "s2", "4.00", "USD"),
                    shared));
            if (random.chance(500)) {
                Collections.reverse(orders);
            }
            both.add(new PaymentRequest(name, "b1", Cards.GOOD, orders));
        }
        var one = shop.pay(both.get(0));
        shop.world().runFor(random.chance(500) ? random.nextInt(20) : 5_000);
        var other = shop.pay(both.get(1));
        shop.settle(300_000);
        PayReply[] replies = {answer(one, "d1"), answer(other, "d2")};
        boolean isFirst = replies[0] instanceof PayReply.Accepted;
        Expect.that("order", isFirst != replies[1] instanceof PayReply.Accepted && isRejected(replies[isFirst ? 1 : 0],
                PayReply.Code.ORDER_EXISTS),
                "Two checkouts with the same order were answered " + replies[0] + " and " + replies[1]
                        + "; one has to be accepted, and the other is ORDER_EXISTS.");
        String loser = isFirst ? "d2" : "d1";
        var left = shop.status("own_" + loser);
        var again = shop.pay(new PaymentRequest(loser, "b1", Cards.GOOD, List.of(new OrderSpec("fresh", "s2", "4.00",
                "USD"))));
        shop.settle(300_000);
        Expect.equal("order", "status of the other order of a checkout that was ORDER_EXISTS", null, Shop.answer(left));
        Expect.that("order", answer(again, loser) instanceof PayReply.Accepted,
                "A checkout that was ORDER_EXISTS, asked again with another order, is "
                + answer(again, loser) + "; nothing of it was to be stored.");
    }

    // ----------------------------------------------------------------------------------------------------------- B4

    @Test
    @Check(
            id = "B4",
            title = "The provider refuses, loses requests and answers, and is late",
            points = 6,
            schedules = 40,
            hint = "No answer is neither yes nor no. Ask again, with the same key, until there is one.",
            keeps = "the only test in which the provider fails in all its ways at once, for many buyers")
    void unknown(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("checkouts");
            Shop.Plan plan = Orders.plan(solution, schedule).instances(2).events(new Webhooks.Manner(0, 120_000, 1));
            plan.trouble().often("psp", 400, Trouble.PSP, 41_000);
            Shop shop = plan.open();
            for (int i = 0; i < 5; i++) {
                String card = random.nextInt(4) == 0 ? Cards.DECLINED : Cards.GOOD;
                shop.pay(Orders.checkout("c" + i, card, 1 + random.nextInt(3), random));
                shop.runFor(random.nextInt(8_000));
            }
            shop.settle(900_000);
            shop.audit().creates(6, 6);
        });
    }

    // ------------------------------------------------------------------------------------------------------- B5, B6

    /** A process that dies at each call in turn, from the beginning of a request until its effect is in the books. */
    private static void atEveryCall(PaymentSolution solution, Schedule schedule, int tries) {
        RandomStream random = schedule.stream("checkout");
        PaymentRequest request = Orders.checkout("c1", random.chance(300) ? Cards.DECLINED : Cards.GOOD, 2, random);
        Shop quiet = Orders.plan(solution, schedule).open();
        int first = quiet.server(0).instance().calls();
        quiet.pay(request);
        quiet.world().runFor(4_000);
        int calls = Math.min(MOST_CALLS, quiet.server(0).instance().calls() - first);
        for (int k = 0; k < calls; k++) {
            for (Fault crash : List.of(new Fault.CrashBefore(), new Fault.CrashAfter())) {
                Orders.Spot spot = new Orders.Spot("a", first + k);
                Shop.Plan plan = Orders.plan(solution, schedule).tries(tries);
                plan.trouble().whenever(spot.hit(), crash);
                spot.in(Orders.inWords(crash), () -> {
                    Shop shop = plan.open();
                    shop.pay(request);
                    shop.settle(310_000);
                });
            }
        }
    }

    @Test
    @Check(
            id = "B5",
            title = "The process dies at any call, and the client asks again",
            points = 5,
            schedules = 3,
            hint = "What is stored before a call must be enough to go on after it, in another process.",
            keeps = "a crash at every call while the client comes back; its sentence names the call")
    void crashes(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> atEveryCall(solution, schedule, 10));
    }

    @Test
    @Check(
            id = "B6",
            title = "The process dies at any call, and no client ever comes back",
            points = 4,
            schedules = 2,
            hint = "What is stored and not finished has to be found by somebody: by tick, in an index of what is due.",
            keeps = "the same crashes when no client comes back: nobody but tick() goes on")
    void abandoned(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> atEveryCall(solution, schedule, 1));
    }

    // ----------------------------------------------------------------------------------------------------------- B7

    @Test
    @Check(
            id = "B7",
            title = "The payments database does not always answer",
            points = 4,
            schedules = 40,
            hint = "A commit without an answer has happened, or has not. Look before you do it again.")
    void database(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("checkouts");
            Shop.Plan plan = Orders.plan(solution, schedule).instances(2);
            plan.trouble().often("payments", 80, Trouble.STORE, 41_000);
            Shop shop = plan.open();
            for (int i = 0; i < 6; i++) {
                String card = random.nextInt(4) == 0 ? Cards.DECLINED : Cards.GOOD;
                PaymentRequest request = Orders.checkout("c" + i, card, 1 + random.nextInt(3), random);
                shop.pay(request);
                if (random.chance(500)) {
                    shop.pay(request);
                }
                shop.runFor(random.nextInt(6_000));
            }
            shop.settle(400_000);
        });
    }
}
