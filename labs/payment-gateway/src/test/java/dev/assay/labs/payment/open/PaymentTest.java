package dev.assay.labs.payment.open;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Returned;
import dev.assay.exam.Schedules;
import dev.assay.kit.port.Money;
import dev.assay.labs.payment.Finding;
import dev.assay.labs.payment.JournalEntry;
import dev.assay.labs.payment.Ledger;
import dev.assay.labs.payment.Leg;
import dev.assay.labs.payment.MoneyCodec;
import dev.assay.labs.payment.OrderSpec;
import dev.assay.labs.payment.OrderStatus;
import dev.assay.labs.payment.OurCharge;
import dev.assay.labs.payment.PaymentRequest;
import dev.assay.labs.payment.PaymentSolution;
import dev.assay.labs.payment.PayoutStatus;
import dev.assay.labs.payment.Reconciliation;
import dev.assay.labs.payment.SettlementLine;
import dev.assay.labs.payment.WebhookEvent;
import dev.assay.labs.payment.WebhookReply;
import dev.assay.labs.payment.testbed.Cards;
import dev.assay.labs.payment.testbed.Shop;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.service.Fault;
import dev.assay.simulator.service.Request;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Examples to work with. The hidden tests ask the same questions with more trouble, and a few more. */
@Part(id = "P", title = "Public tests")
final class PaymentTest {
    private static final Money TEN = new Money(1_000, "USD");

    private static Shop.Plan plan(PaymentSolution solution, Schedule schedule) {
        return new Shop.Plan(solution, solution.money(), schedule);
    }

    private static PaymentRequest checkout(String name, String card, int orders) {
        List<OrderSpec> specs = IntStream.range(0, orders)
                .mapToObj(i -> new OrderSpec(name + "_" + i, "s" + i, "12.5", "USD")).toList();
        return new PaymentRequest(name, "buyer", card, specs);
    }

    @Test
    @Check(id = "P1", title = "Amounts are read and written",
            hint = "Count in minor units; a currency says how many there are.")
    void amounts(PaymentSolution solution) {
        MoneyCodec money = solution.money();
        Map.of("12.34", 1_234L, "1.2", 120L, "0.05", 5L, "7", 700L).forEach((text, minor) ->
                Expect.equal("parse", "parse(\"" + text + "\", USD)", new Money(minor, "USD"), money.parse(text,
                        "USD")));
        Expect.equal("parse", "parse(\"5\", JPY)", new Money(5, "JPY"), money.parse("5", "JPY"));
        Expect.equal("parse", "parse(\"1.234\", KWD)", new Money(1_234, "KWD"), money.parse("1.234", "KWD"));
        for (String bad : List.of("1.230", "-1", "1e3", "", ".5", "1.")) {
            Expect.refused("parse(\"" + bad + "\", USD)", IllegalArgumentException.class, () -> money.parse(bad,
                    "USD"));
        }
        Expect.equal("format", "format of 5 minor units of USD", "0.05", money.format(new Money(5, "USD")));
        Expect.equal("format", "format of 5 minor units of JPY", "5", money.format(new Money(5, "JPY")));
    }

    @Test
    @Check(id = "P2", title = "Amounts are split without loss",
            hint = "Round down, then give away what is left, one by one.")
    void split(PaymentSolution solution) {
        split(solution, 100, List.of(1, 1, 1), List.of(34L, 33L, 33L));
        split(solution, 100, List.of(3, 0, 4), List.of(43L, 0L, 57L));
        split(solution, 5, List.of(1, 1, 2), List.of(1L, 1L, 3L));
    }

    private static void split(PaymentSolution solution, long total, List<Integer> weights, List<Long> expected) {
        List<Long> parts = Returned.list("A split", Money.class, solution.money().split(new Money(total, "USD"),
                weights)).stream().map(Money::minor).toList();
        Expect.equal("split", total + " minor units split by " + weights, expected, parts);
    }

    @Test
    @Check(id = "P3", title = "An entry that is not balanced is refused",
            hint = "Each currency sums to zero for itself.")
    void unbalanced(PaymentSolution solution) {
        Ledger ledger = solution.ledger();
        Expect.refused("an entry of 10 and -9", IllegalArgumentException.class, () -> ledger.post(new JournalEntry("e1",
                List.of(new Leg("buyer:b", 10, "USD"), new Leg("seller:s", -9, "USD")), 0)));
        Expect.equal("ledger", "The number of entries after a refusal", 0, ledger.entries().size());
    }

    @Test
    @Check(id = "P4", title = "Checkouts of one and three orders are paid", schedules = 3,
            hint = "Store, charge, record, answer.")
    void happy(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Shop shop = plan(solution, schedule).open();
            shop.pay(checkout("c1", Cards.GOOD, 1));
            shop.pay(checkout("c2", Cards.GOOD, 3));
            shop.pay(checkout("c3", Cards.DECLINED, 1));
            shop.settle(60_000);
            shop.audit().requireStatus("c1_0", OrderStatus.SUCCESS);
            shop.audit().requireStatus("c2_2", OrderStatus.SUCCESS);
            shop.audit().requireStatus("c3_0", OrderStatus.FAILED);
        });
    }

    @Test
    @Check(id = "P5", title = "A request that is repeated is not charged again", schedules = 3,
            hint = "The checkout's name is a key.")
    void repeated(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Shop shop = plan(solution, schedule).open();
            shop.pay(checkout("c1", Cards.GOOD, 2));
            shop.runFor(3_000);
            shop.pay(checkout("c1", Cards.GOOD, 2));
            shop.settle(60_000);
            shop.audit().requireStatus("c1_1", OrderStatus.SUCCESS);
            Expect.equal("charges", "The number of payments", 2, shop.psp().payments().size());
        });
    }

    @Test
    @Check(id = "P6", title = "Answers of the provider are lost", schedules = 10, hint = "No answer does not mean no.")
    void lostReplies(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Shop.Plan plan = plan(solution, schedule).instances(2);
            plan.trouble().often("psp", 200, List.of(new Fault.LostReply()), 40_000);
            Shop shop = plan.open();
            for (int i = 0; i < 4; i++) {
                shop.pay(checkout("c" + i, i == 3 ? Cards.DECLINED : Cards.GOOD, 1 + i % 2));
                shop.runFor(3_000);
            }
            shop.settle(600_000);
        });
    }

    @Test
    @Check(id = "P7", title = "The process dies at each of the first ten port calls", schedules = 1,
            hint = "Whoever comes next goes on from what is stored.")
    void crashes(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            for (int k = 0; k < 10; k++) {
                int call = k;
                Shop.Plan plan = plan(solution, schedule);
                plan.trouble().whenever(one -> one.index() == call, new Fault.CrashAfter());
                Shop shop = plan.open();
                shop.pay(checkout("c1", Cards.GOOD, 1));
                shop.settle(300_000);
                shop.audit().requireStatus("c1_0", OrderStatus.SUCCESS);
            }
        });
    }

    @Test
    @Check(id = "P8", title = "An event that is signed is heard, one that is not is refused",
            hint = "HMAC of timestamp, point and body.")
    void webhook(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Shop shop = plan(solution, schedule).open();
            shop.pay(checkout("c1", Cards.SLOW, 1));
            shop.runFor(10_000);
            shop.settle(60_000);
            shop.audit().requireStatus("c1_0", OrderStatus.SUCCESS);
            long now = shop.clockMillis(0);
            String body = new WebhookEvent("evt", WebhookEvent.CAPTURED, "c1_0", "pay_0", 1_250, "USD").body();
            Request<WebhookReply> forged = shop.webhook(0, now, Shop.signature(now, body + " "), body);
            shop.runFor(1_000);
            Expect.equal("webhook", "The answer to a forged event", WebhookReply.BAD_SIGNATURE, Shop.answer(forged));
        });
    }

    @Test
    @Check(id = "P9", title = "The provider is away for a minute", schedules = 2,
            hint = "Try again, and wait longer each time.")
    void outage(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Shop shop = plan(solution, schedule).open();
            shop.psp().isDown(0, 40_000);
            shop.pay(checkout("c1", Cards.GOOD, 1));
            shop.settle(300_000);
            shop.audit().requireStatus("c1_0", OrderStatus.SUCCESS);
        });
    }

    @Test
    @Check(id = "P10", title = "A seller is paid out, and the bank refuses another one", schedules = 2,
            hint = "Reserve, transfer, settle.")
    void payout(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            Shop shop = plan(solution, schedule).open();
            shop.fund("s1", TEN);
            var paid = shop.payout("p1", "s1", "bank", new Money(600, "USD"));
            shop.runFor(2_000);
            var refused = shop.payout("p2", "s1", Cards.NO_ACCOUNT, new Money(400, "USD"));
            shop.runFor(2_000);
            var tooMuch = shop.payout("p3", "s1", "bank", new Money(401, "USD"));
            shop.settle(60_000);
            Expect.equal("payout", "The first payout", PayoutStatus.PAID, paid.answer().orElse(null));
            Expect.equal("payout", "The payout that the bank refuses", PayoutStatus.FAILED, refused.answer()
                    .orElse(null));
            Expect.equal("payout", "The payout of more than there is", PayoutStatus.INSUFFICIENT_FUNDS, tooMuch.answer()
                    .orElse(null));
        });
    }

    @Test
    @Check(id = "P11", title = "A settlement file of four lines",
            hint = "Good lines first, then payments, then orders.")
    void settlement(PaymentSolution solution) {
        Reconciliation found = solution.reconciler().reconcile(
                List.of(charge("o1", OrderStatus.SUCCESS), charge("o2", OrderStatus.FAILED),
                        charge("o3", OrderStatus.EXECUTING)),
                List.of(line("l1", "pay_1", "o1"), line("l2", "pay_2", "o2"), line("l3", "pay_3", "o1"),
                        line("l4", "pay_4", "o9")), 100);
        Expect.equal("findings", "The findings", List.of(
                new Reconciliation.Item("o1", "pay_1", Finding.MATCHED, 0),
                new Reconciliation.Item("o1", "pay_3", Finding.DUPLICATE_CHARGE, 0),
                new Reconciliation.Item("o2", "pay_2", Finding.REFUND_DUE, 0),
                new Reconciliation.Item("o3", "", Finding.CONFIRM_UNPAID, 0),
                new Reconciliation.Item("o9", "pay_4", Finding.UNKNOWN_REFERENCE, 0)),
                found == null ? null : found.items());
        Expect.equal("net", "The net amounts", Map.of("USD", 3_880L), found.netByCurrency());
    }

    private static OurCharge charge(String order, OrderStatus status) {
        return new OurCharge(order, status, TEN, 50);
    }

    private static SettlementLine line(String line, String payment, String reference) {
        return new SettlementLine(line, payment, reference, SettlementLine.Type.CHARGE, TEN, new Money(30, "USD"),
                new Money(970, "USD"), 10);
    }
}
