package dev.assay.grader.report;

import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorecard.PartScore;
import dev.assay.grader.score.Scorecard.TestScore;
import dev.assay.grader.score.Scorecard.TestStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes a scorecard as Markdown (CommonMark with tables), for the summary of a workflow run, a merge request, a mail.
 * Whatever may come from a submission stands in a fenced block whose fence is longer than any in the text: there it can
 * be no link, no picture, no markup, and mentions nobody.
 */
final class Markdown {
    private static final int WIDTH = 100;
    private static final int MOST_FINDINGS = 20;
    private static final int DIGEST_CHARS = 12;
    /** What can mean something within a line; no text of others begins one. */
    private static final Pattern PUNCTUATION = Pattern.compile("[\\\\`*_\\[\\]<>|~&!#:@$]");

    private final ReportContent content;
    private final Scorecard card;
    private final StringBuilder text = new StringBuilder();

    private Markdown(ReportContent content) {
        this.content = content;
        this.card = content.card();
    }

    static byte[] bytes(ReportContent content) {
        Markdown markdown = new Markdown(content);
        markdown.write();
        return markdown.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write() {
        line("# %s: %s".formatted(plain(card.lab().title()), Sentences.total(card)));
        if (card.status() == Scorecard.Status.UNGRADABLE) {
            ungradable();
        } else {
            parts();
            line("");
            line(Sentences.passed(card));
            failures();
            skipped();
            stretchGoals();
            findings("Compiler warnings", Finding.of(card).subList(0, card.diagnostics().size()));
        }
        identity();
    }

    private void ungradable() {
        line("");
        line("No test has run. Mend what stands below, and hand in again.");
        findings("What is wrong", Finding.of(card));
    }

    private void parts() {
        List<PartScore> shown = card.parts().stream().filter(part -> part.max() > 0).toList();
        if (shown.isEmpty()) {
            return;
        }
        line("");
        line("| Part | | Points |");
        line("|---|---|---:|");
        shown.forEach(part -> line("| %s | %s | %s |".formatted(
                plain(part.id()), plain(part.title()), Sentences.points(part.score(), part.max()))));
    }

    private void failures() {
        List<TestScore> failed = card.tests().stream()
                .filter(test -> test.hasFailed() && !test.isStretchGoal())
                .toList();
        if (failed.isEmpty()) {
            return;
        }
        line("");
        line("## What failed");
        for (TestScore test : failed) {
            String points = test.max() == 0 ? "" : " (%s)".formatted(Sentences.points(test.score(), test.max()));
            line("");
            line("### %s: %s%s".formatted(plain(test.id()), plain(test.title()), points));
            line("");
            fenced(Sentences.whole(test));
        }
    }

    private void skipped() {
        List<TestScore> skipped = card.tests().stream()
                .filter(test -> test.status() == TestStatus.SKIPPED && !test.isStretchGoal())
                .toList();
        if (skipped.isEmpty()) {
            return;
        }
        line("");
        line("## Not run");
        line("");
        skipped.forEach(test -> line("- %s: %s: needs %s".formatted(
                plain(test.id()), plain(test.title()), plain(String.join(", ", test.needs())))));
    }

    private void stretchGoals() {
        List<TestScore> goals = card.tests().stream()
                .filter(test -> test.status() != TestStatus.UNGRADED && test.isStretchGoal())
                .toList();
        if (goals.isEmpty()) {
            return;
        }
        line("");
        line("## Stretch goals, for no points");
        line("");
        goals.forEach(goal -> line("- %s %s: %s".formatted(
                goal.status() == TestStatus.PASSED ? "reached:" : "open:", plain(goal.id()), plain(goal.title()))));
    }

    private void findings(String title, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        line("");
        line("## " + title);
        findings.stream().limit(MOST_FINDINGS).forEach(finding -> {
            String place = finding.file().isEmpty() ? "" : "%s%s%s\n".formatted(
                    content.placeOf(finding.file()),
                    finding.line() > 0 ? ":" + finding.line() : "",
                    finding.column() > 0 ? ":" + finding.column() : "");
            line("");
            fenced(place + finding.text());
        });
        if (findings.size() > MOST_FINDINGS) {
            line("");
            line("And %d more; score.json has them all.".formatted(findings.size() - MOST_FINDINGS));
        }
    }

    private void identity() {
        line("");
        line("Submission %s, lab %s, grader %s, JDK %s.".formatted(
                digest(card.submission().digest()),
                digest(Optional.of(card.lab().digest())),
                plain(card.grader().version()),
                plain(card.grader().jdk())));
    }

    private static String digest(Optional<String> digest) {
        return digest.map(hex -> "`%s`".formatted(Sentences.line(hex).replace("`", "'").substring(
                        0, Math.min(DIGEST_CHARS, hex.length()))))
                .orElse("(none)");
    }

    private void line(String content) {
        text.append(content).append('\n');
    }

    private void fenced(String legible) {
        String fence = "`".repeat(Math.max(3, longestRun(legible) + 1));
        line(fence + "text");
        Cells.wrap(legible, WIDTH).forEach(one -> line(one.stripTrailing()));
        line(fence);
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** A lab's own words on one line, for they are no markup either. */
    private static String plain(String words) {
        return PUNCTUATION.matcher(Sentences.line(words)).replaceAll("\\\\$0");
    }
}
