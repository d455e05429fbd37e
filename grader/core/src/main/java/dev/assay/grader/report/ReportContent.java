package dev.assay.grader.report;

import dev.assay.grader.intake.SourceFile;
import dev.assay.grader.score.Audience;
import dev.assay.grader.score.Scorecard;
import dev.assay.grader.trace.TraceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a report can say about one graded submission, for one audience.
 *
 * @param card the scorecard, as this audience may see it
 * @param sources the submission's sources, for excerpts; empty if it could not be taken in
 * @param traces recordings of failures that this audience may see, by the ids of their tests
 * @param audience who reads it
 * @param sourceRoot what stands before the path of a source in the repository that it is in: {@code src/main/java/},
 *     with a slash at the end, or empty
 * @param classroom50 what Classroom 50 has told us; empty outside of it
 */
public record ReportContent(
        Scorecard card,
        List<SourceFile> sources,
        Map<String, TraceFile> traces,
        Audience audience,
        String sourceRoot,
        Optional<Classroom50.Call> classroom50) {
    /** Copies the collections. */
    public ReportContent {
        sources = List.copyOf(sources);
        traces = Map.copyOf(traces);
    }

    /** For students, of a submission that lies at the root of wherever it is, on no platform. */
    public ReportContent(Scorecard card, List<SourceFile> sources, Map<String, TraceFile> traces) {
        this(card, sources, traces, Audience.STUDENT, "", Optional.empty());
    }

    /** The path of a source in its repository, on one line. */
    String placeOf(String file) {
        return Sentences.line(sourceRoot + file);
    }
}
