package dev.assay.grader.examine;

import dev.assay.grader.lab.Lab;
import dev.assay.grader.lab.Stage;
import dev.assay.grader.weave.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where the children of a stage come from. What all of them need and what is made from the local JDK, the metered
 * library, is made before the first of them.
 */
final class Nursery implements Box.Source {
    private static final String MAIN = "dev.assay.exam.box.Box";
    private static final String FLAGS_PROPERTY = "assay.box.flags";

    private final Stage stage;
    private final Consumer<String> announce;
    private Library library;

    Nursery(Stage stage, Consumer<String> announce) {
        this.stage = stage;
        this.announce = announce;
    }

    @Override
    public Box start(Lab lab) throws IOException {
        Library copies = library();
        List<Path> classPath = new ArrayList<>(stage.box());
        classPath.add(copies.jar());
        for (Path jar : List.of(lab.contractJar(), lab.publicJar(), lab.hiddenJar())) {
            if (Files.exists(jar)) {
                classPath.add(jar);
            }
        }
        List<String> flags = new ArrayList<>(copies.flags());
        String more = System.getProperty(FLAGS_PROPERTY, "").strip();
        if (!more.isEmpty()) {
            flags.addAll(List.of(more.split("\\s+")));
        }
        return JvmBox.start(classPath, MAIN, flags);
    }

    private synchronized Library library() throws IOException {
        if (library == null) {
            library = Library.in(stage.cache(), stage.simulatorJar(), announce);
        }
        return library;
    }
}
