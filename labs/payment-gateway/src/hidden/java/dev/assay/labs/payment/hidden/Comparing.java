package dev.assay.labs.payment.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Returned;
import dev.assay.exam.Schedules;
import dev.assay.kit.port.Money;
import dev.assay.labs.payment.Finding;
import dev.assay.labs.payment.OrderStatus;
import dev.assay.labs.payment.OurCharge;
import dev.assay.labs.payment.PaymentSolution;
import dev.assay.labs.payment.Reconciliation;
import dev.assay.labs.payment.Reconciliation.Item;
import dev.assay.labs.payment.SettlementLine;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Settlement files built from stories whose findings are known, told in any order. */
@Part(id = "F", title = "Reconciliation")
final class Comparing {
    private static final long CUTOFF = 1_000;

    /** Orders and lines whose findings are known by how they were made. */
    private static final class Story {
        private final List<OurCharge> ours = new ArrayList<>();
        private final List<SettlementLine> lines = new ArrayList<>();
        private final List<Item> items = new ArrayList<>();
        private final Map<String, Long> net = new TreeMap<>();

        private OurCharge order(String name, OrderStatus status, Money amount, long lastChange) {
            OurCharge order = new OurCharge(name, status, amount, lastChange);
            ours.add(order);
            return order;
        }

        private SettlementLine line(String payment, String reference, SettlementLine.Type type, Money gross, long at) {
            long fee = gross.minor() / 40;
            SettlementLine line = new SettlementLine("line" + lines.size() + "_" + payment, payment, reference, type,
                    gross,
                    new Money(fee, gross.currency()), new Money(gross.minor() - fee, gross.currency()), at);
            lines.add(line);
            net.merge(gross.currency(), (type == SettlementLine.Type.CHARGE ? 1 : -1) * line.net().minor(), Long::sum);
            return line;
        }

        private void found(String reference, String payment, Finding finding, long difference) {
            items.add(new Item(reference, payment, finding, difference));
        }

        private List<Item> sorted() {
            List<Item> sorted = new ArrayList<>(items);
            sorted.sort(Comparator.comparing(Item::reference)
                    .thenComparing(item -> item.paymentId().isEmpty() ? 1 : 0)
                    .thenComparing(Item::paymentId)
                    .thenComparing(Item::finding));
            return sorted;
        }
    }

    private static Finding withCharge(OrderStatus status) {
        return switch (status) {
            case SUCCESS -> Finding.MATCHED;
            case FAILED -> Finding.REFUND_DUE;
            case NOT_STARTED, EXECUTING, PENDING, NEEDS_REVIEW -> Finding.CONFIRM_PAID;
        };
    }

    private static Finding withoutCharge(OrderStatus status, boolean isOld) {
        return switch (status) {
            case FAILED -> null;
            case SUCCESS -> isOld ? Finding.MISSING_AT_PSP : Finding.IN_FLIGHT;
            case NOT_STARTED, EXECUTING, PENDING, NEEDS_REVIEW -> isOld ? Finding.CONFIRM_UNPAID : Finding.IN_FLIGHT;
        };
    }

    /** One order or reference with one thing to be found, or two. */
    private static void tell(Story story, String name, int kind, RandomStream random) {
        OrderStatus status = OrderStatus.values()[random.nextInt(OrderStatus.values().length)];
        String currency = random.chance(500) ? "USD" : "JPY";
        Money amount = new Money(100 + random.nextInt(10_000), currency);
        long lastChange = CUTOFF - 2 + random.nextInt(5);
        boolean isOld = lastChange <= CUTOFF;
        String payment = "pay" + random.nextInt(1_000) + name;
        long at = 10 + random.nextInt(500);
        switch (kind) {
            case 0 -> { // charged once
                story.order(name, status, amount, lastChange);
                story.line(payment, name, SettlementLine.Type.CHARGE, amount, at);
                story.found(name, payment, withCharge(status), 0);
            }
            case 1 -> { // not charged
                story.order(name, status, amount, lastChange);
                if (withoutCharge(status, isOld) != null) {
                    story.found(name, "", withoutCharge(status, isOld), 0);
                }
            }
            case 2 -> { // another amount
                long difference = (random.chance(500) ? 1 : -1) * (1 + random.nextInt(50));
                story.order(name, status, amount, lastChange);
                story.line(payment, name, SettlementLine.Type.CHARGE, new Money(amount.minor() + difference, currency),
                        at);
                story.found(name, payment, status == OrderStatus.SUCCESS ? Finding.AMOUNT_MISMATCH
                        : withCharge(status), difference);
            }
            case 3 -> { // another currency
                story.order(name, status, amount, lastChange);
                story.line(payment, name, SettlementLine.Type.CHARGE, new Money(amount.minor(), "EUR"), at);
                story.found(name, payment, status == OrderStatus.SUCCESS ? Finding.AMOUNT_MISMATCH
                        : withCharge(status), 0);
            }
            case 4 -> { // charged three times; at the same time, the payment's name decides
                story.order(name, status, amount, lastChange);
                long second = random.chance(500) ? at : at + 1;
                story.line("zz" + payment, name, SettlementLine.Type.CHARGE, amount, second);
                story.line("mm" + payment, name, SettlementLine.Type.CHARGE, amount, second);
                story.line((second == at ? "aa" : "zzz") + payment, name, SettlementLine.Type.CHARGE, amount, at);
                story.found(name, (second == at ? "aa" : "zzz") + payment, withCharge(status), 0);
                story.found(name, "mm" + payment, Finding.DUPLICATE_CHARGE, 0);
                story.found(name, "zz" + payment, Finding.DUPLICATE_CHARGE, 0);
            }
            case 5 -> { // unknown, perhaps twice
                story.line(payment, name, SettlementLine.Type.CHARGE, amount, at);
                story.found(name, payment, Finding.UNKNOWN_REFERENCE, 0);
                if (random.chance(500)) {
                    story.line("x" + payment, name, SettlementLine.Type.CHARGE, amount, at + 1);
                    story.found(name, "x" + payment, Finding.DUPLICATE_CHARGE, 0);
                }
            }
            case 6 -> { // given back in full, in two pieces
                story.order(name, status, amount, lastChange);
                story.line(payment, name, SettlementLine.Type.CHARGE, amount, at);
                story.line(payment, name, SettlementLine.Type.REFUND, new Money(amount.minor() - 40, currency), at + 5);
                story.line(payment, name, SettlementLine.Type.REFUND, new Money(40, currency), at + 6);
                if (withoutCharge(status, isOld) != null) {
                    story.found(name, "", withoutCharge(status, isOld), 0);
                }
            }
            case 7 -> { // given back in part: still a charge of the whole
                story.order(name, status, amount, lastChange);
                story.line(payment, name, SettlementLine.Type.CHARGE, amount, at);
                story.line(payment, name, SettlementLine.Type.REFUND, new Money(amount.minor() - 1, currency), at + 5);
                story.found(name, payment, withCharge(status), 0);
            }
            case 8 -> { // charged twice, and one of them given back
                story.order(name, status, amount, lastChange);
                story.line(payment, name, SettlementLine.Type.CHARGE, amount, at);
                story.line(payment, name, SettlementLine.Type.REFUND, amount, at + 5);
                story.line("b" + payment, name, SettlementLine.Type.CHARGE, amount, at + 2);
                story.found(name, "b" + payment, withCharge(status), 0);
            }
            case 9 -> { // a line that contradicts itself
                story.order(name, status, amount, lastChange);
                long fee = 3;
                long wrong = random.chance(500) ? 1 : -1;
                story.lines.add(new SettlementLine("bad" + name, payment, name, SettlementLine.Type.CHARGE, amount,
                        new Money(fee, currency),
                        random.nextInt(3) == 0
                                ? new Money(amount.minor() - fee, "EUR")
                                : new Money(amount.minor() - fee + wrong, currency), at));
                story.found(name, payment, Finding.BAD_LINE, 0);
                if (withoutCharge(status, isOld) != null) {
                    story.found(name, "", withoutCharge(status, isOld), 0);
                }
            }
            case 10 -> { // two lines of one name that differ
                story.order(name, status, amount, lastChange);
                for (int i = 0; i < 2; i++) {
                    story.lines.add(new SettlementLine("twin" + name, payment + i, name, SettlementLine.Type.CHARGE,
                            amount, new Money(0, currency),
                            amount, at));
                    story.found(name, payment + i, Finding.BAD_LINE, 0);
                }
                if (withoutCharge(status, isOld) != null) {
                    story.found(name, "", withoutCharge(status, isOld), 0);
                }
            }
            default -> { // a line that is there three times
                story.order(name, status, amount, lastChange);
                SettlementLine line = story.line(payment, name, SettlementLine.Type.CHARGE, amount, at);
                story.lines.add(line);
                story.lines.add(new SettlementLine(line.lineId(), payment, name, line.type(), line.gross(), line.fee(),
                        line.net(), at));
                story.found(name, payment, withCharge(status), 0);
            }
        }
    }

    private static void judge(PaymentSolution solution, Story story) {
        Reconciliation found = solution.reconciler().reconcile(Collections.unmodifiableList(story.ours),
                Collections.unmodifiableList(story.lines), CUTOFF);
        List<Item> expected = story.sorted();
        Expect.that("API", found != null, "reconcile gives null.");
        List<Item> items = Returned.list("The list of items", Item.class, found.items());
        for (int i = 0; i < Math.max(expected.size(), items.size()); i++) {
            String wanted = i < expected.size() ? text(expected.get(i)) : "no further item";
            String got = i < items.size() ? text(items.get(i)) : "no further item";
            if (!wanted.equals(got)) {
                throw new Violation("findings", "Item " + i + ": expected " + wanted + ", got " + got + ".");
            }
        }
        Expect.equal("net", "netByCurrency", story.net, new TreeMap<>(Returned.map("netByCurrency", String.class,
                Long.class, found.netByCurrency())));
    }

    private static String text(Item item) {
        return item.reference() + " " + ("".equals(item.paymentId()) ? "(no payment)" : item.paymentId()) + " "
                + item.finding()
                + (item.difference() == 0 ? "" : " " + item.difference());
    }

    @Test
    @Check(
            id = "F1",
            title = "Each finding for itself",
            points = 3,
            schedules = 240,
            hint = "Good lines first, then payments that are charged, then orders. Read the rules one by one.",
            keeps = "one finding at a time, so that its sentence names the finding")
    void each(PaymentSolution solution, Schedules schedules) {
        Expect.refused("a reconciliation without orders (null)", IllegalArgumentException.class,
                () -> solution.reconciler().reconcile(null, List.of(), 0));
        Expect.refused("a reconciliation without lines (null)", IllegalArgumentException.class,
                () -> solution.reconciler().reconcile(List.of(), null, 0));
        Expect.refused("a line that is null", IllegalArgumentException.class,
                () -> solution.reconciler().reconcile(List.of(), Arrays.asList((SettlementLine) null), 0));
        OurCharge twice = new OurCharge("o1", OrderStatus.SUCCESS, new Money(1, "USD"), 0);
        Expect.refused("an order that is there twice", IllegalArgumentException.class,
                () -> solution.reconciler().reconcile(List.of(twice, twice), List.of(), 0));
        schedules.forEach(schedule -> {
            Story story = new Story();
            RandomStream random = schedule.stream("story");
            tell(story, "o1", random.nextInt(12), random);
            judge(solution, story);
        });
    }

    @Test
    @Check(
            id = "F2",
            title = "Whole files, in any order",
            points = 3,
            schedules = 60,
            hint = "The order of lines and orders says nothing; the order of your items is stated.",
            keeps = "any order of lines, and lines twice")
    void files(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("file");
            Story story = new Story();
            int references = 5 + random.nextInt(20);
            for (int i = 0; i < references; i++) {
                tell(story, "o" + i, random.nextInt(12), random);
            }
            shuffle(story.ours, random);
            shuffle(story.lines, random);
            judge(solution, story);
        });
    }

    private static <T> void shuffle(List<T> list, RandomStream random) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, random.nextInt(i + 1));
        }
    }
}
