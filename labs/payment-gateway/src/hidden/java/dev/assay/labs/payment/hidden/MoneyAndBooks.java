package dev.assay.labs.payment.hidden;

import dev.assay.exam.Check;
import dev.assay.exam.Expect;
import dev.assay.exam.Part;
import dev.assay.exam.Returned;
import dev.assay.exam.Schedules;
import dev.assay.kit.port.Money;
import dev.assay.labs.payment.Currencies;
import dev.assay.labs.payment.JournalEntry;
import dev.assay.labs.payment.Ledger;
import dev.assay.labs.payment.Leg;
import dev.assay.labs.payment.MoneyCodec;
import dev.assay.labs.payment.PaymentSolution;
import dev.assay.labs.payment.Posted;
import dev.assay.simulator.RandomStream;
import dev.assay.simulator.Violation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Amounts against decimals of arbitrary size, and books against a list of legs. */
@Part(id = "A", title = "Money and double entry")
final class MoneyAndBooks {
    private static final List<String> CURRENCIES = Currencies.DECIMALS.keySet().stream().sorted().toList();

    private static void parses(MoneyCodec money, String text, String currency) {
        long minor = new BigDecimal(text).movePointRight(Currencies.DECIMALS.get(currency)).longValueExact();
        Money read;
        try {
            read = money.parse(text, currency);
        } catch (IllegalArgumentException e) {
            throw new Violation("parse", "parse(\"" + text + "\", \"" + currency + "\") must be " + minor
                    + " minor units, but was refused.");
        }
        Expect.equal("parse", "parse(\"" + text + "\", \"" + currency + "\")", "Money[minor=" + minor + ", currency="
                + currency + "]",
                String.valueOf(read));
    }

    private static void refuses(MoneyCodec money, String text, String currency) {
        String call = "parse(" + (text == null ? "null" : "\"" + text + "\"") + ", " + (currency == null ? "null"
                : "\"" + currency + "\"") + ")";
        Money read;
        try {
            read = money.parse(text, currency);
        } catch (IllegalArgumentException expected) {
            if (expected.getClass() == IllegalArgumentException.class) {
                return;
            }
            throw new Violation("parse", call + ": expected IllegalArgumentException, got " + expected.getClass()
                    .getSimpleName() + ".");
        }
        throw new Violation("parse", call + ": expected IllegalArgumentException, got " + read + ".");
    }

    @Test
    @Check(
            id = "A1",
            title = "Amounts are read and written in every currency, and nothing else is taken for one",
            points = 4,
            schedules = 300,
            hint = "Look at each character. Double.parseDouble and BigDecimal accept more than this lab does.")
    void codec(PaymentSolution solution, Schedules schedules) {
        MoneyCodec money = solution.money();
        for (String bad : Arrays.asList(null, "", " ", "1.", ".5", ".", "-1", "+1", "1 ", " 1", "1,5", "1e3", "1E2",
                "0x1", "1..2", "1.2.3",
                "1.230", "1.234", "1d", "1f", "NaN", "1_000", "١", "1.١", "1234567890123", "00000000000001")) {
            refuses(money, bad, "USD");
        }
        for (String bad : List.of("5.0", "5.", "0.5")) {
            refuses(money, bad, "JPY");
        }
        refuses(money, "1.2345", "KWD");
        for (String currency : Arrays.asList("ZZZ", "usd", "", null, "US")) {
            refuses(money, "1", currency);
        }
        for (String good : List.of("0", "0.00", "0.0", "1.2", "1.23", "000000000001", "999999999999.99", "0.05",
                "10")) {
            parses(money, good, "USD");
        }
        parses(money, "999999999999.999", "BHD");
        parses(money, "1.5", "KWD");
        parses(money, "999999999999", "VND");
        writes(money, 0, "USD", "0.00");
        writes(money, 5, "USD", "0.05");
        writes(money, -5, "USD", "-0.05");
        writes(money, -1_234, "EUR", "-12.34");
        writes(money, 7, "JOD", "0.007");
        writes(money, -7, "KRW", "-7");
        writes(money, Long.MAX_VALUE, "USD", "92233720368547758.07");
        writes(money, Long.MIN_VALUE, "USD", "-92233720368547758.08");
        Expect.refused("format(null)", IllegalArgumentException.class, () -> money.format(null));
        Expect.refused("format of an unknown currency", IllegalArgumentException.class, () -> money.format(new Money(1,
                "ZZZ")));
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("amounts");
            String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
            int decimals = Currencies.DECIMALS.get(currency);
            String text = digits(random, 1 + random.nextInt(12));
            int fraction = random.nextInt(decimals + 1);
            parses(money, fraction == 0 ? text : text + "." + digits(random, fraction), currency);
            refuses(money, text + "." + digits(random, decimals + 1), currency);
            long minor = random.nextLong(0, 1_000_000_000_000L);
            String written = BigDecimal.valueOf(minor, decimals).toPlainString();
            writes(money, minor, currency, written);
            parses(money, written, currency);
        });
    }

    private static void writes(MoneyCodec money, long minor, String currency, String expected) {
        Expect.equal("format", "format of " + minor + " minor units of " + currency, expected,
                money.format(new Money(minor, currency)));
    }

    private static String digits(RandomStream random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    @Test
    @Check(
            id = "A2",
            title = "Fees are exact, and a split loses nothing",
            points = 4,
            schedules = 400,
            hint =
                    "10^15 times 10,000 does not fit a long. What is left over after rounding down goes to the largest fractions, ties to the first.")
    void feesAndSplits(PaymentSolution solution, Schedules schedules) {
        MoneyCodec money = solution.money();
        fee(money, 0, 290);
        fee(money, 34, 290);
        fee(money, 35, 290);
        fee(money, 1_000_000_000_000_000L, 10_000);
        fee(money, 999_999_999_999_999L, 9_999);
        Money hundred = new Money(100, "USD");
        Expect.refused("a fee of -1 bps", IllegalArgumentException.class, () -> money.fee(hundred, -1));
        Expect.refused("a fee of 10,001 bps", IllegalArgumentException.class, () -> money.fee(hundred, 10_001));
        Expect.refused("a fee of a negative amount", IllegalArgumentException.class, () -> money.fee(new Money(-1,
                "USD"), 10));
        Expect.refused("a fee of no amount", IllegalArgumentException.class, () -> money.fee(null, 10));
        Expect.refused("a split by no weights", IllegalArgumentException.class, () -> money.split(hundred, List.of()));
        Expect.refused("a split by null", IllegalArgumentException.class, () -> money.split(hundred, null));
        Expect.refused("a split by weights of 0", IllegalArgumentException.class, () -> money.split(hundred,
                List.of(0, 0)));
        Expect.refused("a split by a negative weight", IllegalArgumentException.class, () -> money.split(hundred,
                List.of(3, -1)));
        Expect.refused("a split of a negative amount", IllegalArgumentException.class, () -> money.split(new Money(-1,
                "USD"), List.of(1)));
        split(money, 100, List.of(1, 1, 1));
        split(money, 101, List.of(1, 1, 1));
        split(money, 0, List.of(1, 2));
        split(money, 7, List.of(0, 1, 0, 1));
        split(money, 1_000_000_000_000_000L, List.of(1_000_000, 999_999, 1));
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("fees");
            fee(money, random.nextLong(0, 1_000_000_000_000_001L), random.nextInt(10_001));
            fee(money, random.nextLong(0, 10_000), random.nextInt(1_000));
            List<Integer> weights = new ArrayList<>();
            int parts = 1 + random.nextInt(random.chance(500) ? 5 : 50);
            int heaviest = random.chance(500) ? 4 : 1_000_001;
            for (int i = 0; i < parts; i++) {
                weights.add(random.nextInt(heaviest));
            }
            weights.set(random.nextInt(parts), 1 + random.nextInt(heaviest == 4 ? 3 : 1_000_000));
            split(money, random.nextLong(0, random.chance(500) ? 1_000 : 1_000_000_000_000_001L), weights);
        });
    }

    private static void fee(MoneyCodec money, long minor, int bps) {
        BigInteger expected = BigInteger.valueOf(minor).multiply(BigInteger.valueOf(bps))
                .divide(BigInteger.valueOf(10_000));
        Expect.equal("fee", "fee of " + minor + " minor units at " + bps + " bps", "Money[minor=" + expected
                + ", currency=USD]",
                String.valueOf(money.fee(new Money(minor, "USD"), bps)));
    }

    private static void split(MoneyCodec money, long total, List<Integer> weights) {
        List<Money> parts = Returned.list("A split", Money.class, money.split(new Money(total, "USD"),
                Collections.unmodifiableList(weights)));
        BigInteger sum = BigInteger.ZERO;
        for (Money part : parts) {
            sum = sum.add(BigInteger.valueOf(part.minor()));
            Expect.equal("split", "The currency of a part", "USD", part.currency());
        }
        String what = "split of " + total + " minor units over " + (weights.size() > 8 ? weights.size() + " weights"
                : weights);
        Expect.equal("split", "The number of parts of the " + what, weights.size(), parts.size());
        if (!sum.equals(BigInteger.valueOf(total))) {
            throw new Violation("split", "The " + what + ": parts sum to " + sum + ".");
        }
        List<Long> expected = largestRemainder(total, weights);
        for (int i = 0; i < expected.size(); i++) {
            Expect.equal("split", "Part " + i + " of the " + what, expected.get(i) + " units", parts.get(i).minor()
                    + " units");
        }
    }

    private static List<Long> largestRemainder(long total, List<Integer> weights) {
        BigDecimal sum = BigDecimal.valueOf(weights.stream().mapToLong(Integer::longValue).sum());
        List<Long> parts = new ArrayList<>();
        List<BigDecimal> rests = new ArrayList<>();
        long left = total;
        for (int weight : weights) {
            BigDecimal share = BigDecimal.valueOf(total).multiply(BigDecimal.valueOf(weight));
            BigDecimal floor = share.divide(sum, 0, RoundingMode.DOWN);
            parts.add(floor.longValueExact());
            rests.add(share.subtract(floor.multiply(sum)));
            left -= floor.longValueExact();
        }
        for (; left > 0; left--) {
            int best = 0;
            for (int i = 1; i < rests.size(); i++) {
                best = rests.get(i).compareTo(rests.get(best)) > 0 ? i : best;
            }
            parts.set(best, parts.get(best) + 1);
            rests.set(best, BigDecimal.valueOf(-1));
        }
        return parts;
    }

    // ------------------------------------------------------------------------------------------------------- books

    private static Leg leg(String account, long minor, String currency) {
        return new Leg(account, minor, currency);
    }

    private static JournalEntry entry(String id, Leg... legs) {
        return new JournalEntry(id, Arrays.asList(legs), 7);
    }

    private static List<JournalEntry> entries(Ledger ledger) {
        return Returned.list("entries()", JournalEntry.class, ledger.entries());
    }

    private static Map<String, Long> trial(Ledger ledger, String currency) {
        return new TreeMap<>(Returned.map("trialBalance(" + currency + ")", String.class, Long.class,
                ledger.trialBalance(currency)));
    }

    /** Refused, and nothing is different from before. */
    private static void refused(Ledger ledger, String what, Class<? extends RuntimeException> type,
            JournalEntry entry) {
        List<JournalEntry> before = entries(ledger);
        Map<String, Long> balances = trial(ledger, "USD");
        try {
            ledger.post(entry);
        } catch (RuntimeException thrown) {
            if (thrown.getClass() == type) {
                if (!before.equals(entries(ledger)) || !balances.equals(trial(ledger, "USD"))) {
                    throw new Violation("ledger", what + " was refused, and has changed the books all the same.");
                }
                return;
            }
            throw new Violation("ledger", what + " must be refused with " + type.getSimpleName() + ", but threw "
                    + thrown.getClass().getSimpleName()
                    + ".");
        }
        throw new Violation("ledger", what + " was accepted.");
    }

    @Test
    @Check(
            id = "A3",
            title = "Only entries that balance in each currency are booked",
            points = 5,
            schedules = 300,
            hint = "Sum each currency for itself, with addExact, before anything changes.")
    void balanced(PaymentSolution solution, Schedules schedules) {
        Ledger ledger = solution.ledger();
        ledger.post(entry("e0", leg("a", 5, "USD"), leg("b", -5, "USD")));
        Class<IllegalArgumentException> type = IllegalArgumentException.class;
        refused(ledger, "no entry (null)", type, null);
        refused(ledger, "an entry without id", type, entry(null, leg("a", 1, "USD"), leg("b", -1, "USD")));
        refused(ledger, "an entry with a blank id", type, entry(" ", leg("a", 1, "USD"), leg("b", -1, "USD")));
        refused(ledger, "an entry without legs (null)", type, new JournalEntry("e1", null, 0));
        refused(ledger, "an entry with no leg", type, entry("e1"));
        refused(ledger, "an entry with a leg that is null", type, entry("e1", leg("a", 1, "USD"), leg("b", -1, "USD"),
                null));
        refused(ledger, "an entry with one leg", type, entry("e1", leg("a", 1, "USD")));
        refused(ledger, "an entry with a leg of zero", type, entry("e1", leg("a", 1, "USD"), leg("b", -1, "USD"),
                leg("c", 0, "USD")));
        refused(ledger, "an entry with two legs of zero", type, entry("e1", leg("a", 0, "USD"), leg("b", 0, "USD")));
        refused(ledger, "an entry with a blank account", type, entry("e1", leg("a", 1, "USD"), leg(" ", -1, "USD")));
        refused(ledger, "an entry that is off by one", type, entry("e1", leg("a", 10, "USD"), leg("b", -9, "USD")));
        refused(ledger, "an entry balanced over both currencies together but not in EUR", type,
                entry("e1", leg("a", 10, "USD"), leg("b", -10, "EUR")));
        refused(ledger, "an entry whose sum overflows to zero", type, entry("e1", leg("a", Long.MAX_VALUE, "USD"),
                leg("b", Long.MAX_VALUE, "USD"),
                leg("c", 2, "USD")));
        Expect.equal("ledger", "The answer to an entry in two currencies, balanced in each", Posted.POSTED,
                ledger.post(entry("e1", leg("a", 3, "USD"), leg("b", -3, "USD"), leg("a", 4, "EUR"),
                        leg("c", -4, "EUR"))));
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("entries");
            Ledger books = solution.ledger();
            Map<String, Map<String, Long>> expected = new TreeMap<>();
            for (int i = 0; i < 8; i++) {
                List<Leg> legs = new ArrayList<>();
                for (String currency : List.of("USD", "EUR", "JPY").subList(0, 1 + random.nextInt(3))) {
                    long amount = 1 + random.nextInt(1_000);
                    long first = random.nextInt((int) amount);
                    legs.add(leg("acc" + random.nextInt(4), amount, currency));
                    if (first > 0) {
                        legs.add(leg("acc" + random.nextInt(4), -first, currency));
                    }
                    legs.add(leg("acc" + random.nextInt(4), first - amount, currency));
                }
                Collections.rotate(legs, random.nextInt(legs.size()));
                if (random.nextInt(10) < 3) {
                    int broken = random.nextInt(legs.size());
                    Leg old = legs.get(broken);
                    legs.set(broken, leg(old.account(), old.minor() + (old.minor() == -1 ? 2 : 1), old.currency()));
                    refused(books, "an entry that is not balanced", type, new JournalEntry("r" + i, legs, i));
                } else {
                    books.post(new JournalEntry("r" + i, legs, i));
                    legs.forEach(one -> expected.computeIfAbsent(one.currency(), any -> new TreeMap<>())
                            .merge(one.account(), one.minor(), Long::sum));
                }
            }
            expected.forEach((currency, balances) -> {
                balances.forEach((account, balance) -> Expect.equal("ledger", "balance(" + account + ", " + currency
                        + ")", balance,
                        books.balance(account, currency)));
                balances.values().removeIf(balance -> balance == 0);
                Expect.equal("ledger", "The trial balance in " + currency, balances, trial(books, currency));
            });
        });
    }

    @Test
    @Check(
            id = "A4",
            title = "What is booked is booked once, and stays as it is",
            points = 5,
            schedules = 100,
            hint = "Keep copies. The same entry again changes nothing; another entry with its id is refused.")
    void immutable(PaymentSolution solution, Schedules schedules) {
        schedules.forEach(schedule -> {
            RandomStream random = schedule.stream("books");
            Ledger ledger = solution.ledger();
            long amount = 2 + random.nextInt(10_000);
            List<Leg> legs = new ArrayList<>(List.of(leg("buyer:b", amount, "USD"), leg("seller:s1", 1 - amount,
                    "USD"), leg("platform:fees", -1, "USD")));
            JournalEntry first = new JournalEntry("e1", legs, 5);
            JournalEntry same = new JournalEntry("e1", List.copyOf(legs), 5);
            Expect.equal("ledger", "The answer to a new entry", Posted.POSTED, ledger.post(first));
            legs.set(0, leg("buyer:b", 1, "USD"));
            legs.remove(2);
            Expect.equal("ledger", "balance(buyer:b) after the caller has changed its list of legs", amount,
                    ledger.balance("buyer:b", "USD"));
            Expect.equal("ledger", "balance(platform:fees) after the caller has changed its list of legs", -1L,
                    ledger.balance("platform:fees", "USD"));
            Expect.equal("ledger", "The answer to the same entry again", Posted.ALREADY_POSTED, ledger.post(same));
            Expect.equal("ledger", "balance(seller:s1) after posting the same entry twice", 1 - amount,
                    ledger.balance("seller:s1", "USD"));
            refused(ledger, "another entry with the same id", IllegalStateException.class,
                    entry("e1", leg("buyer:b", amount + 1, "USD"), leg("seller:s1", -amount - 1, "USD")));
            refused(ledger, "the same legs at another time with the same id", IllegalStateException.class,
                    new JournalEntry("e1", same.legs(), 6));
            List<JournalEntry> before = ledger.entries();
            entries(ledger);
            JournalEntry reversal = ledger.reversal("e1", "e2", 9);
            Expect.equal("ledger", "The reversal", new JournalEntry("e2", List.of(leg("buyer:b", -amount, "USD"),
                    leg("seller:s1", amount - 1, "USD"), leg("platform:fees", 1, "USD")), 9), reversal);
            Expect.equal("ledger", "The number of entries after asking for a reversal", 1, entries(ledger).size());
            Expect.refused("the reversal of an unknown entry", IllegalArgumentException.class,
                    () -> ledger.reversal("e9", "e3", 0));
            Expect.refused("a reversal with a blank id", IllegalArgumentException.class, () -> ledger.reversal("e1",
                    " ", 0));
            ledger.post(reversal);
            Expect.equal("ledger", "The trial balance after a reversal", Map.of(), trial(ledger, "USD"));
            Expect.equal("ledger", "The order of entries", List.of("e1", "e2"), entries(ledger).stream()
                    .map(JournalEntry::id).toList());
            Expect.equal("ledger", "The number of entries in a list from before the reversal", 1, before.size());
            Expect.equal("ledger", "balance of an unknown account", 0L, ledger.balance("nobody", "USD"));
            Expect.refused("balance of no account", IllegalArgumentException.class, () -> ledger.balance(null, "USD"));
            Expect.refused("a trial balance of no currency", IllegalArgumentException.class,
                    () -> ledger.trialBalance(null));
            cannotChange("entries()", () -> ledger.entries().clear());
            cannotChange("the legs of entries()", () -> ledger.entries().getFirst().legs().clear());
            cannotChange("trialBalance()", () -> ledger.trialBalance("USD").put("x", 1L));
            Expect.equal("ledger", "The number of entries at the end", 2, entries(ledger).size());
            Expect.equal("ledger", "The number of legs of the first entry at the end", 3, entries(ledger).getFirst()
                    .legs().size());
        });
    }

    private static void cannotChange(String what, Runnable change) {
        try {
            change.run();
        } catch (UnsupportedOperationException expected) {
            return;
        }
        throw new Violation("ledger", what + " can be changed by whoever asks for it.");
    }
}
