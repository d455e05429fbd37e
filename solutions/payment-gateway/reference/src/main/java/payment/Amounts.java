package payment;

import dev.assay.kit.port.Money;
import dev.assay.labs.payment.Currencies;
import dev.assay.labs.payment.MoneyCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Amounts in minor units: whole numbers all the way. */
final class Amounts implements MoneyCodec {
    // BEGIN SOLUTION
    private static final int MOST_DIGITS = 12;
    private static final long MOST = 1_000_000_000_000_000L;
    private static final int WHOLE_BPS = 10_000;
    private static final int HEAVIEST = 1_000_000;
    private static final int MOST_PARTS = 1_000;

    private static int decimals(String currency) {
        Integer decimals = currency == null ? null : Currencies.DECIMALS.get(currency);
        if (decimals == null) {
            throw new IllegalArgumentException("the currency " + currency + " is unknown");
        }
        return decimals;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> '0' <= c && c <= '9');
    }
    // END SOLUTION

    @Override
    public Money parse(String amount, String currency) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Amounts.parse");
        int decimals = decimals(currency);
        require(amount != null, "an amount that is null");
        int point = amount.indexOf('.');
        String whole = point < 0 ? amount : amount.substring(0, point);
        String fraction = point < 0 ? "" : amount.substring(point + 1);
        require(!whole.isEmpty() && whole.length() <= MOST_DIGITS && isDigits(whole), "no amount: " + amount);
        require(point < 0 || !fraction.isEmpty() && fraction.length() <= decimals && isDigits(fraction),
                "no amount of " + currency + ": " + amount);
        return new Money(Long.parseLong(whole + fraction + "0".repeat(decimals - fraction.length())), currency);
        // END SOLUTION
    }

    @Override
    public String format(Money money) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Amounts.format");
        require(money != null, "an amount that is null");
        int decimals = decimals(money.currency());
        String digits = Long.toString(money.minor());
        String sign = digits.startsWith("-") ? "-" : "";
        digits = digits.substring(sign.length());
        digits = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
        int point = digits.length() - decimals;
        return sign + digits.substring(0, point) + (decimals == 0 ? "" : "." + digits.substring(point));
        // END SOLUTION
    }

    @Override
    public Money fee(Money amount, int bps) {
        // BEGIN SOLUTION
        // STUB: // TODO 10^15 times 10,000 does not fit a long.
        // STUB: throw new UnsupportedOperationException("Amounts.fee");
        require(amount != null && amount.minor() >= 0 && amount.minor() <= MOST, "no amount for a fee: " + amount);
        require(bps >= 0 && bps <= WHOLE_BPS, "no fee: " + bps);
        return new Money(amount.minor() / WHOLE_BPS * bps + amount.minor() % WHOLE_BPS * bps / WHOLE_BPS, amount.currency());
        // END SOLUTION
    }

    @Override
    public List<Money> split(Money total, List<Integer> weights) {
        // BEGIN SOLUTION
        // STUB: throw new UnsupportedOperationException("Amounts.split");
        require(total != null && total.minor() >= 0 && total.minor() <= MOST, "no amount to split: " + total);
        require(weights != null && weights.size() <= MOST_PARTS, "no weights, or too many");
        long sum = 0;
        for (Integer weight : weights) {
            require(weight != null && weight >= 0 && weight <= HEAVIEST, "no weight: " + weight);
            sum += weight;
        }
        require(sum > 0, "weights that sum to 0");
        long each = total.minor() / sum;
        long rest = total.minor() % sum;
        long[] parts = new long[weights.size()];
        long[] fractions = new long[weights.size()];
        long left = total.minor();
        for (int i = 0; i < parts.length; i++) {
            parts[i] = each * weights.get(i) + rest * weights.get(i) / sum;
            fractions[i] = rest * weights.get(i) % sum;
            left -= parts[i];
        }
        IntStream.range(0, parts.length).boxed()
                .sorted(Comparator.comparing((Integer i) -> -fractions[i]))
                .limit(left).forEach(i -> parts[i]++);
        List<Money> split = new ArrayList<>();
        for (long part : parts) {
            split.add(new Money(part, total.currency()));
        }
        return split;
        // END SOLUTION
    }
}
