package dev.assay.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What people see while they wait. */
class ProgressLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aPersonSeesOneLineThatIsGoneInTheEnd() {
        ProgressLine line = line(true, false);
        line.show("one");
        line.show("two");
        line.detail("more");
        line.clear();
        line.clear();
        assertEquals("\r\033[Kone\r\033[Ktwo\r\033[K", text());
    }

    @Test
    void aLongLineIsCutSoThatItDoesNotWrap() {
        line(true, false).show("x".repeat(200));
        assertEquals("\r\033[K" + "x".repeat(78) + "…", text());
    }

    @Test
    void aLogFileGetsNothing() {
        ProgressLine line = line(false, false);
        line.show("one");
        line.clear();
        assertEquals("", text());
    }

    @Test
    void whoeverAsksForItGetsALineAStep() {
        ProgressLine line = line(true, true);
        line.show("one");
        line.detail("  more");
        line.clear();
        assertEquals("one%n  more%n".formatted(), text());
    }

    private ProgressLine line(boolean live, boolean verbose) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new ProgressLine(new Terminal(stream, stream, false, 100, live), verbose);
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
