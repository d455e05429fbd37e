package dev.assay.labs.payment.testbed;

import dev.assay.kit.port.Money;
import dev.assay.kit.port.Row;
import dev.assay.labs.payment.JournalEntry;
import dev.assay.labs.payment.Leg;
import dev.assay.labs.payment.Schema;
import dev.assay.labs.payment.WalletRow;
import dev.assay.simulator.Violation;
import dev.assay.simulator.service.SimulatedStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Watches every commit of the ledger's database. I1: entries balance in each currency, and none is changed or removed.
 * I2: a wallet holds
 * what the journal says that its seller has, after every commit, and never less than nothing.
 */
final class Bookkeeper {
    private static final String SELLER = "seller:";

    private final Map<String, JournalEntry> entries = new TreeMap<>();
    private final Map<String, Long> owed = new TreeMap<>();
    private final Map<String, Long> wallets = new TreeMap<>();

    Bookkeeper(SimulatedStore ledger) {
        ledger.onCommit(this::committed);
    }

    void opened(JournalEntry entry, String wallet, long minor) {
        entries.put(entry.id(), entry);
        owed.put(wallet, minor);
        wallets.put(wallet, minor);
    }

    boolean has(String id) {
        return entries.containsKey(id);
    }

    private void committed(List<SimulatedStore.Change> changes) {
        Set<String> touched = new TreeSet<>();
        for (SimulatedStore.Change change : changes) {
            if (change.table().equals(Schema.JOURNAL.name())) {
                posted(change, touched);
            } else if (change.table().equals(Schema.WALLET.name())) {
                Row<?> after = change.after();
                wallets.put(change.id(), after == null ? 0 : ((WalletRow) after.value()).minor());
                touched.add(change.id());
            }
        }
        for (String wallet : touched) {
            long holds = wallets.getOrDefault(wallet, 0L);
            if (holds < 0) {
                throw new Violation("I2", "The wallet " + wallet + " went to " + text(wallet, holds) + ".");
            }
            if (holds != owed.getOrDefault(wallet, 0L)) {
                throw new Violation("I2", "The wallet " + wallet + " holds " + text(wallet, holds)
                        + " after a commit; by the journal its seller has "
                        + text(wallet, owed.getOrDefault(wallet, 0L)) + ".");
            }
        }
    }

    private void posted(SimulatedStore.Change change, Set<String> touched) {
        if (change.before() != null) {
            throw new Violation("I1", "The journal entry " + change.id() + " was " + (change.after() == null
                    ? "removed." : "changed."));
        }
        JournalEntry entry = (JournalEntry) change.after().value();
        if (!change.id().equals(entry.id()) || entry.legs() == null || entry.legs().size() < 2
                || entry.legs().stream().anyMatch(leg -> leg == null || leg.account() == null
                        || leg.currency() == null)) {
            throw new Violation("I1", "The journal's row " + change.id()
                    + " is no entry with that id and two legs or more: " + entry + ".");
        }
        Map<String, Long> sums = new TreeMap<>();
        for (Leg leg : entry.legs()) {
            if (leg.minor() == 0) {
                throw new Violation("I1", "The journal entry " + entry.id() + " has a leg of zero.");
            }
            sums.merge(leg.currency(), leg.minor(), Long::sum);
            if (leg.account().startsWith(SELLER)) {
                String wallet = Schema.wallet(leg.account().substring(SELLER.length()), leg.currency());
                owed.merge(wallet, -leg.minor(), Long::sum);
                touched.add(wallet);
            }
        }
        sums.forEach((currency, sum) -> {
            if (sum != 0) {
                throw new Violation("I1", "The journal entry " + entry.id() + " is not balanced in " + currency
                        + ": its legs sum to " + sum
                        + " minor units.");
            }
        });
        entries.put(entry.id(), entry);
    }

    private static String text(String wallet, long minor) {
        return Audit.text(minor, wallet.substring(wallet.indexOf('|') + 1));
    }

    /** What is wrong with a sale's entry; null if nothing is. */
    Violation sale(String orderId, String buyer, String seller, Money amount, int feeBps) {
        long fee = amount.minor() * feeBps / 10_000;
        List<Leg> legs = new ArrayList<>();
        legs.add(new Leg("buyer:" + buyer, amount.minor(), amount.currency()));
        legs.add(new Leg(SELLER + seller, fee - amount.minor(), amount.currency()));
        if (fee != 0) {
            legs.add(new Leg("platform:fees", -fee, amount.currency()));
        }
        return compare("pay:" + orderId, legs);
    }

    /** An entry of which nobody knows what it is for; null if there is none. */
    Violation strangers(Set<String> orders, Set<String> payouts) {
        for (String id : entries.keySet()) {
            int colon = id.indexOf(':');
            String name = id.substring(colon + 1);
            boolean isKnown = switch (colon < 0 ? "" : id.substring(0, colon)) {
                case "pay" -> orders.contains(name);
                case "payout", "settle" -> payouts.contains(name);
                case "opening" -> true;
                default -> false;
            };
            if (!isKnown) {
                return new Violation("I5", "The journal has an entry " + id
                        + ", which belongs to no order and no payout.");
            }
        }
        return null;
    }

    boolean settlesToBank(String payout) {
        return entries.get("settle:" + payout).legs().stream().anyMatch(leg -> leg.account().equals("platform:bank"));
    }

    /** What is wrong with a settled payout's entries; null if nothing is. */
    Violation payout(String payout) {
        JournalEntry taken = entries.get("payout:" + payout);
        Leg debit = taken.legs().stream().filter(leg -> leg.account().startsWith(SELLER)).findFirst()
                .orElse(new Leg(SELLER + "?", 0, "?"));
        Violation wrong = compare("payout:" + payout, List.of(debit, new Leg("payouts:in-transit", -debit.minor(),
                debit.currency())));
        String credit = settlesToBank(payout) ? "platform:bank" : debit.account();
        return wrong != null ? wrong : compare("settle:" + payout, List.of(
                new Leg("payouts:in-transit", debit.minor(), debit.currency()), new Leg(credit, -debit.minor(),
                        debit.currency())));
    }

    private Violation compare(String id, List<Leg> expected) {
        List<Leg> legs = entries.get(id).legs();
        return sorted(legs).equals(sorted(expected))
                ? null
                : new Violation("I5", "The journal entry " + id + " must have the legs " + expected + ", but has "
                        + legs + ".");
    }

    private static List<Leg> sorted(List<Leg> legs) {
        return legs.stream().sorted(Comparator.comparing(Leg::account).thenComparing(Leg::minor)
                .thenComparing(Leg::currency)).toList();
    }
}
