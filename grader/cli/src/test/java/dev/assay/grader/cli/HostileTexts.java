package dev.assay.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The texts of {@code hostile-texts.txt}, which the tests of reports use too, for programs and names in the bank. */
final class HostileTexts {
    private static final int LONGEST_NAME = 150;

    private HostileTexts() {}

    /** Those that can be the name of a file in an archive, and that somebody could look at without harm on the way. */
    static List<String> fileNames() {
        Path texts = Checkout.root().resolve("grader/core/src/test/resources/hostile-texts.txt");
        try {
            return Files.readAllLines(texts).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.substring(line.indexOf('\t') + 1))
                    .filter(text -> !text.isEmpty() && text.length() <= LONGEST_NAME)
                    // What is escaped is invisible or a backslash, and is refused as such.
                    .filter(text -> text.indexOf('\\') < 0 && text.indexOf('/') < 0)
                    .filter(text -> !text.startsWith(".") && text.chars().noneMatch(c -> c == 0))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
