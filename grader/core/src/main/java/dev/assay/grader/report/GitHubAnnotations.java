package dev.assay.grader.report;

import dev.assay.grader.report.Finding.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes findings as GitHub's workflow commands, one a line: whatever prints the file in a step of a workflow makes
 * annotations of them. GitHub shows at most ten errors and ten warnings a step, so the tenth says how many there are.
 */
final class GitHubAnnotations {
    private static final int MOST_A_LEVEL = 10;

    private GitHubAnnotations() {}

    static byte[] bytes(ReportContent content) {
        StringBuilder commands = new StringBuilder();
        List<Finding> findings = Finding.of(content.card());
        for (Level level : Level.values()) {
            List<Finding> ofLevel = findings.stream().filter(one -> one.level() == level).toList();
            int shown = ofLevel.size() <= MOST_A_LEVEL ? ofLevel.size() : MOST_A_LEVEL - 1;
            String command = level == Level.ERROR ? "error" : "warning";
            ofLevel.subList(0, shown).forEach(finding -> commands.append(command(command, finding, content)));
            if (shown < ofLevel.size()) {
                commands.append("::%s title=Assay::And %d more; score.json has them all.\n".formatted(
                        command, ofLevel.size() - shown));
            }
        }
        commands.append("::notice title=%s::%s\n".formatted(
                WorkflowCommands.property(Sentences.line(content.card().lab().title())),
                WorkflowCommands.data(Sentences.total(content.card()))));
        return commands.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String command(String command, Finding finding, ReportContent content) {
        StringBuilder properties = new StringBuilder();
        if (!finding.file().isEmpty()) {
            properties.append("file=").append(WorkflowCommands.property(content.placeOf(finding.file()))).append(',');
            if (finding.line() > 0) {
                properties.append("line=").append(finding.line()).append(',');
            }
            if (finding.column() > 0) {
                properties.append("col=").append(finding.column()).append(',');
            }
        }
        String title = "%s: %s".formatted(finding.rule(), finding.title());
        return "::%s %stitle=%s::%s\n".formatted(
                command, properties, WorkflowCommands.property(title), WorkflowCommands.data(finding.text()));
    }
}
