package dev.assay.kit.port;

/**
 * An amount of money: never a floating-point number.
 *
 * @param minor minor units of the currency, any sign: 1234 is USD 12.34, JPY 1234 or KWD 1.234
 * @param currency its ISO 4217 code, three capital letters
 */
public record Money(long minor, String currency) {
    /** @throws IllegalArgumentException if the currency is not three capital letters */
    public Money {
        if (currency == null || currency.length() != 3 || !currency.chars().allMatch(c -> 'A' <= c && c <= 'Z')) {
            throw new IllegalArgumentException("a currency is three capital letters, not " + currency);
        }
    }

    /**
     * The sum.
     *
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if it does not fit
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    /**
     * The difference.
     *
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if it does not fit
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        }
        return other;
    }
}
