package dev.assay.grader.report.html;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.admit.Refusal;
import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.intake.SourceFile;
import dev.assay.grader.lab.SampleLab;
import dev.assay.grader.score.Audience;
import dev.assay.grader.score.SampleOutcomes;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.trace.FailedRun;
import dev.assay.grader.trace.TraceFile;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("As a page, a scorecard")
class HtmlReportTest {
    private static final int MOST_BYTES = 300_000;
    private static final String MESSAGE = "S0 voted for S1 in term 4, and then for S2 in the same term 4.";

    private static String page(Scorecard card) {
        return new String(HtmlReport.bytes(card, SamplePages.SOURCES, Map.of()), StandardCharsets.UTF_8);
    }

    private static Scorecard mixed() {
        return SampleOutcomes.SCORER.graded(SampleOutcomes.SUBMISSION, List.of(), SampleOutcomes.mixed(MESSAGE));
    }

    @Test
    @DisplayName("tells of a failed test its rule, sentence, place with the marked line, schedule and hint")
    void failure() {
        String page = SamplePages.page(MESSAGE, List.of(SampleRuns.doubleVote()));
        for (String said : List.of(
                "<strong class=\"total\">5</strong>", "<dt>M2</dt>", MESSAGE, "sample/Solution.java, line 10",
                "<mark><span class=\"no\">&gt; 10  </span>            save(from);</mark>",
                "Schedule 17 of 60 was the first to fail.", "What is on disk then, and who knows what?",
                "assay replay traces/T1.json")) {
            assertTrue(page.contains(said), said);
        }
    }

    @Test
    @DisplayName("says with words what it says with signs, colours and lines")
    void words() {
        String page = SamplePages.page(MESSAGE, List.of(SampleRuns.everything(), SampleRuns.everything()));
        for (String said : List.of(
                "passed</span>", "failed</span>", "ran out</span>", "not run</span>", ", cut off<", ", lost<",
                ", unheard<", ", under way<", " again<", "(doubled)<", ">starts again<", "crashes", "✗ M7",
                "S2 is cut off",
                "<strong class=\"who\">S1</strong> receives <code>RequestVote</code>", "your trace: ",
                "I try to lead")) {
            assertTrue(page.contains(said), said);
        }
    }

    @Test
    @DisplayName("says why a test was not run, and leads to the reason")
    void notRun() {
        String page = page(mixed());
        assertTrue(page.contains(" needs <a href=\"#A1\">A1</a>, which has not passed"), page);
    }

    @Test
    @DisplayName("shows what the compiler said, at the column, and what is not allowed, with what to do instead")
    void ungradable() {
        String page = page(SampleOutcomes.SCORER.ungradable(
                Optional.of(SampleOutcomes.SUBMISSION),
                List.of(new Diagnostic("sample/Solution.java", 10, 4, Diagnostic.Severity.ERROR, "cannot find symbol")),
                List.of(new Refusal("sample/Solution.java", 8, Refusal.Rule.values()[0], "Threads are not for you.",
                        "Use a timer."))));
        assertTrue(page.contains("not graded"), page);
        assertTrue(page.contains("            save(from);</mark>\n<span class=\"caret\" aria-hidden=\"true\">"
                + " ".repeat(18) + "^\n"), page);
        assertTrue(page.contains("Threads are not for you."));
        assertTrue(page.contains("Use a timer."));
        assertFalse(page.contains("All tests"), "nothing has run");
    }

    @Test
    @DisplayName("with a hundred diagnostics names twenty and counts the others")
    void manyDiagnostics() {
        List<Diagnostic> hundred = IntStream.range(0, 100)
                .mapToObj(i -> new Diagnostic("sample/Solution.java", 3, 0, Diagnostic.Severity.ERROR, "error " + i))
                .toList();
        String page = page(
                SampleOutcomes.SCORER.ungradable(Optional.of(SampleOutcomes.SUBMISSION), hundred, List.of()));
        assertTrue(page.contains("error 19<") && !page.contains("error 20<"), page);
        assertTrue(page.contains("And 80 more"), page);
    }

    @Test
    @DisplayName("tells a student of a hidden test no more than the lab allows")
    void audience() {
        String page = page(Audience.STUDENT.of(mixed(), SampleLab.MANIFEST));
        assertFalse(page.contains("4711"), page);
        assertTrue(page.contains("A hidden test. The lab says no more about it."), page);
    }

    @Test
    @DisplayName("shows a recording only if the test's score names it")
    void unnamedRecording() {
        Map<String, TraceFile> traces = Map.of("A1", SampleRuns.file("A1", SampleRuns.doubleVote()));
        String page = new String(HtmlReport.bytes(mixed(), List.of(), traces), StandardCharsets.UTF_8);
        assertFalse(page.contains("How it happened"), page);
    }

    @Test
    @DisplayName("gives the same bytes every time")
    void deterministic() {
        List<FailedRun> runs = List.of(SampleRuns.everything(), SampleRuns.largest());
        Scorecard card = SamplePages.card(MESSAGE, runs);
        assertArrayEquals(
                HtmlReport.bytes(card, SamplePages.SOURCES, SamplePages.traces(runs)),
                HtmlReport.bytes(card, SamplePages.SOURCES, SamplePages.traces(runs)));
    }

    @Test
    @DisplayName("with thirty failures and recordings as large as may be is still small, and says what it leaves out")
    void size() {
        String page = SamplePages.page(MESSAGE, Collections.nCopies(30, SampleRuns.largest()));
        int bytes = page.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= MOST_BYTES, bytes + " bytes");
        assertTrue(page.contains("How it happened stands in <code>traces/T30.json</code>."), "the last is left out");
    }

    @Test
    @DisplayName("is a page of landmarks, with one heading of the first level and none that skips a level")
    void structure() {
        String page = SamplePages.page(MESSAGE, List.of(SampleRuns.doubleVote()));
        for (String landmark : List.of("<main>", "<header ", "<footer>", "<html lang=\"en\">")) {
            assertTrue(page.contains(landmark), landmark);
        }
        List<String> levels = page.lines()
                .flatMap(line -> Pattern.compile("<h([1-6])[ >]").matcher(line).results())
                .map(found -> found.group(1)).toList();
        assertEquals(1, Collections.frequency(levels, "1"), levels.toString());
        for (int i = 1; i < levels.size(); i++) {
            assertTrue(Integer.parseInt(levels.get(i)) <= Integer.parseInt(levels.get(i - 1)) + 1, levels.toString());
        }
    }

    @Test
    @DisplayName("names every place on it once, and every link leads to one")
    void anchors() {
        String page = SamplePages.page(MESSAGE, List.of(SampleRuns.doubleVote(), SampleRuns.everything()));
        List<String> ids = found(" id=\"([^\"]*)\"", page);
        assertEquals(ids.stream().distinct().toList(), ids);
        List<String> links = found(" href=\"#([^\"]*)\"", page);
        assertFalse(links.isEmpty());
        links.forEach(link -> assertTrue(ids.contains(link), link));
        found(" aria-labelledby=\"([^\"]*)\"", page).forEach(names -> List.of(names.split(" "))
                .forEach(name -> assertTrue(ids.contains(name), name)));
    }

    @Test
    @DisplayName("shows a line of a kilobyte, a line without an end, and a place beyond the end of the file")
    void oddSources() {
        List<SourceFile> sources = List.of(SourceFile.of("sample/Solution.java", "x".repeat(5_000) + "\ny"));
        for (int line : new int[] {1, 2, 3, 99}) {
            Scorecard card = SampleOutcomes.SCORER.ungradable(
                    Optional.of(SampleOutcomes.SUBMISSION),
                    List.of(new Diagnostic("sample/Solution.java", line, 4_000, Diagnostic.Severity.ERROR, "odd")),
                    List.of());
            String page = new String(HtmlReport.bytes(card, sources, Map.of()), StandardCharsets.UTF_8);
            assertTrue(page.contains("line " + line), page);
            assertFalse(page.contains("x".repeat(200)), "long lines are cut");
        }
    }

    private static List<String> found(String pattern, String page) {
        return Pattern.compile(pattern).matcher(page).results().map(one -> one.group(1)).toList();
    }
}
