package dev.assay.grader.intake;

import java.nio.charset.StandardCharsets;

/**
 * A Java source as it will be compiled.
 *
 * @param path where it stands below the source root, with slashes: {@code raft/RaftServer.java}
 * @param text its text, every line end a single LF, no byte order mark
 * @param digest SHA-256 of the text in UTF-8, 64 hexadecimal digits
 */
public record SourceFile(String path, String text, String digest) {
    /** A source whose text is clean already. */
    public static SourceFile of(String path, String text) {
        return new SourceFile(path, text, Digests.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
