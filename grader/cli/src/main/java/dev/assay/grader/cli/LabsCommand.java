package dev.assay.grader.cli;

import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.LabManifest.Visibility;
import dev.assay.grader.lab.LabShelf;
import dev.assay.grader.lab.Stage;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay labs}: which labs there are. */
@Command(
        name = "labs",
        description = "Lists the labs: id, title, and the parts with their points.",
        footerHeading = "%nExample:%n",
        footer = "  assay labs")
final class LabsCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Stage> stage;

    @Mixin
    private HelpOption help;

    LabsCommand(Terminal terminal, Supplier<Stage> stage) {
        this.terminal = terminal;
        this.stage = stage;
    }

    @Override
    public Integer call() {
        LabShelf shelf = new LabShelf(List.of(stage.get().labs()));
        for (String id : shelf.ids()) {
            print(shelf.lab(id).manifest());
        }
        return ExitCode.HOLDS;
    }

    private void print(LabManifest lab) {
        long open = lab.tests().stream().filter(test -> test.visibility() == Visibility.PUBLIC).count();
        terminal.out().printf("%s  %s (version %s): %d public and %d hidden tests%n",
                lab.id(), lab.title(), lab.version(), open, lab.tests().size() - open);
        for (LabManifest.Part part : lab.parts()) {
            terminal.out().printf("  %-3s %3d points  %s%n", part.id(), part.points() / 100, part.title());
        }
    }
}
