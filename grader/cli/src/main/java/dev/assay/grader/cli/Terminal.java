package dev.assay.grader.cli;

import dev.assay.grader.report.TerminalCard;
import dev.assay.grader.report.WorkflowCommands;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where the command line prints: results on {@code out}, all else on {@code err}.
 *
 * @param out standard output
 * @param err standard error
 * @param colour whether results may be coloured
 * @param columns how many characters of a result fit into a line
 * @param live whether a line on standard error can be overwritten, because a person watches it
 */
record Terminal(PrintStream out, PrintStream err, boolean colour, int columns, boolean live) {
    /** How wide lines are in a file, or where nobody knows. */
    private static final int STANDARD_COLUMNS = 100;

    /** This process's own streams. The launcher knows which of them are terminals; Java cannot tell them apart. */
    static Terminal ofThisProcess() {
        String terminals = System.getProperty("assay.terminals");
        if (terminals == null) {
            Console console = System.console();
            terminals = console != null && console.isTerminal() ? "out err" : "";
        }
        Map<String, String> environment = System.getenv();
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean colour = terminals.contains("out") && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                stream(FileDescriptor.out, true, "stdout.encoding"),
                stream(FileDescriptor.err, false, "stderr.encoding"),
                colour,
                Integer.getInteger("assay.columns", STANDARD_COLUMNS),
                terminals.contains("err") && !dumb);
    }

    /** Says something on standard error, on a line of its own or several; no build system obeys any of it. */
    void say(String text) {
        err.println("assay: " + WorkflowCommands.inert(text));
        err.flush();
    }

    /** How a scorecard is to look on standard output. */
    TerminalCard.Style style() {
        return new TerminalCard.Style(colour, columns, !out.charset().newEncoder().canEncode('█'));
    }

    /** UTF-8, whatever a build machine's locale says; a Windows console however shows only its own code page. */
    private static PrintStream stream(FileDescriptor descriptor, boolean buffered, String encodingProperty) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Charset charset =
                windows ? Charset.forName(System.getProperty(encodingProperty, "UTF-8")) : StandardCharsets.UTF_8;
        return new PrintStream(new FileOutputStream(descriptor), !buffered, charset);
    }
}
