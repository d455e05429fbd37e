package payment;

import dev.assay.kit.port.Money;
import dev.assay.labs.payment.Finding;
import dev.assay.labs.payment.OurCharge;
import dev.assay.labs.payment.Reconciler;
import dev.assay.labs.payment.Reconciliation;
import dev.assay.labs.payment.Reconciliation.Item;
import dev.assay.labs.payment.SettlementLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Two books side by side. */
final class Matching implements Reconciler {
    @Override
    public Reconciliation reconcile(List<OurCharge> ours, List<SettlementLine> theirs, long cutoff) {
        // BEGIN SOLUTION
        // STUB: // TODO Which lines are good? Which payments are charged? Then reference by reference.
        // STUB: throw new UnsupportedOperationException("Matching.reconcile");
        Map<String, OurCharge> orders = byName(ours);
        List<Item> items = new ArrayList<>();
        List<SettlementLine> good = goodLines(theirs, items);
        Map<String, List<SettlementLine>> charges = charges(good);
        for (Map.Entry<String, List<SettlementLine>> entry : charges.entrySet()) {
            List<SettlementLine> all = entry.getValue();
            if (!orders.containsKey(entry.getKey())) {
                items.add(new Item(entry.getKey(), all.getFirst().paymentId(), Finding.UNKNOWN_REFERENCE, 0));
            }
            all.stream().skip(1).forEach(extra -> items.add(new Item(extra.reference(), extra.paymentId(), Finding.DUPLICATE_CHARGE, 0)));
        }
        for (OurCharge order : orders.values()) {
            List<SettlementLine> found = charges.getOrDefault(order.orderId(), List.of());
            Finding finding = finding(order, found, cutoff);
            if (finding != null && found.isEmpty()) {
                items.add(new Item(order.orderId(), "", finding, 0));
            } else if (finding != null) {
                SettlementLine charge = found.getFirst();
                boolean isComparable = charge.gross().currency().equals(order.amount().currency());
                long difference = isComparable ? charge.gross().minor() - order.amount().minor() : 0;
                items.add(new Item(order.orderId(), charge.paymentId(), finding, difference));
            }
        }
        items.sort(Comparator.comparing(Item::reference)
                .thenComparing(item -> item.paymentId().isEmpty())
                .thenComparing(Item::paymentId)
                .thenComparing(Item::finding));
        return new Reconciliation(List.copyOf(items), net(good));
        // END SOLUTION
    }

    // BEGIN SOLUTION
    private static Map<String, OurCharge> byName(List<OurCharge> ours) {
        Map<String, OurCharge> orders = new TreeMap<>();
        require(ours != null, "no orders");
        for (OurCharge order : ours) {
            require(order != null && orders.put(order.orderId(), order) == null, "no order, or one that is there twice: " + order);
        }
        return orders;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    private static List<SettlementLine> goodLines(List<SettlementLine> theirs, List<Item> items) {
        require(theirs != null, "no lines");
        Map<String, Set<SettlementLine>> byName = new TreeMap<>();
        for (SettlementLine line : theirs) {
            require(line != null, "a line that is null");
            byName.computeIfAbsent(line.lineId(), any -> new LinkedHashSet<>()).add(line);
        }
        List<SettlementLine> good = new ArrayList<>();
        for (Set<SettlementLine> lines : byName.values()) {
            for (SettlementLine line : lines) {
                if (lines.size() == 1 && isConsistent(line)) {
                    good.add(line);
                } else {
                    items.add(new Item(line.reference(), line.paymentId(), Finding.BAD_LINE, 0));
                }
            }
        }
        return good;
    }

    private static boolean isConsistent(SettlementLine line) {
        String currency = line.gross().currency();
        return line.fee().currency().equals(currency) && line.net().currency().equals(currency)
                && line.net().equals(line.gross().minus(line.fee()));
    }

    /** CHARGE lines of payments that were not given back in full, by reference, earliest first. */
    private static Map<String, List<SettlementLine>> charges(List<SettlementLine> good) {
        Map<String, Long> left = new TreeMap<>();
        for (SettlementLine line : good) {
            left.merge(line.paymentId(), signed(line, line.gross()), Long::sum);
        }
        Map<String, List<SettlementLine>> charges = new TreeMap<>();
        for (SettlementLine line : good) {
            if (line.type() == SettlementLine.Type.CHARGE && left.get(line.paymentId()) > 0) {
                charges.computeIfAbsent(line.reference(), any -> new ArrayList<>()).add(line);
            }
        }
        charges.values().forEach(lines -> lines.sort(Comparator.comparing(SettlementLine::at).thenComparing(SettlementLine::paymentId)));
        return charges;
    }

    private static long signed(SettlementLine line, Money amount) {
        return line.type() == SettlementLine.Type.CHARGE ? amount.minor() : -amount.minor();
    }

    private static Finding finding(OurCharge order, List<SettlementLine> charges, long cutoff) {
        boolean isOld = order.lastChange() <= cutoff;
        if (charges.isEmpty()) {
            return switch (order.status()) {
                case FAILED -> null;
                case SUCCESS -> isOld ? Finding.MISSING_AT_PSP : Finding.IN_FLIGHT;
                default -> isOld ? Finding.CONFIRM_UNPAID : Finding.IN_FLIGHT;
            };
        }
        return switch (order.status()) {
            case FAILED -> Finding.REFUND_DUE;
            case SUCCESS -> charges.getFirst().gross().equals(order.amount()) ? Finding.MATCHED : Finding.AMOUNT_MISMATCH;
            default -> Finding.CONFIRM_PAID;
        };
    }

    private static Map<String, Long> net(List<SettlementLine> good) {
        Map<String, Long> sums = new TreeMap<>();
        good.forEach(line -> sums.merge(line.net().currency(), signed(line, line.net()), Math::addExact));
        return sums;
    }
    // END SOLUTION
}
