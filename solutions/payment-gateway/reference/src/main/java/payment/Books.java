package payment;

import dev.assay.labs.payment.JournalEntry;
import dev.assay.labs.payment.Ledger;
import dev.assay.labs.payment.Leg;
import dev.assay.labs.payment.Posted;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Double entry in memory. */
final class Books implements Ledger {
    // BEGIN SOLUTION
    private final Map<String, JournalEntry> entries = new LinkedHashMap<>();

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    /** A copy that nobody else can change. */
    private static JournalEntry checked(JournalEntry entry) {
        require(entry != null && !isBlank(entry.id()), "an entry without id");
        require(entry.legs() != null && !entry.legs().stream().anyMatch(leg -> leg == null), "an entry without legs: " + entry.id());
        List<Leg> legs = List.copyOf(entry.legs());
        require(legs.size() >= 2, "an entry with fewer than two legs: " + entry.id());
        Map<String, Long> sums = new TreeMap<>();
        for (Leg leg : legs) {
            require(!isBlank(leg.account()) && !isBlank(leg.currency()) && leg.minor() != 0, "no leg: " + leg);
            try {
                sums.merge(leg.currency(), leg.minor(), Math::addExact);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("the entry " + entry.id() + " does not fit", e);
            }
        }
        require(sums.values().stream().allMatch(sum -> sum == 0), "the entry " + entry.id() + " is not balanced: " + sums);
        return new JournalEntry(entry.id(), legs, entry.postedAt());
    }
    // END SOLUTION

    @Override
    public Posted post(JournalEntry entry) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Books.post");
        JournalEntry copy = checked(entry);
        JournalEntry known = entries.putIfAbsent(copy.id(), copy);
        if (known != null && !known.equals(copy)) {
            throw new IllegalStateException("another entry has the id " + copy.id());
        }
        return known == null ? Posted.POSTED : Posted.ALREADY_POSTED;
        // END SOLUTION
    }

    @Override
    public JournalEntry reversal(String id, String newId, long at) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Books.reversal");
        JournalEntry entry = entries.get(id);
        require(entry != null && !isBlank(newId), "no entry " + id + ", or no id for its reversal");
        List<Leg> legs = entry.legs().stream().map(leg -> new Leg(leg.account(), Math.negateExact(leg.minor()), leg.currency())).toList();
        return new JournalEntry(newId, legs, at);
        // END SOLUTION
    }

    @Override
    public long balance(String account, String currency) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Books.balance");
        require(account != null && currency != null, "no account or no currency");
        return trialBalance(currency).getOrDefault(account, 0L);
        // END SOLUTION
    }

    @Override
    public Map<String, Long> trialBalance(String currency) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Books.trialBalance");
        require(currency != null, "no currency");
        Map<String, Long> balances = new TreeMap<>();
        for (JournalEntry entry : entries.values()) {
            for (Leg leg : entry.legs()) {
                if (leg.currency().equals(currency)) {
                    balances.merge(leg.account(), leg.minor(), Math::addExact);
                }
            }
        }
        balances.values().removeIf(balance -> balance == 0);
        return Collections.unmodifiableMap(balances);
        // END SOLUTION
    }

    @Override
    public List<JournalEntry> entries() {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Books.entries");
        return List.copyOf(entries.values());
        // END SOLUTION
    }
}
