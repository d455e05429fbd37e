package dev.assay.grader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.admit.Refusal;
import dev.assay.grader.examine.Outcome;
import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.SampleLab;
import dev.assay.grader.report.TerminalCard.Style;
import dev.assay.grader.score.Audience;
import dev.assay.grader.score.SampleOutcomes;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("On a terminal, a scorecard")
class TerminalCardTest {
    private static final Style NARROW = new Style(false, 60, false);

    private static Scorecard mixed(String message) {
        return SampleOutcomes.SCORER.graded(
                SampleOutcomes.SUBMISSION, List.of(), SampleOutcomes.mixed(message));
    }

    @Test
    @DisplayName("shows parts, failures in the order of the lab, what was not run, and where to start")
    void whole() {
        String card = TerminalCard.render(
                mixed("S0 voted for S1 in term 4, and then for S2 in the same term 4."), NARROW);
        assertEquals(
                """
                Sample lab                                           0 / 100
                ────────────────────────────────────────────────────────────
                A  First steps   ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0 / 60
                B  A longer way  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0 / 40

                ✗ A1  Takes a step                                    0 / 35
                    M1    S0 voted for S1 in term 4, and then for S2 in the
                          same term 4.
                    at    sample/Solution.java:12
                    run   schedule 3 of 10 was the first to fail
                    hint  Hint of A1.

                ◌ B1  Walks far                                       0 / 37
                    FUEL  Spent.
                    run   schedule 42 of 100 was the first to fail

                ✗ B2  Walks farther                                    0 / 3
                    M9    A secret value: 4711.
                    hint  Hint of B2.

                ○ A2  Takes two steps
                          not run: It needs A1, which has not passed.

                1 of 5 tests passed.

                Start with A1: what fails after it is often only its
                consequence.
                """,
                card);
    }

    @Test
    @DisplayName("says the same thing about several tests only once")
    void sameMessage() {
        String card = TerminalCard.render(
                SampleOutcomes.SCORER.graded(
                        SampleOutcomes.SUBMISSION,
                        List.of(),
                        SampleOutcomes.outcomes(
                                new Outcome("A1", Outcome.Status.SPENT, "FUEL", "Spent.", "", 0, 0, 1, 5, ""),
                                new Outcome("B1", Outcome.Status.SPENT, "FUEL", "Spent.", "", 0, 0, 1, 5, ""))),
                NARROW);
        assertTrue(card.contains("    FUEL  The same as in A1.\n"), card);
    }

    @Test
    @DisplayName("tells the command that runs a failure again, or prints that of a hidden test, fit for a shell")
    void again() {
        Scorecard card = SampleCards.graded("traces/A1.json");
        assertTrue(TerminalCard.render(card, NARROW).contains("    steps assay replay assay-out/traces/A1.json --steps\n"));
        String elsewhere = TerminalCard.render(card, NARROW.of("my raft", "it's here"));
        assertTrue(elsewhere.contains("    steps assay replay 'it'\\''s here/traces/A1.json' --steps\n"), elsewhere);
        assertTrue(elsewhere.contains("    again assay replay 'it'\\''s here/traces/A1.json' 'my raft'\n"), elsewhere);
    }

    @Test
    @DisplayName("counts tests where there are no points")
    void noPoints() {
        Scorecard card = new Scorer(SampleLab.MANIFEST.withPublicTests(), SampleOutcomes.IDENTITY, 1).graded(
                SampleOutcomes.SUBMISSION, List.of(), SampleOutcomes.outcomes(SampleOutcomes.passed("P1")));
        String shown = TerminalCard.render(card, NARROW);
        assertTrue(shown.startsWith("Sample lab" + " ".repeat(37) + "1 of 1 passed\n"), shown);
    }

    @Test
    @DisplayName("keeps stretch goals apart: they are no failures")
    void stretchGoals() {
        LabManifest lab = SampleLab.MANIFEST.withTests(SampleLab.MANIFEST.tests().stream()
                .map(test -> new LabManifest.Test(
                        test.id(), test.part(), test.title(), test.visibility(),
                        test.part().equals("B") ? 0 : test.points(), test.schedules(), test.hint(), test.feedback(),
                        test.needs(), test.method()))
                .toList());
        Scorecard scorecard = new Scorer(lab, SampleOutcomes.IDENTITY, 1).graded(
                SampleOutcomes.SUBMISSION,
                List.of(),
                SampleOutcomes.outcomes(
                        SampleOutcomes.passed("P1"), SampleOutcomes.passed("A1"), SampleOutcomes.passed("A2"),
                        SampleOutcomes.passed("B1"),
                        new Outcome("B2", Outcome.Status.FAILED, "M1", "Wrong.", "", 0, 0, 1, 5, "")));
        String card = TerminalCard.render(scorecard, NARROW);
        assertTrue(
                card.endsWith("""

                        ✓ All 3 tests passed.

                        Stretch goals, for no points:
                        ★ B1  Walks far
                        ☆ B2  Walks farther
                            hint  Hint of B2.
                        """),
                card);
    }

    @Test
    @DisplayName("rejoices when all is well")
    void allPassed() {
        String card = TerminalCard.render(
                SampleOutcomes.SCORER.graded(SampleOutcomes.SUBMISSION, List.of(), SampleOutcomes.allPassed()), NARROW);
        assertEquals(
                """
                Sample lab                                         100 / 100
                ────────────────────────────────────────────────────────────
                A  First steps   ███████████████████████████  60 / 60
                B  A longer way  ███████████████████████████  40 / 40

                ✓ All 5 tests passed.
                """
                        .replace("███████████████████████████", "█".repeat(30)),
                card);
    }

    @Test
    @DisplayName("says why a submission cannot be graded, and what to use in place of what it may not")
    void ungradable() {
        String card = TerminalCard.render(
                SampleOutcomes.SCORER.ungradable(
                        Optional.of(SampleOutcomes.SUBMISSION),
                        List.of(),
                        List.of(new Refusal(
                                "sample/Solution.java", 7, Refusal.Rule.UNLISTED, "It calls java.lang.Thread.sleep.",
                                "a timer of the context: context.setTimer(name, delayMs)"))),
                NARROW);
        assertEquals(
                """
                Sample lab                                        not graded
                ────────────────────────────────────────────────────────────

                not allowed sample/Solution.java:7
                    It calls java.lang.Thread.sleep.
                    use   a timer of the context: context.setTimer(name,
                          delayMs)

                It compiles, but uses what a submission may not use, so no
                test has run. Mend what stands above, and hand in again.
                """,
                card);
    }

    @Test
    @DisplayName("shows compiler errors with their place, and not hundreds of them")
    void compilerErrors() {
        List<Diagnostic> many = IntStream.rangeClosed(1, 200)
                .mapToObj(line -> new Diagnostic(
                        "sample/Solution.java", line, 5, Diagnostic.Severity.ERROR, "cannot find symbol\n  symbol: x"))
                .toList();
        String card = TerminalCard.render(
                SampleOutcomes.SCORER.ungradable(Optional.of(SampleOutcomes.SUBMISSION), many, List.of()), NARROW);
        assertTrue(card.contains("error sample/Solution.java:20:5\n    cannot find symbol\n      symbol: x\n"), card);
        assertFalse(card.contains("Solution.java:21:5"), card);
        assertTrue(card.contains("and 180 more; score.json has them all"), card);
    }

    @Test
    @DisplayName("colours only when asked to, and is the same text then")
    void colour() {
        String coloured = TerminalCard.render(mixed("Wrong."), new Style(true, 60, false));
        assertTrue(coloured.contains("\033[31m✗\033[0m"));
        assertEquals(
                TerminalCard.render(mixed("Wrong."), NARROW), coloured.replaceAll("\033\\[[0-9]+m", ""));
    }

    @Test
    @DisplayName("in plain style is ASCII, where the submission is")
    void plain() {
        String plain = TerminalCard.render(mixed("Wrong."), new Style(false, 60, true));
        assertTrue(plain.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 127), plain);
        assertTrue(plain.contains("x A1"));
    }

    @Test
    @DisplayName("lets no text of a submission control the terminal")
    void hostileText() {
        String hostile = "\033[2J\033]0;owned\007\r\u202Eevil\u0000\u009B31m";
        for (Style style : List.of(NARROW, new Style(true, 60, false), new Style(true, 60, true))) {
            String card = TerminalCard.render(mixed(hostile), style);
            String own = card.replaceAll("\033\\[[0-9]+m", "");
            assertTrue(own.codePoints().allMatch(c -> c == '\n' || !Character.isISOControl(c)), own);
            assertFalse(own.contains("\u202E"));
            assertTrue(own.contains("\\u{1b}"), own);
        }
    }

    @Test
    @DisplayName("keeps to the width of the terminal, whatever the texts are")
    void width() {
        String longWord = String.join("", Collections.nCopies(400, "x"));
        String wide = "票".repeat(90);
        for (String message : List.of(longWord, wide, "a b ".repeat(200), "\n\n\n", "e\u0301".repeat(200))) {
            for (int width : new int[] {0, 40, 60, 80, 100, 500}) {
                for (String line : TerminalCard.render(mixed(message), new Style(false, width, false)).split("\n")) {
                    assertTrue(Cells.width(line) <= Math.clamp(width, 40, 100), width + ": " + line);
                }
            }
        }
    }

    @Test
    @DisplayName("says of a hidden test that tells nothing that it tells nothing")
    void scoreOnly() {
        String card = TerminalCard.render(Audience.STUDENT.of(mixed("Wrong."), SampleLab.MANIFEST), NARROW);
        assertFalse(card.contains("4711"));
        assertTrue(card.contains("A hidden test. The lab says no more about it."), card);
    }

    @Test
    @DisplayName("writes points as people do")
    void points() {
        assertEquals(
                List.of("0", "0.25", "2.5", "4", "93.5", "100"),
                IntStream.of(0, 25, 250, 400, 9350, 10000).mapToObj(TerminalCard::points).toList());
    }
}
