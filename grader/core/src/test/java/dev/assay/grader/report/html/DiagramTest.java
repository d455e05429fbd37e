package dev.assay.grader.report.html;

import static dev.assay.grader.report.html.DiagramLayout.MARK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.report.html.DiagramLabels.Label;
import dev.assay.grader.report.html.DiagramLayout.Arrow;
import dev.assay.grader.report.html.DiagramLayout.Life;
import dev.assay.grader.report.html.DiagramLayout.Row;
import dev.assay.grader.report.html.Geometry.Box;
import dev.assay.grader.report.html.Geometry.Line;
import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.FailedRun.Fate;
import dev.assay.grader.trace.TraceFile;
import dev.assay.grader.trace.TraceJson;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A space-time diagram")
class DiagramTest {
    private static DiagramLayout layout(FailedRun run) {
        return new DiagramLayout(run, new EventWords(run));
    }

    private static Stream<FailedRun> runs() {
        return Stream.of(SampleRuns.doubleVote(), SampleRuns.everything(), SampleRuns.largest());
    }

    @ParameterizedTest
    @DisplayName("lets no text lie on another, nor on a mark, nor outside")
    @MethodSource("runs")
    void textsAreReadable(FailedRun run) {
        assertReadable(layout(run));
    }

    @ParameterizedTest
    @DisplayName("of a real failure is readable too")
    @ValueSource(strings = {"two-step-save-D2", "no-persist-on-grant-D1", "zombie-vote-E3"})
    void realFailures(String name) throws Exception {
        try (InputStream in = TraceFile.class.getResourceAsStream(name + ".json")) {
            assertReadable(layout(TraceJson.read(in.readAllBytes()).run()));
        }
    }

    private static void assertReadable(DiagramLayout layout) {
        List<Box> boxes = new ArrayList<>(layout.texts().stream().map(Label::box).toList());
        layout.events().forEach(row -> boxes.add(new Box(
                row.x() - MARK, row.y() - MARK, 2 * MARK, 2 * MARK)));
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            assertTrue(box.x() >= 0 && box.x() + box.width() <= layout.width(), box.toString());
            assertTrue(box.y() >= 0 && box.y() + box.height() <= layout.height(), box.toString());
            for (int j = 0; j < i; j++) {
                assertFalse(box.overlaps(boxes.get(j)), box + " and " + boxes.get(j));
            }
        }
    }

    @ParameterizedTest
    @DisplayName("lets time run downwards: rows follow each other, and no message arrives before it is sent")
    @MethodSource("runs")
    void time(FailedRun run) {
        DiagramLayout layout = layout(run);
        List<Row> rows = layout.events();
        for (int i = 1; i < rows.size(); i++) {
            assertEquals(rows.get(i - 1).bottom(), rows.get(i).top());
            assertTrue(rows.get(i).y() > rows.get(i - 1).y());
        }
        for (Arrow arrow : layout.messages()) {
            assertTrue(arrow.line().y2() > arrow.line().y1(), arrow.toString());
        }
    }

    @Test
    @DisplayName("has an arrow for every message, two for one that arrives twice, and says what became of each")
    void arrows() {
        List<Arrow> arrows = layout(SampleRuns.everything()).messages();
        assertEquals(8, arrows.size());
        assertEquals(1, arrows.stream().filter(Arrow::isCopy).count());
        for (Fate fate : Fate.values()) {
            assertTrue(arrows.stream().anyMatch(arrow -> arrow.fate() == fate), fate.toString());
        }
    }

    @Test
    @DisplayName("interrupts a lane between a crash and the next start")
    void lives() {
        FailedRun run = SampleRuns.doubleVote();
        DiagramLayout layout = layout(run);
        List<Life> lives = layout.lives(run.lanes().getFirst());
        assertEquals(2, lives.size());
        assertTrue(lives.getFirst().to() < lives.getLast().from(), lives.toString());
        assertEquals(1, layout.lives(run.lanes().get(1)).size());
    }

    @Test
    @DisplayName("marks the failing event by a band, a mark and a word")
    void failing() {
        FailedRun run = SampleRuns.doubleVote();
        String drawn = new Diagram(run, new EventWords(run)).drawn("d", "t").toString();
        for (String said : List.of(
                "class=\"band\"", "failing", "✗ M2", "role=\"img\"", "<title id=\"d_title\">t</title>")) {
            assertTrue(drawn.contains(said), said);
        }
    }

    @Test
    @DisplayName("of a run without events is an empty one")
    void empty() {
        FailedRun run = SampleRuns.doubleVote();
        FailedRun none = new FailedRun(run.verdict(), run.lanes(), List.of(), List.of(), 3, run.replay());
        assertTrue(new Story("T", none).told(true, "").toString().contains("in 0 steps"));
    }

    @Test
    @DisplayName("knows whether a line crosses a box")
    void geometry() {
        Box box = new Box(10, 10, 20, 20);
        assertTrue(box.isCrossedBy(new Line(0, 0, 40, 40)));
        assertTrue(box.isCrossedBy(new Line(20, 0, 20, 100)));
        assertTrue(box.isCrossedBy(new Line(15, 15, 16, 16)));
        assertFalse(box.isCrossedBy(new Line(0, 0, 9, 100)));
        assertFalse(box.isCrossedBy(new Line(0, 25, 15, 100)));
        assertFalse(box.isCrossedBy(new Line(0, 5, 100, 5)));
    }
}
