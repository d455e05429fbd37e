package dev.assay.kit.port;

/** Ids of rows that sort as what they stand for. */
public final class Keys {
    private static final int DIGITS = 19;

    private Keys() {}

    /**
     * A number as 19 digits, so that texts sort as numbers do.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public static String number(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("a key for the negative number " + number);
        }
        String digits = Long.toString(number);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** The first id after this one. */
    public static String after(String id) {
        return id + "\u0001";
    }

    /** The end of the range of all ids that begin with a prefix of letters, digits and signs of ASCII: {@code scan(t, p, prefixEnd(p), n)}. */
    public static String prefixEnd(String prefix) {
        if (prefix.isEmpty()) {
            return "\uffff";
        }
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }
}
