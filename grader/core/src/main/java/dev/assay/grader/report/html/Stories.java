package dev.assay.grader.report.html;

import dev.assay.grader.score.Scorecard.TestScore;
import dev.assay.grader.trace.TraceFile;
import java.util.Map;
import java.util.Optional;

/**
 * Tells how failures came about, as long as there is room: the first is open, and from where the page would become too
 * large to be sent around, only the file is named.
 */
final class Stories {
    /** Of the 300 KB that a report may have. */
    private static final int MOST_CHARS = 200_000;

    private final Map<String, TraceFile> traces;
    private int chars;

    Stories(Map<String, TraceFile> traces) {
        this.traces = traces;
    }

    /** The story of a test's failure, if there is one and its score names it. To be asked in the order of the page. */
    Optional<Element> of(TestScore test) {
        return test.trace().flatMap(
                file -> Optional.ofNullable(traces.get(test.id())).map(trace -> told(test, file, trace)));
    }

    private Element told(TestScore test, String file, TraceFile trace) {
        String command = trace.run().replay().isPresent() ? file : "";
        Element story = new Story(test.id(), trace.run()).told(chars == 0, command);
        int length = story.toString().length();
        if (chars + length > MOST_CHARS) {
            return Element.of("p", "quiet").text("How it happened stands in ").text("code", "", file).text(".");
        }
        chars += length;
        return story;
    }
}
