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
        return inBox("assay-kit");
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

    /**
     * The jar with what is woven into student code.
     *
     * @throws IllegalStateException if it is not in the box
     */
    public Path simulatorJar() {
        return inBox("assay-simulator");
    }

    /**
     * Where generated files of this machine lie: beside the build, or, where that is not ours to write to, in the
     * user's own cache. Nothing in there is ours to publish.
     */
    public Path cache() {
        Path beside = home.resolve("cache");
        if (Files.isWritable(Files.exists(beside) ? beside : home)) {
            return beside;
        }
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("assay");
    }

    private Path inBox(String name) {
        return box().stream()
                .filter(jar -> jar.getFileName().toString().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s is missing in %s; build again".formatted(
                        name, home.resolve("box"))));
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("jars cannot be listed in " + folder, e);
        }
    }
}
