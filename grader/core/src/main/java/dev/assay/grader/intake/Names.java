package dev.assay.grader.intake;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a path in a submission may look like, and how a path that does not is shown to people. */
final class Names {
    private static final Set<String> SKIPPED_ANYWHERE = Set.of("__MACOSX", "node_modules");
    private static final Set<String> SKIPPED_IN_A_PROJECT = Set.of("target", "build", "out", "bin");
    private static final int PROJECT_DEPTH = 2;
    private static final int SHOWN_CHARS = 200;

    private Names() {}

    /**
     * Whether a folder is none of ours: version control, editors, build output. Looking into them would only run into
     * limits. Build output is skipped at the top of a project only, for a package may bear such a name.
     *
     * @param path the folder's path, without a slash at the end
     */
    static boolean skipsFolder(String path) {
        String[] names = path.split("/");
        String last = names[names.length - 1];
        return last.startsWith(".")
                || SKIPPED_ANYWHERE.contains(last)
                || names.length <= PROJECT_DEPTH && SKIPPED_IN_A_PROJECT.contains(last);
    }

    /** The first folder on the way to a path that is skipped, if one is. */
    static Optional<String> skippedFolderOf(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (slash > 0 && skipsFolder(path.substring(0, slash))) {
                return Optional.of(path.substring(0, slash + 1));
            }
        }
        return Optional.empty();
    }

    /** Whether a path, taken literally, could lead out of the folder that it is relative to. */
    static boolean leadsOut(String path) {
        String slashed = path.replace('\\', '/');
        return slashed.startsWith("/")
                || slashed.matches("[A-Za-z]:.*")
                || Arrays.asList(slashed.split("/", -1)).contains("..");
    }

    /**
     * What is wrong with the path of a source, as the rest of a sentence that begins with the path.
     *
     * @return empty if it is clean
     */
    static Optional<String> flaw(String path) {
        if (path.indexOf('\uFFFD') >= 0) {
            return Optional.of("has a name that is not UTF-8; rename it with plain letters");
        }
        if (path.indexOf('\\') >= 0) {
            return Optional.of("has a backslash in its name; rename it, or pack the archive with another tool");
        }
        if (path.codePoints().anyMatch(Legible::isInvisible)) {
            return Optional.of("has an invisible character in its name; rename it");
        }
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                return Optional.of("has a path that is not plain; pack the archive with another tool");
            }
        }
        return Optional.empty();
    }

    /** The one spelling of a path: macOS writes an umlaut as two characters where others write one. */
    static String canonical(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC);
    }

    /** What two paths have in common that some file systems cannot tell apart. */
    static String folded(String path) {
        String compatible = Normalizer.normalize(path, Normalizer.Form.NFKC);
        return compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** A path for people: invisible characters spelled out, and not longer than a line or two. */
    static String shown(String path) {
        return Legible.line(path, SHOWN_CHARS);
    }
}
