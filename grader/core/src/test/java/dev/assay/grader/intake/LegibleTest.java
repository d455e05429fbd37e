package dev.assay.grader.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Nothing that is shown can hide, or change what stands around it. */
class LegibleTest {
    @Test
    void ordinary_text_stays_as_it_is() {
        String text = "Gr\u00f6\u00dfe \u4e16\u754c \ud83d\ude00\n\tx";
        assertEquals(text, Legible.lines(text, 100));
    }

    @Test
    void escapes_and_characters_that_turn_the_direction_are_spelled_out() {
        assertEquals("\\u{1b}[31m\\u{202e}evil\\u{0}\\u{200b}\\u{a0}\\u{2028}",
                Legible.lines("\u001b[31m\u202eevil\0\u200b\u00a0\u2028", 100));
    }

    @Test
    void half_a_character_is_spelled_out() {
        assertEquals("a\\u{d83d}b", Legible.line("a\ud83db", 100));
    }

    @Test
    void a_line_has_no_line_ends() {
        assertEquals("a\\u{a}b\\u{9}c\\u{d}", Legible.line("a\nb\tc\r", 100));
        assertEquals("a\nb\tc\\u{d}", Legible.lines("a\nb\tc\r", 100));
    }

    @Test
    void what_is_too_long_is_cut_between_characters() {
        assertEquals("a\ud83d\ude00...", Legible.line("a\ud83d\ude00b", 2));
        assertEquals("ab", Legible.line("ab", 2));
        assertEquals("\ud83d\ude00\ud83d\ude00", Legible.line("\ud83d\ude00\ud83d\ude00", 3));
    }
}
