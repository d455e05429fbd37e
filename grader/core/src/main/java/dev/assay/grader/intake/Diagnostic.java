package dev.assay.grader.intake;

import java.util.Locale;
import java.util.Objects;

/**
 * Something that is wrong with a source file, or worth a warning, before anything has run.
 *
 * @param file path of the source, as in {@link SourceFile#path}; empty if it concerns the submission as a whole
 * @param line counted from 1; 0 if it concerns the whole file
 * @param column counted from 1; 0 if it concerns the whole line
 * @param severity whether the submission can be graded nevertheless
 * @param message one sentence or more for the student; may have several lines
 */
public record Diagnostic(String file, int line, int column, Severity severity, String message) {
    /** Whether a submission can be graded nevertheless. */
    public enum Severity {
        /** It cannot be graded. */
        ERROR,
        /** It can. */
        WARNING;

        /** As written in score.json. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks that nothing is null. */
    public Diagnostic {
        Objects.requireNonNull(file);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(message);
    }

    /** An error that concerns a whole file, or with an empty file the whole submission. */
    public static Diagnostic error(String file, String message) {
        return new Diagnostic(file, 0, 0, Severity.ERROR, message);
    }

    /** An error in a line of a file. */
    public static Diagnostic error(String file, int line, String message) {
        return new Diagnostic(file, line, 0, Severity.ERROR, message);
    }
}
