package dev.assay.grader.report;

import dev.assay.grader.intake.SourceFile;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.trace.TraceFile;
import java.util.List;
import java.util.Map;

/**
 * All that a report can say about one graded submission, for one audience.
 *
 * @param card the scorecard, as this audience may see it
 * @param sources the submission's sources, for excerpts; empty if it could not be taken in
 * @param traces recordings of failures, by the ids of their tests
 */
public record ReportContent(Scorecard card, List<SourceFile> sources, Map<String, TraceFile> traces) {
    /** Copies the collections. */
    public ReportContent {
        sources = List.copyOf(sources);
        traces = Map.copyOf(traces);
    }
}
