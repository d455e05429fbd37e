package dev.assay.grader.compile;

import dev.assay.grader.intake.SourceFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the compiler process does while its cache is made: compiles a source with a bit of everything that submissions
 * are made of. It is ours, and not somebody's submission, so that the cache owes nothing to anybody.
 */
final class JavacRehearsal {
    private static final String PACKAGE = "rehearsal";
    private static final String SOURCE = "Rehearsal.java.txt";

    private JavacRehearsal() {}

    static void with(Process process) throws IOException {
        Wire.Order order = new Wire.Order(
                List.of(Compiler.ownClassPath().toString()),
                PACKAGE,
                PACKAGE + ".Entry",
                PACKAGE + ".Solution",
                List.of(SourceFile.of(PACKAGE + "/Entry.java", source())));
        Wire.write(process.getOutputStream(), order);
        Wire.Answer answer = Wire.readAnswer(new BufferedInputStream(process.getInputStream()));
        if (answer.end() != Wire.End.CLASSES) {
            throw new IOException("its source does not compile: " + answer.diagnostics());
        }
        // No more orders: this ends it.
        process.getOutputStream().close();
    }

    private static String source() {
        try (InputStream in = JavacRehearsal.class.getResourceAsStream(SOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of the grader cannot be read", e);
        }
    }
}
