package dev.assay.grader.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.grader.report.html.Deeds.Deed;
import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.FailedRun.EventKind;
import dev.assay.grader.trace.FailedRun.Fate;
import dev.assay.grader.trace.FailedRun.Lane;
import dev.assay.grader.trace.FailedRun.LaneKind;
import dev.assay.grader.trace.FailedRun.Message;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a handler did")
class DeedsTest {
    private static List<Deed> deeds(List<String> journal, Message... messages) {
        FailedRun.Event event = new FailedRun.Event(
                0, 0, OptionalInt.of(0), EventKind.TIMER, "t", OptionalInt.empty(), journal, List.of(), List.of(),
                false);
        FailedRun run = new FailedRun(
                new FailedRun.Verdict("M1", "No.", 0, OptionalInt.empty()),
                List.of(lane(0), lane(1), lane(2), lane(3)), List.of(messages), List.of(event), 0, Optional.empty());
        return Deeds.of(event, new EventWords(run));
    }

    private static Lane lane(int id) {
        return new Lane(id, "S" + id, LaneKind.NODE);
    }

    private static Message message(int id, int to, Fate fate) {
        return new Message(id, 0, to, "Ask", List.of(), OptionalInt.of(0), 0, fate, false);
    }

    @Test
    @DisplayName("is told in order, and the same message to several in one line")
    void merged() {
        assertEquals(
                List.of(new Deed("Save term=1", "", ""), new Deed("send to S1, S2: Ask term=1", "", ""),
                        new Deed("send to S3: Ask term=2", "", ""), new Deed("Save term=2", "", ""),
                        new Deed("send to S1: Ask term=2", "", "")),
                deeds(List.of("Save term=1", "send to S1: Ask term=1", "send to S2: Ask term=1", "asked by the tests",
                        "send to S3: Ask term=2", "Save term=2", "send to S1: Ask term=2")));
    }

    @Test
    @DisplayName("is told apart where messages came to different ends")
    void fates() {
        assertEquals(
                List.of(new Deed("send to S1: Ask", "", ""), new Deed("send to S2, S3: Ask", "lost", "lost")),
                deeds(List.of("send to S1: Ask", "send to S2: Ask", "send to S3: Ask"),
                        message(0, 1, Fate.ARRIVED), message(1, 2, Fate.LOST), message(2, 3, Fate.LOST)));
    }

    @Test
    @DisplayName("is told of messages in vain even if the journal is silent about them")
    void silentJournal() {
        assertEquals(
                List.of(new Deed("send to S1, S2: Ask", "cut off", "cut")),
                deeds(List.of(), message(0, 1, Fate.CUT), message(1, 2, Fate.CUT)));
    }
}
