package dev.assay.grader.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the checkout that the tests run in, from Maven and from an IDE alike. */
final class Checkout {
    private Checkout() {}

    /** The folder of the launcher. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("assay.cmd"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("these tests run inside of a checkout of Assay");
            }
        }
        return folder;
    }
}
