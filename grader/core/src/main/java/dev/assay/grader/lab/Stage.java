package dev.assay.grader.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the parts of the built program lie.
 *
 * @param home the folder with lib/, box/ and labs/
 * @param root the checkout, with solutions/, skeletons/ and the sources of the labs; empty where there is none, as in
 *     a student's installation
 */
public record Stage(Path home, Optional<Path> root) {
    private static final String HOME_PROPERTY = "assay.home";
    private static final String ROOT_PROPERTY = "assay.root";

    /**
     * Reads the system properties {@code assay.home} and {@code assay.root}, which the launcher sets.
     *
     * @throws IllegalStateException if {@code assay.home} is not set or is no such folder
     */
    public static Stage fromSystemProperties() {
        String home = System.getProperty(HOME_PROPERTY);
        if (home == null) {
            throw new IllegalStateException("the system property assay.home is not set; start with the launcher");
        }
        Path folder = Path.of(home).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder.resolve("box"))) {
            throw new IllegalStateException(
                    "assay.home is %s, which has no box/ in it; build the project first".formatted(folder));
        }
        Optional<Path> root =
                Optional.ofNullable(System.getProperty(ROOT_PROPERTY)).map(path -> Path.of(path).toAbsolutePath());
        return new Stage(folder, root.map(Path::normalize).filter(Files::isDirectory));
    }

    /** Jars of the parent process, in alphabetical order. */
    public List<Path> lib() {
        return jars(home.resolve("lib"));
    }

    /** Jars of the child that examines a submission, in alphabetical order, without those of the lab. */
    public List<Path> box() {
        return jars(home.resolve("box"));
    }

    /** The folder with the built labs. */
    public Path labs() {
        return home.resolve("labs");
    }

    /**
     * The jar with what student code sees in every lab.
     *
     * @throws IllegalStateException if it is not in the box
     */
    public Path kitJar() {
        return box().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("assay-kit"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("assay-kit is missing in %s; build again".formatted(
                        home.resolve("box"))));
    }

    /**
     * The checkout.
     *
     * @throws IllegalStateException if there is none
     */
    public Path checkout() {
        return root.orElseThrow(() -> new IllegalStateException(
                "this needs the checkout with solutions/ and labs/; set the system property assay.root"));
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("jars cannot be listed in " + folder, e);
        }
    }
}
