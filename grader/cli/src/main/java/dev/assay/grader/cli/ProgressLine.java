package dev.assay.grader.cli;

import dev.assay.grader.report.WorkflowCommands;

/**
 * What a person sees while they wait: one line on standard error that overwrites itself, and is gone before anything
 * else is printed. Where nobody watches, nothing is printed; with {@code --verbose} a line a step, anywhere.
 */
final class ProgressLine {
    /** Terminals are at least this wide; a longer line would wrap and could not be overwritten. */
    private static final int WIDTH = 79;

    private final Terminal terminal;
    private final boolean verbose;
    private boolean shown;

    ProgressLine(Terminal terminal, boolean verbose) {
        this.terminal = terminal;
        this.verbose = verbose;
    }

    /** Shows what goes on now, in place of what was shown before. Called from any thread. */
    synchronized void show(String text) {
        if (verbose) {
            terminal.err().println(WorkflowCommands.inert(text));
        } else if (terminal.live()) {
            String cut = text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
            terminal.err().print("\r\033[K" + cut);
            terminal.err().flush();
            shown = true;
        }
    }

    /** Says something that everybody should know, on a line that stays. */
    synchronized void announce(String text) {
        clear();
        terminal.say(text);
    }

    /** Says more, to whoever asked for all of it. */
    synchronized void detail(String text) {
        if (verbose) {
            terminal.err().println(text);
        }
    }

    /** Takes the line away. */
    synchronized void clear() {
        if (shown) {
            terminal.err().print("\r\033[K");
            terminal.err().flush();
            shown = false;
        }
    }
}
