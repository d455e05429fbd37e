package dev.assay.grader.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.trace.ReplayAnswer.Kind;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A run that happens again")
class ReplayAnswerTest {
    private static final String END = ":0123456789abcdef";
    private static final String OTHER_END = ":fedcba9876543210";
    private static final FailedRun.Replay BEFORE = new FailedRun.Replay(1, List.of(), 3, "AaBbCc" + END);

    private static ReplayAnswer answer(String rule, String course) {
        return ReplayAnswer.of(BEFORE, "M2", rule, rule, course);
    }

    @Test
    @DisplayName("is reproduced if it breaks the same rule on the same course")
    void reproduced() {
        assertEquals(new ReplayAnswer(Kind.REPRODUCED, OptionalInt.empty(), "M2", "M2"), answer("M2", BEFORE.course()));
    }

    @Test
    @DisplayName("is fixed if it breaks no rule, whatever its course")
    void fixed() {
        assertEquals(Kind.FIXED, answer("", BEFORE.course()).kind());
        assertEquals(new ReplayAnswer(Kind.FIXED, OptionalInt.of(2), "", ""), answer("", "AaXxCc" + OTHER_END));
        assertEquals(Kind.FIXED, answer("", "").kind());
    }

    @Test
    @DisplayName("has diverged if it breaks another rule, or the same one on another course")
    void diverged() {
        assertEquals(new ReplayAnswer(Kind.DIVERGED, OptionalInt.of(1), "M2", "M2"), answer("M2", "XxBbCc" + OTHER_END));
        assertEquals(new ReplayAnswer(Kind.DIVERGED, OptionalInt.empty(), "M3", "M3"), answer("M3", BEFORE.course()));
        assertEquals(Kind.DIVERGED, answer("M2", "").kind(), "of a run that was not recorded nobody knows the course");
    }

    @Test
    @DisplayName("parts from the first at the step that differs, or that only one of them has")
    void parting() {
        assertEquals(OptionalInt.empty(), Course.parting("AaBb" + END, "AaBb" + END));
        assertEquals(OptionalInt.of(2), Course.parting("AaBb" + END, "AaBc" + OTHER_END));
        assertEquals(OptionalInt.of(3), Course.parting("AaBb" + END, "AaBbCc" + OTHER_END));
        assertEquals(OptionalInt.of(3), Course.parting("AaBbCc" + END, "AaBb" + OTHER_END));
        String marked = "Aa".repeat(Course.MARKED_STEPS);
        assertEquals(OptionalInt.of(Course.MARKED_STEPS + 1), Course.parting(marked + END, marked + OTHER_END));
    }

    @Test
    @DisplayName("has a course of two characters for every step that is marked")
    void form() {
        assertTrue(Course.isWellFormed("AaBb" + END, 2));
        assertTrue(Course.isWellFormed("Aa".repeat(Course.MARKED_STEPS) + END, Course.MARKED_STEPS + 5));
        for (String wrong : List.of("AaB" + END, "AaBb", "Aa" + END, "Aa+/" + END, "AaBb:0123", "", "AaBb" + END + "\n")) {
            assertFalse(Course.isWellFormed(wrong, 2), wrong);
        }
    }
}
