package dev.assay.grader.examine;

import dev.assay.grader.aot.AotCaches;
import dev.assay.grader.aot.CacheUse;
import dev.assay.grader.aot.JvmStart;
import dev.assay.grader.isolate.Posture;
import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.weave.Library;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where the children of a stage come from. What all of them need and what is made from the local JDK, the metered
 * library, is made before the first of them.
 */
final class Nursery implements Box.Source {
    private static final String MAIN = "dev.assay.exam.box.Box";
    private static final String FLAGS_PROPERTY = "assay.box.flags";

    private final Stage stage;
    private final AotCaches caches;
    private final Consumer<String> announce;
    private final Walls walls = Walls.around(this::files);
    private Library library;

    Nursery(Stage stage, AotCaches caches, Consumer<String> announce) {
        this.stage = stage;
        this.caches = caches;
        this.announce = announce;
    }

    @Override
    public Box start(Lab lab, boolean isPlain) throws IOException {
        CacheUse cache = isPlain ? CacheUse.none("a second try") : cacheUse(lab);
        return JvmBox.start(walls, start(lab), cache);
    }

    @Override
    public CacheUse cacheUse(Lab lab) {
        if (!moreFlags().isEmpty()) {
            return CacheUse.none("-D%s is set".formatted(FLAGS_PROPERTY));
        }
        try {
            return caches.use("child-" + lab.manifest().id(), start(lab), new BoxRehearsal(stage, lab));
        } catch (IOException e) {
            return CacheUse.none(e.toString());
        }
    }

    private JvmStart start(Lab lab) throws IOException {
        Library copies = library();
        List<Path> classPath = new ArrayList<>(stage.box());
        classPath.add(copies.jar());
        Stream.of(lab.contractJar(), lab.publicJar(), lab.hiddenJar()).filter(Files::exists).forEach(classPath::add);
        List<String> flags = new ArrayList<>(JvmBox.FLAGS);
        flags.addAll(copies.flags());
        flags.addAll(moreFlags());
        return new JvmStart(flags, classPath, MAIN);
    }

    private static List<String> moreFlags() {
        String more = System.getProperty(FLAGS_PROPERTY, "").strip();
        return more.isEmpty() ? List.of() : List.of(more.split("\\s+"));
    }

    @Override
    public Posture posture() {
        return walls.posture();
    }

    /** All that children of this stage may be given, whatever their lab. */
    private List<Path> files() {
        List<Path> files = new ArrayList<>(stage.box());
        try {
            files.add(library().jar());
            if (Files.isDirectory(stage.labs())) {
                try (Stream<Path> all = Files.walk(stage.labs(), 2)) {
                    all.filter(file -> file.getFileName().toString().endsWith(".jar")).forEach(files::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the files of children cannot be found", e);
        }
        return files;
    }

    private synchronized Library library() throws IOException {
        if (library == null) {
            library = Library.in(stage.cache(), stage.simulatorJar(), announce);
        }
        return library;
    }
}
