package dev.assay.grader.intake;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was handed in cannot be taken in. Says what is wrong, where, and what to do about it. What is said of a
 * submission never contains the path under which it lay, for it goes into the score, which is a function of the
 * submission alone.
 */
public final class Rejected extends Exception {
    private static final long serialVersionUID = 1;

    /** Whose mistake it is. */
    public enum Kind {
        /** Whoever called the grader named something that is not there: exit code 2. */
        USAGE,
        /** It is there, and cannot be graded: exit code 3. */
        UNGRADABLE
    }

    private final Kind kind;
    private final transient List<Diagnostic> diagnostics;

    private Rejected(Kind kind, List<Diagnostic> diagnostics) {
        super(diagnostics.stream()
                .map(one -> one.file().isEmpty() ? one.message() : Names.shown(one.file()) + ": " + one.message())
                .collect(Collectors.joining("\n")));
        this.kind = kind;
        this.diagnostics = List.copyOf(diagnostics);
    }

    static Rejected usage(String message) {
        return new Rejected(Kind.USAGE, List.of(Diagnostic.error("", message)));
    }

    static Rejected ungradable(String message) {
        return new Rejected(Kind.UNGRADABLE, List.of(Diagnostic.error("", message)));
    }

    static Rejected ungradable(List<Diagnostic> diagnostics) {
        return new Rejected(Kind.UNGRADABLE, diagnostics);
    }

    /** Whose mistake it is. */
    public Kind kind() {
        return kind;
    }

    /** What is wrong, at least one. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
