package dev.assay.grader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.SampleTraces;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A run in a terminal")
class TraceTextTest {
    private static final TerminalCard.Style WIDE = new TerminalCard.Style(false, 120, false);

    @Test
    @DisplayName("reads like this")
    void example() {
        assertEquals(
                """
                      0.000  S0  boots · ⇒ role=FOLLOWER term=4
                      0.000  S0  RequestVote from S1: term=5 lastLogIndex=0 lastLogTerm=0 · HardState term=4 votedFor=-1
                                   crash inside the handler
                      0.000  S0  crashes
                      0.000  S0  boots again · ⇒ role=FOLLOWER term=4
                ✗     0.000  S0  RequestVote from S3: term=4 lastLogIndex=0 lastLogTerm=0 · HardState term=4 votedFor=3
                                   HardState term=4 votedFor=3
                """,
                TraceText.render(SampleTraces.of("two-step-save-D2").run(), WIDE));
    }

    @Test
    @DisplayName("says what is left out, who did not hear what, and never a line that is too wide")
    void all() {
        String text = TraceText.render(SampleTraces.of("zombie-vote-E3").run(), TerminalCard.Style.DEFAULT);
        assertTrue(text.contains(" steps left out\n"), text);
        assertTrue(text.contains(" lost"), text);
        assertFalse(text.contains("asked by the tests"), text);
        assertTrue(text.lines().allMatch(line -> Cells.width(line) <= 80), text);
        assertEquals(1, text.lines().filter(line -> line.startsWith("✗")).count());
        String plain = TraceText.render(
                SampleTraces.of("zombie-vote-E3").run(), new TerminalCard.Style(false, 80, true));
        assertTrue(plain.chars().allMatch(c -> c < 128), plain);
    }

    @Test
    @DisplayName("does with a terminal what it wants, and not what student code wants")
    void hostile() {
        String hostile = "\u001b[2J\u202e\r\n::error::";
        FailedRun run = new FailedRun(
                new FailedRun.Verdict(hostile, hostile, 0, OptionalInt.of(0)),
                List.of(new FailedRun.Lane(0, hostile, FailedRun.LaneKind.NODE)),
                List.of(new FailedRun.Message(
                        0, 0, 0, hostile, List.of(new FailedRun.Field(hostile, hostile)), OptionalInt.of(0), 0,
                        FailedRun.Fate.LOST, false)),
                List.of(new FailedRun.Event(
                        0, 0, OptionalInt.of(0), FailedRun.EventKind.RECEIVE, hostile, OptionalInt.of(0),
                        List.of(hostile, "send to " + hostile + ": x"), List.of(hostile),
                        List.of(new FailedRun.Field(hostile, hostile)), true)),
                0,
                Optional.empty());
        String text = TraceText.render(run, TerminalCard.Style.DEFAULT);
        assertTrue(text.chars().noneMatch(c -> c == 0x1b || c == 0x202e || c == '\r'), text);
        assertTrue(text.lines().noneMatch(line -> line.startsWith("::")), text);
    }
}
