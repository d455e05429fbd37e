package dev.assay.grader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.score.Scorecard;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("JUnit XML")
class JUnitXmlTest {
    private static byte[] bytes(Scorecard card) {
        byte[] bytes = ReportFormat.JUNIT.bytes(SampleCards.content(card));
        assertEquals(List.of(), Formats.problems(ReportFormat.JUNIT, bytes));
        return bytes;
    }

    /** As Maven's own report plugin reads it: the cases by their classes, which are the lab's parts. */
    private static Map<String, ReportTestSuite> read(byte[] bytes) throws Exception {
        return new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)).stream()
                .collect(Collectors.toMap(ReportTestSuite::getName, suite -> suite));
    }

    private static int sum(Map<String, ReportTestSuite> suites, ToIntFunction<ReportTestSuite> count) {
        return suites.values().stream().mapToInt(count).sum();
    }

    @Test
    @DisplayName("reads like this")
    void example() {
        String xml = Shape.text(bytes(SampleCards.graded("S0 voted for S1 & S2.")));
        assertTrue(xml.startsWith("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="assay" tests="8" failures="3" errors="0" skipped="2" time="0.000">
                  <testsuite name="sample" tests="8" failures="3" errors="0" skipped="2" time="0.000">
                    <properties>
                      <property name="score" value="10"/>
                      <property name="max" value="100"/>
                """), xml);
        assertTrue(xml.contains("""
                    <testcase classname="sample.A" name="[A1] Title of A1" \
                file="src/main/java/S0 voted for S1 &amp; S2." line="12" time="0.000">
                      <failure message="S0 voted for S1 &amp; S2.: S0 voted for S1 &amp; S2." \
                type="S0 voted for S1 &amp; S2.">S0 voted for S1 &amp; S2.: S0 voted for S1 &amp; S2.
                at S0 voted for S1 &amp; S2.:12
                """), xml);
        assertTrue(xml.contains("""
                    <testcase classname="sample.S" name="[S1] Title of S1" \
                file="src/main/java/S0 voted for S1 &amp; S2." line="12" time="0.000">\
                <skipped message="A stretch goal, for no points: not reached."/></testcase>
                """), xml);
    }

    @Test
    @DisplayName("is what Maven's report plugin can read, with the counts that it states")
    void consumer() throws Exception {
        Map<String, ReportTestSuite> suites = read(bytes(SampleCards.graded("<b>]]>\u0000")));
        assertEquals(Set.of("P", "A", "B", "S"), suites.keySet());
        assertEquals(8, sum(suites, ReportTestSuite::getNumberOfTests));
        assertEquals(3, sum(suites, ReportTestSuite::getNumberOfFailures));
        assertEquals(2, sum(suites, ReportTestSuite::getNumberOfSkipped));
        ReportTestCase failed = suites.get("A").getTestCases().getFirst();
        assertEquals("[A1] Title of A1", failed.getName());
        assertTrue(failed.hasFailure());
        assertEquals("<b>]]>\\u{0}: <b>]]>\\u{0}", failed.getFailureMessage());
    }

    @Test
    @DisplayName("makes the build red when nothing could be graded")
    void ungradable() throws Exception {
        Map<String, ReportTestSuite> suites = read(bytes(SampleCards.ungradable("It calls sleep.")));
        assertEquals(1, sum(suites, ReportTestSuite::getNumberOfErrors));
        assertEquals(2, sum(suites, ReportTestSuite::getNumberOfSkipped));
        ReportTestCase error = suites.get("submission").getTestCases().getFirst();
        assertEquals("It can be graded", error.getName());
        assertTrue(error.getFailureDetail().contains("src/main/java/It calls sleep.:3: It calls sleep."));
    }

    @Test
    @DisplayName("has a schema that refuses what is not one")
    void schemaRefuses() {
        String xml = Shape.text(bytes(SampleCards.graded("Wrong.")));
        for (String[] change : new String[][] {
            {"name=\"[P2] Title of P2\"", "name=\"[P1] Title of P1\""},
            {"tests=\"8\"", "tests=\"x\""},
            {"time=\"0.000\"", "time=\"0.001\""},
            {"<skipped message", "<ignored message"},
            {" line=\"12\"", " line=\"0\""},
            {" line=\"12\"", " timestamp=\"now\""},
        }) {
            String changed = xml.replaceFirst(Pattern.quote(change[0]), change[1]);
            assertFalse(changed.equals(xml), change[0]);
            byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
            assertFalse(Formats.problems(ReportFormat.JUNIT, bytes).isEmpty(), change[1]);
        }
    }
}
