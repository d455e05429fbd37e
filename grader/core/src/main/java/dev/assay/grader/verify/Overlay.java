package dev.assay.grader.verify;

import dev.assay.grader.intake.SourceFile;
import dev.assay.grader.intake.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A solution that is stated as what it changes in the reference: a text file of edits, or a folder of whole files.
 *
 * <p>A text file {@code Name.edit} begins with a description and, for a flawed solution, a line
 * {@code caught by: D2, D4}. Then come sections, {@code === raft/RaftServer.java}, each with edits: a line
 * {@code <<<<}, old text, {@code ====}, new text, {@code >>>>}. The old text stands exactly once in the file. A folder
 * {@code Name} has the description in a file ABOUT, and files that replace or join those of the reference.
 *
 * @param name the name of the file or folder, without its suffix
 * @param place its path from the checkout, for messages
 * @param about what it does, in the words of its author
 * @param caughtBy ids of the tests that catch it, the first of which must; empty for an unusual solution
 * @param submission its sources, as if a student had handed them in
 */
record Overlay(String name, String place, String about, List<String> caughtBy, Submission submission) {
    private static final String SUFFIX = ".edit";
    private static final String ABOUT = "ABOUT";
    private static final String CAUGHT_BY = "caught by:";
    private static final String SECTION = "=== ";
    private static final String OLD = "<<<<";
    private static final String NEW = "====";
    private static final String END = ">>>>";

    /** Copies the list. */
    Overlay {
        caughtBy = List.copyOf(caughtBy);
    }

    /** Whether a solution of this kind is one that tests must catch. */
    enum Kind {
        FLAWED("flawed"),
        UNUSUAL("unusual");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }
    }

    /** An overlay that is not put together as it should be. The message names the file and what to do. */
    static final class Invalid extends Exception {
        private static final long serialVersionUID = 1;

        Invalid(String place, String what) {
            super(place + ": " + what);
        }
    }

    /**
     * Reads all overlays of a kind.
     *
     * @param solutions the lab's folder of solutions
     * @param place its path from the checkout, for messages
     * @param problems gets one sentence for each overlay that is not put together as it should be
     * @return the others, by name
     */
    static List<Overlay> all(Path solutions, String place, Kind kind, Submission reference, List<String> problems)
            throws IOException {
        Path folder = solutions.resolve(kind.folder);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries = listed.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        List<Overlay> overlays = new ArrayList<>();
        for (Path entry : entries) {
            try {
                overlays.add(read(entry, place + "/" + kind.folder + "/" + entry.getFileName(), kind, reference));
            } catch (Invalid e) {
                problems.add(e.getMessage());
            }
        }
        return overlays;
    }

    static Overlay read(Path entry, String place, Kind kind, Submission reference) throws IOException, Invalid {
        Map<String, String> files = new TreeMap<>();
        reference.files().forEach(file -> files.put(file.path(), file.text()));
        List<String> header;
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry)) {
            if (!Files.isRegularFile(entry.resolve(ABOUT))) {
                throw new Invalid(place, "has no file ABOUT; describe in it what the solution does");
            }
            header = lines(entry.resolve(ABOUT));
            replaceFiles(entry, files);
        } else if (name.endsWith(SUFFIX)) {
            List<String> lines = lines(entry);
            int body = firstSection(lines);
            header = lines.subList(0, body);
            new Edits(place, lines, body, files).apply();
            name = name.substring(0, name.length() - SUFFIX.length());
        } else {
            throw new Invalid(place, "is neither a .edit nor a folder with a file ABOUT; rename or move it");
        }
        List<SourceFile> sources = new ArrayList<>();
        files.forEach((path, text) -> sources.add(SourceFile.of(path, text)));
        Submission submission = Submission.of(sources, List.of());
        if (submission.digest().equals(reference.digest())) {
            throw new Invalid(place, "changes nothing; take it away, or let it change something");
        }
        return new Overlay(name, place, about(place, header), caughtBy(place, kind, header), submission);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readString(file).replace("\r\n", "\n").lines().toList();
    }

    private static void replaceFiles(Path folder, Map<String, String> files) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) walk.filter(path -> path.toString().endsWith(".java"))::iterator) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                files.put(path, Files.readString(file).replace("\r\n", "\n"));
            }
        }
    }

    private static int firstSection(List<String> lines) {
        int at = 0;
        while (at < lines.size() && !lines.get(at).startsWith(SECTION)) {
            at++;
        }
        return at;
    }

    private static String about(String place, List<String> header) throws Invalid {
        String about = String.join(" ", header.stream()
                        .filter(line -> !line.startsWith(CAUGHT_BY))
                        .map(String::strip)
                        .toList())
                .strip();
        if (about.isEmpty()) {
            throw new Invalid(place, "begins without a description; say in a sentence what the solution does");
        }
        return about;
    }

    private static List<String> caughtBy(String place, Kind kind, List<String> header) throws Invalid {
        List<String> stated = header.stream().filter(line -> line.startsWith(CAUGHT_BY)).toList();
        if (kind == Kind.UNUSUAL) {
            if (!stated.isEmpty()) {
                throw new Invalid(place, "says \"caught by\", yet unusual solutions are correct; move it to flawed");
            }
            return List.of();
        }
        List<String> ids = stated.stream()
                .flatMap(line -> Arrays.stream(line.substring(CAUGHT_BY.length()).split(",")))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        if (ids.isEmpty()) {
            throw new Invalid(place, "does not say which test catches it; add a line like `caught by: D2`");
        }
        return ids;
    }

    /** The sections of a file of edits, on their way over the reference. */
    private static final class Edits {
        private final String place;
        private final List<String> lines;
        private final Map<String, String> files;
        private int at;
        private int number;
        private String path = "";

        Edits(String place, List<String> lines, int body, Map<String, String> files) {
            this.place = place;
            this.lines = lines;
            this.at = body;
            this.files = files;
        }

        void apply() throws Invalid {
            while (at < lines.size()) {
                String line = lines.get(at++);
                if (line.startsWith(SECTION)) {
                    path = line.substring(SECTION.length()).strip();
                    if (!files.containsKey(path)) {
                        throw new Invalid(place, "changes %s, which is not in the reference; it has %s".formatted(
                                path, files.keySet()));
                    }
                } else if (line.equals(OLD)) {
                    number++;
                    String old = textUntil(NEW);
                    String replacement = textUntil(END);
                    replace(old, replacement);
                } else if (!line.isBlank()) {
                    throw new Invalid(place, "line %d is outside of any edit; it must be %s, %sFILE or empty: %s"
                            .formatted(at, OLD, SECTION, line));
                }
            }
            if (number == 0) {
                throw new Invalid(place, "has no edits; add a line %sFILE and an edit %s %s %s".formatted(
                        SECTION, OLD, NEW, END));
            }
        }

        private String textUntil(String mark) throws Invalid {
            int begin = at;
            while (at < lines.size() && !lines.get(at).equals(mark)) {
                if (List.of(OLD, NEW, END).contains(lines.get(at)) || lines.get(at).startsWith(SECTION)) {
                    break;
                }
                at++;
            }
            if (at == lines.size() || !lines.get(at).equals(mark)) {
                throw new Invalid(place, "edit %d is not closed; a line %s is missing after line %d".formatted(
                        number, mark, begin));
            }
            at++;
            return String.join("\n", lines.subList(begin, at - 1));
        }

        private void replace(String old, String replacement) throws Invalid {
            String text = files.get(path);
            int first = text.indexOf(old);
            if (old.isEmpty()) {
                throw new Invalid(place, "edit %d replaces nothing; put the old text after %s".formatted(number, OLD));
            }
            if (first < 0) {
                throw new Invalid(place, "edit %d: this text is not in %s; has the reference changed?\n%s".formatted(
                        number, path, indented(old)));
            }
            if (text.indexOf(old, first + 1) >= 0) {
                throw new Invalid(place, "edit %d: this text stands more than once in %s; add lines around it\n%s"
                        .formatted(number, path, indented(old)));
            }
            files.put(path, text.substring(0, first) + replacement + text.substring(first + old.length()));
        }

        private static String indented(String text) {
            return "    " + text.replace("\n", "\n    ");
        }
    }
}
