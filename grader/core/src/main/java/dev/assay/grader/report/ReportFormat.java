package dev.assay.grader.report;

import dev.assay.grader.report.html.HtmlReport;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that can be written about a grade. The same content gives the same bytes. */
public enum ReportFormat {
    /** For programs, and always written: everything else is made from the same scorecard. */
    JSON("score.json", content -> ScoreJson.bytes(content.card())),

    /** For people: a page that opens in any browser, alone. */
    HTML("report.html", content -> HtmlReport.bytes(content.card(), content.sources(), content.traces())),

    /** JUnit XML: GitLab, Artemis, Jenkins. */
    JUNIT("junit.xml", JUnitXml::bytes),

    /** What Gradescope reads from {@code /autograder/results}. */
    GRADESCOPE("gradescope-results.json", Gradescope::bytes),

    /** What an autograder of Classroom 50 leaves in its working directory. */
    CLASSROOM50("classroom50-result.json", Classroom50::bytes),

    /** What PrairieLearn reads from {@code /grade/results}. */
    PRAIRIELEARN("prairielearn-results.json", PrairieLearn::bytes),

    /** Annotations for a step of a GitHub workflow to print. */
    GITHUB("github-annotations.txt", GitHubAnnotations::bytes),

    /** Findings for editors and code scanning. */
    SARIF("assay.sarif", Sarif::bytes),

    /** For people: the summary of a workflow run, a merge request, a mail. */
    MARKDOWN("report.md", Markdown::bytes);

    private final String fileName;
    private final Function<ReportContent, byte[]> writer;

    ReportFormat(String fileName, Function<ReportContent, byte[]> writer) {
        this.fileName = fileName;
        this.writer = writer;
    }

    /** What it is called on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its file is called. */
    public String fileName() {
        return fileName;
    }

    /** The bytes of its file. */
    public byte[] bytes(ReportContent content) {
        return writer.apply(content);
    }

    /** The format of this name, if there is one. */
    public static Optional<ReportFormat> of(String word) {
        return Stream.of(values()).filter(format -> format.word().equals(word)).findFirst();
    }

    /** All names, with commas between. */
    public static String words() {
        return Stream.of(values()).map(ReportFormat::word).collect(Collectors.joining(", "));
    }
}
