package dev.assay.grader.cli;

import dev.assay.grader.lab.LabShelf;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.skeleton.Skeleton;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay skeleton}: makes what students start from. */
@Command(
        name = "skeleton",
        description = {
            "Makes the projects that students start from.",
            "skeletons/LAB gets the reference without its marked regions, the public tests, and a Maven project around "
                    + "them. Nothing hidden is in it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:made; with --check: what is there is what would be made",
            "1:with --check: it differs; it is said where",
            "2:there is no such lab"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay skeleton                 after the reference or a public test has changed",
            "  assay skeleton raft-election",
            "  assay skeleton --check         in CI"
        })
final class SkeletonCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Stage> stage;

    @Mixin
    private HelpOption help;

    @Parameters(paramLabel = "LAB", arity = "0..*", description = "Labs by id; without any, all.")
    private List<String> labIds = List.of();

    @Option(names = "--check", description = "Write nothing; compare with what is there.")
    private boolean check;

    SkeletonCommand(Terminal terminal, Supplier<Stage> stage) {
        this.terminal = terminal;
        this.stage = stage;
    }

    @Override
    public Integer call() throws IOException {
        Stage program = stage.get();
        LabShelf shelf = new LabShelf(List.of(program.labs()));
        boolean holds = true;
        for (String id : LabNames.meant(shelf, labIds)) {
            Skeleton skeleton = new Skeleton(program, id);
            List<String> sentences = check ? skeleton.check() : skeleton.write();
            sentences.forEach(terminal.out()::println);
            if (sentences.isEmpty()) {
                terminal.out().println("skeletons/%s is as it should be".formatted(id));
            }
            holds &= !check || sentences.isEmpty();
        }
        return holds ? ExitCode.HOLDS : ExitCode.DOES_NOT_HOLD;
    }
}
