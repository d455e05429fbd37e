package dev.assay.grader.score;

import static dev.assay.grader.score.SampleOutcomes.SCORER;
import static dev.assay.grader.score.SampleOutcomes.SUBMISSION;
import static dev.assay.grader.score.SampleOutcomes.passed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.admit.Refusal;
import dev.assay.grader.examine.Outcome;
import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.lab.SampleLab;
import dev.assay.grader.score.Scorecard.PartScore;
import dev.assay.grader.score.Scorecard.TestScore;
import dev.assay.grader.score.Scorecard.TestStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A score")
class ScorerTest {
    private static TestScore test(Scorecard card, String id) {
        return card.tests().stream().filter(test -> test.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("is full when every test has passed")
    void full() {
        Scorecard card = SCORER.graded(SUBMISSION, List.of(), SampleOutcomes.allPassed());
        assertEquals(100_00, card.score());
        assertEquals(100_00, card.max());
        assertEquals(
                List.of(
                        new PartScore("P", "Public tests", 0, 0),
                        new PartScore("A", "First steps", 60_00, 60_00),
                        new PartScore("B", "A longer way", 40_00, 40_00)),
                card.parts());
    }

    @Test
    @DisplayName("gives all of a test's points or none, and sums up by part")
    void mixed() {
        Scorecard card = SCORER.graded(SUBMISSION, List.of(), SampleOutcomes.mixed("Wrong."));
        assertEquals(0, card.score());
        card = SCORER.graded(SUBMISSION, List.of(), SampleOutcomes.outcomes(passed("A1"), passed("B1")));
        assertEquals(72_00, card.score());
        assertEquals(List.of(0, 35_00, 37_00), card.parts().stream().map(PartScore::score).toList());
    }

    @Test
    @DisplayName("counts nothing for a test that the manifest does not know")
    void invented() {
        Scorecard card = SCORER.graded(SUBMISSION, List.of(), SampleOutcomes.outcomes(passed("Z1"), passed("B2")));
        assertEquals(3_00, card.score());
        assertEquals(5, card.tests().size());
        assertEquals(TestStatus.UNGRADED, test(card, "A1").status());
    }

    @Test
    @DisplayName("tells of each test how it went, in the manifest's words")
    void tests() {
        Scorecard card = SCORER.graded(SUBMISSION, List.of(), SampleOutcomes.mixed("Wrong."));
        assertEquals(
                new TestScore(
                        "A1", "A", "Takes a step", true, TestStatus.FAILED, 0, 35_00, 10, OptionalInt.of(2),
                        Optional.of("M1"), Optional.of("Wrong."), Optional.of("sample/Solution.java"),
                        OptionalInt.of(12), Optional.of("Hint of A1."), Optional.empty(), List.of()),
                test(card, "A1"));
        TestScore skipped = test(card, "A2");
        assertEquals(TestStatus.SKIPPED, skipped.status());
        assertEquals(Optional.of("It needs A1, which has not passed."), skipped.message());
        assertEquals(Optional.empty(), skipped.hint());
        assertEquals(TestStatus.SPENT, test(card, "B1").status());
        TestScore passed = test(card, "P1");
        assertEquals(Optional.empty(), passed.hint());
        assertEquals(OptionalInt.empty(), passed.schedule());
    }

    @Test
    @DisplayName("of a submission that cannot be graded says why, and is no score")
    void ungradable() {
        Scorecard card = SCORER.ungradable(
                Optional.of(SUBMISSION),
                List.of(Diagnostic.error("sample/Solution.java", 3, "';' expected")),
                List.of(new Refusal("sample/Solution.java", 7, Refusal.Rule.NATIVE, "A native method.", "Java")));
        assertEquals(Scorecard.Status.UNGRADABLE, card.status());
        assertEquals(0, card.score());
        assertTrue(card.tests().stream().allMatch(test -> test.status() == TestStatus.UNGRADED));
        assertEquals(new Scorecard.Diagnostic("sample/Solution.java", 3, 0, "error", "';' expected"),
                card.diagnostics().getFirst());
        assertEquals(new Scorecard.Refusal("sample/Solution.java", 7, "native", "A native method.", "Java"),
                card.refusals().getFirst());
        assertEquals(Optional.empty(), SCORER.ungradable(Optional.empty(), List.of(), List.of()).submission().digest());
    }

    @Test
    @DisplayName("shows a student of a hidden test no more than its feedback level")
    void student() {
        Scorecard whole = SCORER.graded(SUBMISSION, List.of(), SampleOutcomes.mixed("Wrong."));
        Scorecard card = Audience.STUDENT.of(whole, SampleLab.MANIFEST);
        TestScore hint = test(card, "A1");
        assertEquals(Optional.of("M1"), hint.rule());
        assertEquals(Optional.of("Wrong."), hint.message());
        assertEquals(Optional.of("Hint of A1."), hint.hint());
        assertEquals(OptionalInt.empty(), hint.schedule());
        assertEquals(OptionalInt.of(41), test(card, "B1").schedule());
        TestScore scoreOnly = test(card, "B2");
        assertEquals(TestStatus.FAILED, scoreOnly.status());
        assertEquals(Optional.empty(), scoreOnly.rule());
        assertEquals(Optional.empty(), scoreOnly.message());
        assertEquals(Optional.empty(), scoreOnly.hint());
        assertEquals(OptionalInt.empty(), scoreOnly.schedule());
        assertEquals(test(whole, "P1"), test(card, "P1"));
        assertEquals(test(whole, "A2"), test(card, "A2"));
        assertEquals(whole.score(), card.score());
        assertEquals(whole, Audience.INSTRUCTOR.of(whole, SampleLab.MANIFEST));
    }

    @Test
    @DisplayName("shows a student who sees the rule no hint")
    void ruleOnly() {
        Scorecard whole = SCORER.graded(SUBMISSION, List.of(), SampleOutcomes.outcomes(
                passed("A1"),
                new Outcome(
                        "A2", Outcome.Status.FAILED, "M2", "Twice.", "", 0, 1, 2, 3, "")));
        TestScore rule = test(Audience.STUDENT.of(whole, SampleLab.MANIFEST), "A2");
        assertEquals(Optional.of("M2"), rule.rule());
        assertEquals(Optional.empty(), rule.hint());
    }

    @Test
    @DisplayName("states how many schedules there were under a factor")
    void factor() {
        Scorecard card = new Scorer(SampleLab.MANIFEST, SampleOutcomes.IDENTITY, 10)
                .graded(SUBMISSION, List.of(), SampleOutcomes.allPassed());
        assertEquals(200, test(card, "A2").schedules());
    }
}
