package dev.assay.grader.admit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The texts beside this class that say what is admitted. */
final class Tables {
    private Tables() {}

    /** The lines of one of them. */
    static List<String> lines(String name) {
        try (InputStream in = Tables.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read; build again".formatted(name), e);
        }
    }
}
