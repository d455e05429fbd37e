package dev.assay.grader.report;

import dev.assay.grader.score.Scorecard;
import dev.assay.grader.score.Scorecard.TestScore;
import dev.assay.grader.score.Scorecard.TestStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes JUnit XML as GitLab, Artemis, Jenkins and the reporters of GitHub read it: one suite a lab, one test case a
 * test. A submission that cannot be graded is a case of its own, in error, for otherwise everything would only be
 * skipped and the build green. A stretch goal that is not reached is skipped, not failed.
 */
final class JUnitXml {
    private static final String NO_TIME = "0.000";

    private final ReportContent content;
    private final Scorecard card;
    private final StringBuilder xml = new StringBuilder();

    private JUnitXml(ReportContent content) {
        this.content = content;
        this.card = content.card();
    }

    static byte[] bytes(ReportContent content) {
        return new JUnitXml(content).write().getBytes(StandardCharsets.UTF_8);
    }

    private String write() {
        boolean isGraded = card.status() == Scorecard.Status.GRADED;
        long failures = card.tests().stream().filter(JUnitXml::isFailure).count();
        long skipped = card.tests().stream().filter(JUnitXml::isSkipped).count();
        int errors = isGraded ? 0 : 1;
        String counts = " tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%s\">\n".formatted(
                card.tests().size() + errors, failures, errors, skipped, NO_TIME);
        String lab = Sentences.line(card.lab().id());
        xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites name=\"assay\"").append(counts);
        xml.append("  <testsuite name=\"").append(escaped(lab)).append('"').append(counts);
        xml.append("    <properties>\n");
        property("score", isGraded ? TerminalCard.points(card.score()) : "");
        property("max", TerminalCard.points(card.max()));
        property("submission", card.submission().digest().orElse(""));
        property("lab", card.lab().digest());
        property("grader", card.grader().version());
        xml.append("    </properties>\n");
        if (!isGraded) {
            ungradable(lab);
        }
        card.tests().forEach(test -> testCase(lab, test));
        return xml.append("  </testsuite>\n</testsuites>\n").toString();
    }

    private void property(String name, String value) {
        xml.append("      <property name=\"%s\" value=\"%s\"/>\n".formatted(name, escaped(Sentences.line(value))));
    }

    private static boolean isFailure(TestScore test) {
        return test.hasFailed() && !test.isStretchGoal();
    }

    private static boolean isSkipped(TestScore test) {
        return test.status() != TestStatus.PASSED && !isFailure(test);
    }

    private void ungradable(String lab) {
        List<Finding> findings = Finding.of(card);
        String all = findings.stream()
                .map(finding -> (finding.file().isEmpty()
                                ? ""
                                : content.placeOf(finding.file()) + ":" + finding.line() + ": ")
                        + finding.text())
                .collect(Collectors.joining("\n"));
        String first = findings.isEmpty() ? "It cannot be graded." : findings.getFirst().text();
        xml.append("    <testcase classname=\"%s.submission\" name=\"It can be graded\" time=\"%s\">\n".formatted(
                escaped(lab), NO_TIME));
        xml.append("      <error message=\"%s\" type=\"ungradable\">%s</error>\n".formatted(
                escaped(firstLine(first)), escaped(all)));
        xml.append("    </testcase>\n");
    }

    private void testCase(String lab, TestScore test) {
        xml.append("    <testcase classname=\"%s.%s\" name=\"%s\"".formatted(
                escaped(lab), escaped(Sentences.line(test.part())), escaped(Sentences.name(test))));
        test.file().ifPresent(file -> xml.append(" file=\"%s\"".formatted(escaped(content.placeOf(file)))));
        test.line().ifPresent(line -> xml.append(" line=\"%d\"".formatted(line)));
        xml.append(" time=\"").append(NO_TIME).append('"');
        if (isFailure(test)) {
            xml.append(">\n      <failure message=\"%s\" type=\"%s\">%s</failure>\n    </testcase>\n".formatted(
                    escaped(firstLine(Sentences.verdict(test))),
                    escaped(test.rule().map(Sentences::line).orElse(test.status().word())),
                    escaped(Sentences.whole(test))));
        } else if (isSkipped(test)) {
            String why = test.hasFailed() ? "A stretch goal, for no points: not reached." : Sentences.verdict(test);
            xml.append("><skipped message=\"%s\"/></testcase>\n".formatted(escaped(firstLine(why))));
        } else {
            xml.append("/>\n");
        }
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end) + " ...";
    }

    /** Legible text has no character that XML 1.0 forbids; see {@link Sentences}. */
    private static String escaped(String legible) {
        return legible.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
