package dev.assay.grader.trace;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which way a run took, as a text that two runs can be compared by: {@code STRIDE:DIGITS:END}. After every
 * {@code STRIDE}-th step, and after the last one, two characters of {@code DIGITS} (12 bits in the alphabet of base64url)
 * stand for everything up to there; {@code END} is the whole run's digest, 16 hexadecimal digits. What student code
 * remarks does not count.
 */
final class Course {
    private static final int MOST_CHARS = 40_000;
    private static final int CHARS_PER_MARK = 2;
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5}):([A-Za-z0-9_-]*):([0-9a-f]{16})");

    private Course() {}

    /** Whether a text is a course of so many steps. */
    static boolean isWellFormed(String course, int steps) {
        if (course.length() > MOST_CHARS) {
            return false;
        }
        Matcher form = FORM.matcher(course);
        if (!form.matches()) {
            return false;
        }
        int stride = Integer.parseInt(form.group(1));
        long marks = ((long) steps + stride - 1) / stride;
        return form.group(2).length() == CHARS_PER_MARK * marks;
    }

    /**
     * Where two courses part.
     *
     * @return the first step that differs, counted from 1, or, where a course does not mark every step, the last step that
     *     can be it; empty if the courses are the same
     */
    static OptionalInt parting(String expected, int expectedSteps, String actual, int actualSteps) {
        if (expected.equals(actual) && expectedSteps == actualSteps) {
            return OptionalInt.empty();
        }
        Matcher one = FORM.matcher(expected);
        Matcher other = FORM.matcher(actual);
        int shorter = Math.min(expectedSteps, actualSteps);
        if (!one.matches() || !other.matches() || !one.group(1).equals(other.group(1))) {
            return OptionalInt.of(shorter + 1);
        }
        int stride = Integer.parseInt(one.group(1));
        String left = one.group(2);
        String right = other.group(2);
        for (int at = 0; at < Math.min(left.length(), right.length()); at += CHARS_PER_MARK) {
            if (!left.startsWith(right.substring(at, at + CHARS_PER_MARK), at)) {
                return OptionalInt.of(Math.min((at / CHARS_PER_MARK + 1) * stride, shorter + 1));
            }
        }
        return OptionalInt.of(shorter + 1);
    }
}
