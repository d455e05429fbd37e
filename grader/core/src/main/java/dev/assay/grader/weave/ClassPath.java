package dev.assay.grader.weave;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Class files from jars and folders, in memory and never loaded. Safe for use by several threads. */
public final class ClassPath {
    private static final String SUFFIX = ".class";

    private final Map<String, byte[]> classes;

    private ClassPath(Map<String, byte[]> classes) {
        this.classes = classes;
    }

    /**
     * Reads jars and class folders; of two classes of one name the first counts.
     *
     * @throws IOException if one of them cannot be read
     */
    public static ClassPath of(List<Path> places) throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                read(place, classes);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    read(jar.getPath("/"), classes);
                }
            }
        }
        return new ClassPath(classes);
    }

    private static void read(Path root, Map<String, byte[]> to) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(file -> file.toString().endsWith(SUFFIX))::iterator) {
                String name = root.relativize(file).toString().replace('\\', '/');
                to.putIfAbsent(name.substring(0, name.length() - SUFFIX.length()), Files.readAllBytes(file));
            }
        }
    }

    /** Bytes of the class of this internal name, or null when it is not there. */
    public byte[] bytes(String name) {
        return classes.get(name);
    }

    /** Internal names of the classes in a folder, {@code dev/assay/kit/}, and not in those below it; sorted. */
    List<String> names(String folder) {
        return classes.keySet().stream()
                .filter(name -> name.startsWith(folder) && name.indexOf('/', folder.length()) < 0)
                .filter(name -> !name.endsWith("/package-info"))
                .sorted()
                .toList();
    }
}
