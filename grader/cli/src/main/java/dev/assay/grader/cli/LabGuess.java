package dev.assay.grader.cli;

import dev.assay.grader.intake.Legible;
import dev.assay.grader.lab.LabShelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out which lab a student's project is of: its {@code pom.xml} says so in the property {@code assay.lab}, as
 * every skeleton's does; otherwise it is the only lab whose entry class is there.
 */
final class LabGuess {
    private static final Pattern MARK = Pattern.compile("<assay\\.lab>\\s*([^<\\s]*)\\s*</assay\\.lab>");
    private static final int MOST_POM_BYTES = 1 << 20;
    private static final int MOST_SHOWN_CHARS = 60;

    private final LabShelf shelf;

    LabGuess(LabShelf shelf) {
        this.shelf = shelf;
    }

    /** Which lab it is, or why nobody can tell. */
    sealed interface Answer {
        record Found(String labId) implements Answer {}

        /** @param why a sentence that says what to do */
        record Unknown(String why) implements Answer {}
    }

    /**
     * Looks at a project.
     *
     * @param project what the user named
     * @throws IOException if its files cannot be read
     */
    Answer of(String project) throws IOException {
        Path folder = Path.of(project.startsWith("git:") ? "" : project);
        if (project.startsWith("git:") || !Files.isDirectory(folder)) {
            return unknown("only a project folder says which lab it is of");
        }
        Optional<String> marked = mark(folder.resolve("pom.xml"));
        if (marked.isPresent()) {
            return shelf.ids().contains(marked.get())
                    ? new Answer.Found(marked.get())
                    : unknown("its pom.xml says <assay.lab>%s</assay.lab>, which is no lab here".formatted(
                            Legible.line(marked.get(), MOST_SHOWN_CHARS)));
        }
        List<String> labs = shelf.ids().stream().filter(id -> hasEntry(folder, id)).toList();
        return switch (labs.size()) {
            case 0 -> unknown("it has no pom.xml with <assay.lab>, and no lab's entry class");
            case 1 -> new Answer.Found(labs.getFirst());
            default -> unknown("it could be any of %s".formatted(String.join(", ", labs)));
        };
    }

    private Answer.Unknown unknown(String why) {
        return new Answer.Unknown("%s; name the lab: assay check LAB PATH. The labs are: %s".formatted(
                why, String.join(", ", shelf.ids())));
    }

    private static Optional<String> mark(Path pom) throws IOException {
        if (!Files.isRegularFile(pom) || Files.size(pom) > MOST_POM_BYTES) {
            return Optional.empty();
        }
        Matcher mark = MARK.matcher(new String(Files.readAllBytes(pom), StandardCharsets.UTF_8));
        return mark.find() && !mark.group(1).isEmpty() ? Optional.of(mark.group(1)) : Optional.empty();
    }

    private boolean hasEntry(Path folder, String labId) {
        String entry = shelf.lab(labId).manifest().entry().replace('.', '/') + ".java";
        return Files.exists(folder.resolve("src/main/java").resolve(entry)) || Files.exists(folder.resolve(entry));
    }
}
