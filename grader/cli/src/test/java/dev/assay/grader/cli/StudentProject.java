package dev.assay.grader.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A project as a student would hand it in: the reference solution of the Raft lab, until something is done to it. */
final class StudentProject {
    static final Path REFERENCE = Checkout.root().resolve("solutions/raft-election/reference");

    private static final String SERVER = "src/main/java/raft/RaftServer.java";

    private static final Pattern EDIT = Pattern.compile("(?ms)^<<<<\\n(.*?)\\n====\\n(.*?)\\n?>>>>$");

    private final Path folder;

    private StudentProject(Path folder) {
        this.folder = folder;
    }

    static StudentProject in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(REFERENCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(REFERENCE.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return new StudentProject(folder);
    }

    Path folder() {
        return folder;
    }

    /** Adds statements at the beginning of the server's method of this signature. */
    StudentProject with(String signature, String statements) throws IOException {
        return edited(signature + " {", signature + " {\n" + statements);
    }

    /** Changes the one place of the server that has this text. */
    StudentProject edited(String old, String replacement) throws IOException {
        Path server = folder.resolve(SERVER);
        String text = Files.readString(server);
        if (text.split(Pattern.quote(old), -1).length != 2) {
            throw new IllegalArgumentException("not exactly once in %s: %s".formatted(SERVER, old));
        }
        Files.writeString(server, text.replace(old, replacement));
        return this;
    }

    /** Makes the mistake of a flawed solution that is stored as edits of the server. */
    StudentProject flawedBy(Path edits) throws IOException {
        Matcher edit = EDIT.matcher(Files.readString(edits));
        while (edit.find()) {
            edited(edit.group(1), edit.group(2));
        }
        return this;
    }

    /** Adds a file, or replaces it. */
    StudentProject file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Saves all sources as a Windows editor would: with a byte order mark and its line ends. */
    StudentProject savedOnWindows() throws IOException {
        for (Path source : sources()) {
            Files.writeString(source, "\uFEFF" + Files.readString(source).replace("\n", "\r\n"));
        }
        return this;
    }

    /** Packs the project, each path with something before it. */
    Path zip(Path file, List<String> prefixes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (String prefix : prefixes) {
                for (Path source : sources()) {
                    zip.putNextEntry(new ZipEntry(prefix + folder.relativize(source).toString().replace('\\', '/')));
                    zip.write(Files.readAllBytes(source));
                    zip.closeEntry();
                }
            }
        }
        return file;
    }

    private List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
