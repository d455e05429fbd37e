package leaderboard;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Months in UTC, as {@code 2026-01}. Complete as it is. */
final class Months {
    private static final long DAY = 86_400_000;

    private Months() {}

    /** The month that a time is in. */
    static String of(long millis) {
        return YearMonth.from(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC)).toString();
    }

    /** When a month begins. */
    static long start(String month) {
        return YearMonth.parse(month).atDay(1).toEpochDay() * DAY;
    }

    /** When a month ends: the beginning of the next one. */
    static long end(String month) {
        return YearMonth.parse(month).plusMonths(1).atDay(1).toEpochDay() * DAY;
    }
}
