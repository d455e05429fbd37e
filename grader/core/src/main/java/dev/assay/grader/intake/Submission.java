package dev.assay.grader.intake;

import java.util.Comparator;
import java.util.List;

/**
 * What is graded: Java sources, and nothing else of what was handed in.
 *
 * @param files the sources, sorted by path, at least one
 * @param ignored paths of what else was found (tests, build files, class files, skipped folders with a slash at the
 *     end), sorted; nobody has read them, and their names can be anything
 * @param digest SHA-256 over paths and texts of the sources, 64 hexadecimal digits
 */
public record Submission(List<SourceFile> files, List<String> ignored, String digest) {
    /** Copies the lists. */
    public Submission {
        files = List.copyOf(files);
        ignored = List.copyOf(ignored);
    }

    /** A submission of these sources, in any order. */
    public static Submission of(List<SourceFile> files, List<String> ignored) {
        List<SourceFile> sorted =
                files.stream().sorted(Comparator.comparing(SourceFile::path)).toList();
        return new Submission(sorted, ignored.stream().sorted().toList(), Digests.of(sorted));
    }
}
