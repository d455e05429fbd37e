package dev.assay.grader.report;

import dev.assay.grader.intake.SourceFile;
import dev.assay.grader.score.Scorecard;
import java.util.List;

/**
 * All that a report can say about one graded submission, for one audience.
 *
 * @param card the scorecard, as this audience may see it
 * @param sources the submission's sources, for excerpts; empty if it could not be taken in
 */
public record ReportContent(Scorecard card, List<SourceFile> sources) {
    /** Copies the list. */
    public ReportContent {
        sources = List.copyOf(sources);
    }
}
