package dev.assay.labs.payment;

import dev.assay.kit.port.Money;
import java.util.List;

/** Amounts as texts and as minor units, and the arithmetic that loses nothing. Keeps nothing between calls. */
public interface MoneyCodec {
    /**
     * Reads an amount: 1 to 12 digits, then perhaps a point and 1 to as many digits as the currency has decimals. No
     * sign, no space, no
     * exponent, only the digits 0 to 9. {@code "1.2"} of USD is 120 minor units, {@code "5"} of JPY is 5.
     *
     * @throws IllegalArgumentException if the text is anything else ({@code "1.230"} of USD, {@code "5.0"} of JPY), the
     * currency is not
     *     in {@link Currencies}, or one of them is null
     */
    Money parse(String amount, String currency);

    /**
     * Writes an amount with exactly its currency's decimals: {@code "1.20"}, {@code "0.05"}, {@code "5"}. A negative
     * one begins with
     * {@code -}. What it writes of an amount that {@link #parse} gives, parse reads as the same.
     *
     * @throws IllegalArgumentException if the currency is not in {@link Currencies}, or the amount is null
     */
    String format(Money money);

    /**
     * What the platform keeps of an amount: {@code amount * bps / 10,000}, rounded down, exactly.
     *
     * @param amount 0 to 10^15 minor units
     * @param bps hundredths of a percent, 0 to 10,000
     * @throws IllegalArgumentException if one of them is out of range or null
     */
    Money fee(Money amount, int bps);

    /**
     * Splits an amount by weights, so that nothing is lost: each part gets {@code total * weight / sum} rounded down,
     * and what is left goes
     * out in single minor units to the parts with the largest fractions, to the first of those where fractions are
     * equal.
     *
     * @param total 0 to 10^15 minor units
     * @param weights 0 to 1,000,000 each, at least one above 0, at most 1,000 of them
     * @return one part for each weight, in their order
     * @throws IllegalArgumentException if one of them is out of range or null
     */
    List<Money> split(Money total, List<Integer> weights);
}
