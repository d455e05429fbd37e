package dev.assay.grader.trace;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which way a run took, as a text that two runs can be compared by: {@code DIGITS:END}. Two characters of {@code DIGITS}
 * (12 bits in the alphabet of base64url) stand for everything up to and including one step, for as many steps as are
 * marked; {@code END} is the digest of the whole run, 16 hexadecimal digits. What student code remarks does not count.
 */
public final class Course {
    /** So many steps are told apart; beyond them only that a run ends in another way. */
    public static final int MARKED_STEPS = 8_000;

    private static final int CHARS_PER_STEP = 2;
    private static final int MOST_CHARS = CHARS_PER_STEP * MARKED_STEPS + 17;
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]*):([0-9a-f]{16})");

    private Course() {}

    /** Whether a text is a course of so many steps. */
    static boolean isWellFormed(String course, int steps) {
        if (course.length() > MOST_CHARS) {
            return false;
        }
        Matcher form = FORM.matcher(course);
        return form.matches() && form.group(1).length() == CHARS_PER_STEP * Math.min(steps, MARKED_STEPS);
    }

    /**
     * Where two courses part.
     *
     * @return the first step that differs, or that only one of them has, counted from 1; one more than there are marked
     *     steps if it is somewhere behind these; empty if the courses are the same
     */
    public static OptionalInt parting(String one, String other) {
        if (one.equals(other)) {
            return OptionalInt.empty();
        }
        String left = one.substring(0, Math.max(0, one.indexOf(':')));
        String right = other.substring(0, Math.max(0, other.indexOf(':')));
        int common = Math.min(left.length(), right.length());
        for (int at = 0; at < common; at += CHARS_PER_STEP) {
            if (!left.regionMatches(at, right, at, CHARS_PER_STEP)) {
                return OptionalInt.of(at / CHARS_PER_STEP + 1);
            }
        }
        return OptionalInt.of(common / CHARS_PER_STEP + 1);
    }
}
