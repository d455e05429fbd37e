package dev.assay.grader.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Symbolic links that attacks are made of: whoever removes their folder later must not have to warn of where they lead. */
final class Links {
    private Links() {}

    /** Removes all links in a folder and below it; nothing that they lead to. */
    static void removeIn(Path folder) throws IOException {
        List<Path> links;
        try (Stream<Path> all = Files.walk(folder)) {
            links = all.filter(Files::isSymbolicLink).toList();
        }
        for (Path link : links) {
            Files.delete(link);
        }
    }
}
