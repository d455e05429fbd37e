package dev.assay.grader.weave;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * The metered copies of the JDK's library, as a jar for the class path of the child. It is made from the local JDK on
 * first use, which takes a few seconds, and belongs to this machine: it holds what is not ours to publish.
 *
 * @param jar for the child's class path, after the jar with the fuel counter
 * @param exports packages of java.base that the copies use and that the child must export to the unnamed module
 */
public record Library(Path jar, List<String> exports) {
    private static final String EXPORTS = "META-INF/assay/exports";
    private static final String PACKAGE = Library.class.getPackageName().replace('.', '/') + "/";

    /**
     * Finds the copies, or makes them.
     *
     * @param cache a folder for generated files, created when it is missing
     * @param runtime the jar or class folder that holds {@code dev.assay.simulator.fuel}
     * @param announce told, in a sentence, when they have to be made
     * @throws IOException if the folder cannot be written
     */
    public static Library in(Path cache, Path runtime, Consumer<String> announce)
            throws IOException {
        ClassPath classes = ClassPath.of(List.of(runtime));
        Files.createDirectories(cache);
        Path jar = cache.resolve("library-" + key(classes) + ".jar");
        if (!Files.exists(jar)) {
            announce.accept("making the metered library from this JDK, once");
            write(jar, new LibraryRelocator(classes).relocate());
        }
        return open(jar);
    }

    private static Library open(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile());
                InputStream in = file.getInputStream(file.getEntry(EXPORTS))) {
            return new Library(jar, new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
    }

    /** Options for the child's command line. */
    public List<String> flags() {
        return exports.stream().map(name -> "--add-exports=java.base/" + name + "=ALL-UNNAMED").toList();
    }

    /** Written beside and then moved, for others may be looking. */
    private static void write(Path jar, Map<String, byte[]> classes) throws IOException {
        // Not a temporary file, which only its owner could read.
        Path draft = jar.resolveSibling("%s.%d.draft".formatted(jar.getFileName(), ProcessHandle.current().pid()));
        try {
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(draft))) {
                out.setLevel(1);
                Map<String, byte[]> entries = new TreeMap<>();
                classes.forEach((name, bytes) -> entries.put(name + ".class", bytes));
                entries.put(EXPORTS, String.join("\n", LibraryRelocator.hiddenPackages(classes.values()))
                        .getBytes(StandardCharsets.UTF_8));
                for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                    JarEntry entry = new JarEntry(each.getKey());
                    entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
                    out.putNextEntry(entry);
                    out.write(each.getValue());
                    out.closeEntry();
                }
            }
            Files.move(draft, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Digest of all that the copies depend on: the JDK's build, this package, the joining classes. */
    private static String key(ClassPath runtime) throws IOException {
        MessageDigest digest = sha256();
        Path modules = Path.of(System.getProperty("java.home"), "lib", "modules");
        String jdk = System.getProperty("java.runtime.version") + System.getProperty("java.vendor")
                + System.getProperty("os.arch") + (Files.exists(modules) ? Files.size(modules) : 0);
        digest.update(jdk.getBytes(StandardCharsets.UTF_8));
        ClassPath own = ClassPath.of(List.of(ownPlace()));
        own.names(PACKAGE).forEach(name -> digest.update(own.bytes(name)));
        runtime.names(Relocation.JOINING).forEach(name -> digest.update(runtime.bytes(name)));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static Path ownPlace() {
        try {
            return Path.of(Library.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the grader's own jar cannot be found", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
