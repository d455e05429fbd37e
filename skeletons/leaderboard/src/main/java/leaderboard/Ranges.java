package leaderboard;

/** What the contract's arguments may be. Complete as it is. */
final class Ranges {
    private static final int LONGEST_NAME = 64;
    private static final long LARGEST_TOTAL = 1L << 53;

    private Ranges() {}

    /** Checks a member's name. */
    static String name(String name) {
        if (name == null || name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a name has 1 to " + LONGEST_NAME + " characters, not: " + name);
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-')) {
                throw new IllegalArgumentException("a name has letters, digits, _ and -, not: " + name);
            }
        }
        return name;
    }

    /** Checks a position or a count. */
    static long count(long count) {
        return checked("a position or a count", count, 0, Long.MAX_VALUE);
    }

    /** Checks a total. */
    static long total(long total) {
        return checked("a total", total, 0, LARGEST_TOTAL);
    }

    /** Checks a total that there may not be yet. */
    static long totalBefore(long total) {
        return checked("an old total", total, -1, LARGEST_TOTAL);
    }

    /** Checks that something is there. */
    static <T> T given(T argument) {
        if (argument == null) {
            throw new IllegalArgumentException("an argument is null");
        }
        return argument;
    }

    private static long checked(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " of " + value + "; it must be " + least + " to " + most);
        }
        return value;
    }
}
