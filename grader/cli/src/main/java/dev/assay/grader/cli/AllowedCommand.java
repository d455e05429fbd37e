package dev.assay.grader.cli;

import dev.assay.grader.admit.AllowedPage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay allowed}: what student code may use. */
@Command(
        name = "allowed",
        description = "Prints what student code may use of the JDK, and what to use instead of the rest, as Markdown.",
        footerHeading = "%nExample:%n",
        footer = "  assay allowed > docs/what-you-may-use.md")
final class AllowedCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HelpOption help;

    AllowedCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().print(AllowedPage.markdown());
        return ExitCode.HOLDS;
    }
}
