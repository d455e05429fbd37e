package dev.assay.labs.payment.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Schedules;
import dev.assay.kit.port.Money;
import dev.assay.labs.payment.PaymentRequest;
import dev.assay.labs.payment.PaymentSolution;
import dev.assay.labs.payment.PayoutStatus;
import dev.assay.labs.payment.Schema;
import dev.assay.labs.payment.testbed.Cards;
import dev.assay.labs.payment.testbed.Shop;
import dev.assay.labs.payment.testbed.Trouble;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Client;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Two databases, one truth: sales that reach the ledger once, and payouts that leave it once. */
@Part(id = "E", title = "Outbox, wallet and payout")
final class Posting {
    private static final int MOST_CALLS = 50;

    private static Money usd(long minor) {
        return new Money(minor, "USD");
    }

    @Test
    @Check(
            id = "E1",
            title = "The ledger's database does not always answer",
            points = 4,
            schedules = 40,
            hint =
                    "Write what has to be posted together with the SUCCESS; forget it when it is posted. The entry's id makes it happen once.",
            keeps = "the only test in which the ledger's database fails by chance")
    void ledgerFaults(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("checkouts");
            Shop.Plan plan = Orders.plan(solution, schedule).instances(2);
            plan.trouble().often("ledger", 120, Trouble.STORE, 41_000);
            Shop shop = plan.open();
            for (int i = 0; i < 6; i++) {
                shop.pay(Orders.checkout("c" + i, i == 3 ? Cards.SLOW : Cards.GOOD, 1 + random.nextInt(3), random));
                shop.runFor(random.nextInt(6_000));
            }
            shop.settle(400_000);
        });
    }

    @Test
    @Check(
            id = "E2",
            title = "Six payouts, asked for twice each, and money for three",
            points = 3,
            schedules = 30,
            hint =
                    "Take the money out of the wallet in the same transaction that looks whether it is there, with the row locked.")
    void wallet(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("payouts");
            Shop shop = Orders.plan(solution, schedule).instances(2).open();
            refusals(shop);
            shop.fund("s0", usd(1_000));
            List<Client.Conversation<PayoutStatus>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                for (int twice = 0; twice < 2; twice++) {
                    answers.add(shop.payout("p" + i, "s0", "bank", usd(300)));
                    shop.world().runFor(random.nextInt(random.chance(500) ? 3 : 60));
                }
            }
            shop.settle(300_000);
            long paid = shop.psp().transfers().size();
            Expect.that("payouts", paid == 3, paid
                    + " payouts of 3.00 were transferred from a wallet with 10.00; it was to be 3.");
            for (var answer : answers) {
                PayoutStatus status = answer.answer().orElse(null);
                Expect.that("payouts", status == PayoutStatus.PAID || status == PayoutStatus.IN_PROGRESS
                        || status == PayoutStatus.INSUFFICIENT_FUNDS,
                        "A payout was answered " + status + ".");
            }
            String known = shop.psp().transfers().getFirst().reference();
            var other = List.of(shop.payoutAt(0, known, "s0", "bank", usd(301)), shop.payoutAt(0, known, "s0", "bank2",
                    usd(300)),
                    shop.payoutAt(1, known, "s1", "bank", usd(300)), shop.payoutAt(1, known, "s0", "bank",
                            new Money(300, "EUR")));
            var again = shop.payoutAt(1, known, "s0", "bank", usd(300));
            shop.world().runFor(1_000);
            other.forEach(one -> Expect.equal("payouts", "The answer to a known payout with other arguments",
                    PayoutStatus.REJECTED, Shop.answer(one)));
            Expect.equal("payouts", "The answer to a payout that was paid", PayoutStatus.PAID, Shop.answer(again));
            var balance = shop.server(0).request("balance", service -> service.balance("s0", "USD"));
            var nothing = shop.server(0).request("balance", service -> service.balance("s9", "JPY"));
            shop.settle(60_000);
            Expect.equal("balance", "The balance of a wallet with 10.00 after three payouts of 3.00", usd(100),
                    Shop.answer(balance));
            Expect.equal("balance", "The balance of a seller without wallet", new Money(0, "JPY"),
                    Shop.answer(nothing));
            String poor = List.of("p0", "p1", "p2", "p3", "p4", "p5").stream()
                    .filter(name -> shop.psp().transfers().stream().noneMatch(one -> one.reference().equals(name)))
                            .findFirst().orElseThrow();
            shop.pay(Orders.single("c1", Cards.GOOD, "s0", "20.00"));
            shop.settle(60_000);
            var richer = shop.payout(poor, "s0", "bank", usd(300));
            shop.settle(60_000);
            var asked = shop.payoutAt(0, poor, "s0", "bank", usd(300));
            shop.settle(60_000);
            Expect.that("payouts", richer.answer().isPresent() && Shop.answer(asked) == PayoutStatus.PAID,
                    "A payout that was INSUFFICIENT_FUNDS, asked for "
                    + "again when there is money, is answered " + richer.answer().orElse(null) + " and "
                            + Shop.answer(asked) + ".");
        });
    }

    private static void refusals(Shop shop) {
        List<Request<PayoutStatus>> asked = new ArrayList<>();
        for (Money amount : Arrays.asList(null, usd(0), usd(-100), usd(Long.MIN_VALUE))) {
            asked.add(shop.payoutAt(0, "px", "s0", "bank", amount));
        }
        for (String name : Arrays.asList(null, "", "a b")) {
            asked.add(shop.server(0).request("payout", service -> service.payout(name, "s0", "bank", usd(1))));
            asked.add(shop.payoutAt(0, "px", name, "bank", usd(1)));
            asked.add(shop.payoutAt(0, "px", "s0", name, usd(1)));
        }
        Request<PayoutStatus> poor = shop.payoutAt(0, "px", "s0", "bank", usd(1));
        Request<Object> balance = shop.server(0).request("balance", service -> {
            Expect.refused("balance(null, USD)", IllegalArgumentException.class, () -> service.balance(null, "USD"));
            Expect.refused("balance(s0, ZZZ)", IllegalArgumentException.class, () -> service.balance("s0", "ZZZ"));
            Expect.refused("balance(s0, null)", IllegalArgumentException.class, () -> service.balance("s0", null));
            return null;
        });
        shop.world().runFor(1_000);
        asked.forEach(one -> Expect.equal("payouts", "The answer to a payout that is out of range",
                PayoutStatus.REJECTED, Shop.answer(one)));
        Expect.equal("payouts", "The answer to a payout of a seller without wallet", PayoutStatus.INSUFFICIENT_FUNDS,
                Shop.answer(poor));
        Expect.that("answer", balance.isAnswered(), "balance() with bad arguments is " + balance.state() + ".");
    }

    @Test
    @Check(
            id = "E3",
            title = "Transfers get no answer, and some are rejected",
            points = 3,
            schedules = 30,
            hint = "No answer does not mean that the money has not left. Only the bank's no gives it back.")
    void unknownTransfers(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("payouts");
            Shop.Plan plan = Orders.plan(solution, schedule).instances(2);
            plan.trouble().often("psp", 500, Trouble.PSP, 60_000);
            Shop shop = plan.open();
            shop.fund("s0", usd(3_000));
            shop.fund("s1", usd(500));
            List<String> banks = List.of("bank", Cards.NO_ACCOUNT, Cards.SLOW_ACCOUNT, Cards.SLOW_NO_ACCOUNT, "bank2");
            for (int i = 0; i < 6; i++) {
                shop.payout("p" + i, "s" + random.nextInt(2), banks.get(random.nextInt(5)),
                        usd(100 + random.nextInt(300)));
                shop.runFor(random.nextInt(5_000));
            }
            shop.settle(600_000);
        });
    }

    @Test
    @Check(
            id = "E4",
            title = "The process dies at any call of a payout",
            points = 2,
            schedules = 2,
            hint = "Reserve, transfer, settle: each phase begins from what is stored.",
            keeps = "a crash at every call of a payout; its sentence names the call")
    void crashes(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("payout");
            String bank = List.of("bank", Cards.NO_ACCOUNT, Cards.SLOW_ACCOUNT, Cards.SLOW_NO_ACCOUNT)
                    .get(random.nextInt(4));
            Shop quiet = Orders.plan(solution, schedule).open();
            quiet.fund("s0", usd(1_000));
            int first = quiet.server(0).instance().calls();
            quiet.payout("p1", "s0", bank, usd(400));
            quiet.world().runFor(12_000);
            int calls = Math.min(MOST_CALLS, quiet.server(0).instance().calls() - first);
            for (int k = 0; k < calls; k++) {
                for (Fault crash : List.of(new Fault.CrashBefore(), new Fault.CrashAfter())) {
                    Orders.Spot spot = new Orders.Spot("a", first + k);
                    Shop.Plan plan = Orders.plan(solution, schedule);
                    plan.trouble().whenever(spot.hit(), crash);
                    spot.in(Orders.inWords(crash), () -> {
                        Shop shop = plan.open();
                        shop.fund("s0", usd(1_000));
                        var answer = shop.payout("p1", "s0", bank, usd(400));
                        shop.settle(310_000);
                        Expect.that("payouts", answer.answer().isPresent(),
                                "The payout p1, asked for up to ten times, has no answer.");
                        Expect.that("payouts", shop.ledger().committed(Schema.JOURNAL, "payout:p1") != null,
                                "The payout p1 was answered "
                                + answer.answer().orElse(null) + " and never taken from the wallet.");
                    });
                }
            }
        });
    }

    /** Two parties at the same rows: one stands before each of its calls in turn while the other runs. */
    private static void between(
            PaymentSolution solution, Schedule schedule, String what, Function<Shop, Request<?>> one, Function<Shop,
                    Request<?>> other) {
        int calls = 1;
        int first = 0;
        for (int k = -1; k < calls; k++) {
            Shop[] now = new Shop[1];
            Orders.Spot spot = new Orders.Spot("a", first + k);
            Shop.Plan plan = Orders.plan(solution, schedule).instances(2).eventsTo(1).withoutTicks();
            if (k >= 0) {
                plan.trouble().whenever(spot.hit(), new Fault.PauseFor(() -> other.apply(now[0]), 20_000));
            }
            Shop shop = plan.open();
            now[0] = shop;
            shop.fund("s0", usd(1_000));
            shop.payAt(1, Orders.single("c1", Cards.GOOD, "s0", "12.00"));
            shop.world().runFor(3_000);
            int before = shop.server(0).instance().calls();
            int is = k;
            spot.in(what, () -> {
                Request<?> running = one.apply(shop);
                shop.world().runUntil(() -> running.state() != Request.State.RUNNING, 60_000);
                if (is >= 0) {
                    shop.server(0).tickEvery(1_000);
                    shop.server(1).tickEvery(1_000);
                    shop.settle(300_000);
                }
            });
            if (k < 0) {
                first = before;
                calls = Math.min(25, shop.server(0).instance().calls() - before);
            }
        }
    }

    /** One party stands before each of its calls in turn, for longer than any lease, while ticks go on elsewhere. */
    private static void sleeping(PaymentSolution solution, Schedule schedule, String bank) {
        int calls = 1;
        int first = 0;
        for (int k = -1; k < calls; k++) {
            Orders.Spot spot = new Orders.Spot("a", first + k);
            Shop.Plan plan = Orders.plan(solution, schedule).instances(2).withoutTicks();
            if (k >= 0) {
                plan.trouble().whenever(spot.hit(), new Fault.Pause(40_000));
            }
            Shop shop = plan.open();
            shop.fund("s0", usd(1_000));
            int before = shop.server(0).instance().calls();
            spot.in("a stood for 40 s before", () -> {
                Request<PayoutStatus> running = shop.payoutAt(0, "p1", "s0", bank, usd(700));
                shop.server(1).tickEvery(1_000);
                shop.world().runUntil(() -> running.state() != Request.State.RUNNING, 60_000);
                shop.settle(300_000);
            });
            if (k < 0) {
                first = before;
                calls = Math.min(20, shop.server(0).instance().calls() - before);
            }
        }
    }

    @Test
    @Check(
            id = "E5",
            title = "Ticks, payments and payouts meet at one wallet",
            points = 2,
            schedules = 2,
            hint = "A wallet that was read and is written later was perhaps another one in between.")
    void meeting(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            PaymentRequest request = Orders.single("c2", Cards.GOOD, "s0", "5.00");
            sleeping(solution, schedule, Cards.NO_ACCOUNT);
            sleeping(solution, schedule, "bank");
            between(solution, schedule, "b ticked while a's tick stood before", shop -> shop.tick(0),
                    shop -> shop.tick(1));
            between(solution, schedule, "b paid out while a's tick stood before", shop -> shop.tick(0),
                    shop -> shop.payoutAt(1, "p1", "s0", "bank", usd(700)));
            between(solution, schedule, "b ticked while a's payment stood before", shop -> shop.payAt(0, request),
                    shop -> shop.tick(1));
            between(solution, schedule, "b paid out while a's payout stood before", shop -> shop.payoutAt(0, "p1",
                    "s0", "bank", usd(700)),
                    shop -> shop.payoutAt(1, "p2", "s0", Cards.NO_ACCOUNT, usd(700)));
        });
    }
}
