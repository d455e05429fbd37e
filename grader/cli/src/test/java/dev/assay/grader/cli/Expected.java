package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorecard.TestStatus;

/**
 * What an attack is to be told.
 *
 * @param verdict a word: {@code rejected} at intake, {@code uncompilable}, {@code refused} by admission, {@code spent},
 *x
 * @param reason what the reason has to contain; may be empty
 */
record Expected(String verdict, String reason) {
    static Expected of(String text) {
        String[] words = text.split(" ", 2);
        return new Expected(words[0], words.length > 1 ? words[1] : "");
    }

    /** Whether the submission must be told the same every time, to the last character that it prints. */
    boolean isRepeated() {
        return verdict.equals("same");
    }

    void assertIs(Scorecard card) {
        String all = card.status() + " " + card.tests() + " " + card.refusals() + " " + card.diagnostics();
        Scorecard.TestScore first = card.tests().getFirst();
        boolean isDone = verdict.equals("passed") || verdict.equals("same");
        assertTrue(isDone || card.score() == 0, "it got points: " + all);
        switch (verdict) {
            case "refused" -> assertTrue(
                    card.refusals().stream()
                            .anyMatch(one -> (one.rule() + " " + one.message()).contains(reason)),
                    all);
            case "uncompilable", "rejected" -> {
                assertTrue(card.refusals().isEmpty(), all);
                assertEquals(Scorecard.Status.UNGRADABLE, card.status(), all);
                // What cannot even be taken in has no digest.
                assertEquals(verdict.equals("uncompilable"), card.submission().digest().isPresent(), all);
                assertTrue(card.diagnostics().stream().anyMatch(one -> one.message().contains(reason)), all);
            }
            case "spent" -> {
                assertEquals(TestStatus.SPENT, first.status(), all);
                assertTrue(first.rule().orElse("").startsWith(reason), all);
                assertEquals("raft/Attack.java", first.file().orElse(""), all);
            }
            case "failed" -> {
                assertEquals(TestStatus.FAILED, first.status(), all);
                assertTrue(first.rule().orElse("").startsWith(reason), all);
            }
            case "overfitted" -> assertEquals(
                    1, card.tests().stream().filter(one -> one.status() == TestStatus.PASSED && !one.isHidden()).count(),
                    all);
            case "passed", "same" -> assertTrue(
                    card.tests().stream().allMatch(one -> one.status() == TestStatus.PASSED), all);
            default -> throw new IllegalStateException("there is no verdict " + verdict);
        }
    }

    @Override
    public String toString() {
        return (verdict + " " + reason).strip();
    }
}
