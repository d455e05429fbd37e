package ratelimiter;

/** The ranges of the contract's numbers. Complete as it is. */
final class Ranges {
    private static final long MOST = 1_000_000;
    private static final long LONGEST_MS = 31L * 24 * 60 * 60 * 1_000;
    private static final long LATEST_MS = 4_000_000_000_000L;

    private Ranges() {}

    /** Checks a limit, a capacity, a number of tokens or of permits. */
    static long amount(long amount) {
        return checked("an amount", amount, 1, MOST);
    }

    /** Checks a window or a period. */
    static long span(long millis) {
        return checked("a span", millis, 1, LONGEST_MS);
    }

    /** Checks a time. */
    static long time(long millis) {
        return checked("a time", millis, 0, LATEST_MS);
    }

    private static long checked(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " of " + value + "; it must be " + least + " to " + most);
        }
        return value;
    }
}
