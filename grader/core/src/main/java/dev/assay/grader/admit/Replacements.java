package dev.assay.grader.admit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What to use in place of what may not be used, as refused.txt states it. Refuses nothing itself. */
final class Replacements {
    private static final String RESOURCE = "refused.txt";
    private static final String OTHERWISE =
            "code of your own, or what java.lang, java.util and java.util.function offer";

    private final Map<String, String> exact = new HashMap<>();
    private final Map<String, String> prefixes = new HashMap<>();

    /** The table that comes with the grader. */
    static Replacements standard() {
        try (InputStream in = Replacements.class.getResourceAsStream(RESOURCE)) {
            return new Replacements(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param lines as described at the top of refused.txt
     * @throws IllegalArgumentException if a line has another form, or repeats another one
     */
    Replacements(List<String> lines) {
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int bar = line.indexOf(" | ");
                if (bar < 0) {
                    throw new IllegalArgumentException(
                            "%s: this is not `what | instead`: %s".formatted(RESOURCE, line));
                }
                String what = line.substring(0, bar).strip();
                String instead = line.substring(bar + 3).strip();
                String former = what.endsWith("*")
                        ? prefixes.put(what.substring(0, what.length() - 1), instead)
                        : exact.put(what, instead);
                if (former != null) {
                    throw new IllegalArgumentException("%s: %s stands twice".formatted(RESOURCE, what));
                }
            }
        }
    }

    /** What to use in place of a member, or else of its class. */
    String insteadOf(String className, String member) {
        return Optional.ofNullable(exact.get(className + "#" + member)).orElseGet(() -> insteadOf(className));
    }

    /** What to use in place of a class. A nested class stands for the one around it. */
    String insteadOf(String className) {
        int nested = className.indexOf('$');
        String instead = exact.get(className);
        if (instead == null && nested > 0) {
            instead = exact.get(className.substring(0, nested));
        }
        for (int end = className.length(); instead == null && end > 0; end--) {
            instead = prefixes.get(className.substring(0, end));
        }
        return instead == null ? OTHERWISE : instead;
    }
}
