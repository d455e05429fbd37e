package dev.assay.grader.isolate;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * The program bwrap(1), which starts another one with mounts, process numbers and a network of its own. It does its
 * work with mount(2), which Landlock refuses, so that it takes Landlock's place instead of joining it.
 *
 * @param program its absolute path
 */
record Bubblewrap(Path program) {
    /** Where bwrap finds the seccomp program that it is to load when everything is set up. */
    static final int FILTER_DESCRIPTOR = 3;

    /** bwrap is one program, and Java the next. */
    static final int PROGRAMS = 2;

    /** Bubblewrap, where it is on PATH. */
    static Optional<Bubblewrap> onPath(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, "bwrap"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Bubblewrap::new);
    }

    /** The command that starts another one with nothing mounted but what it stands on. */
    List<String> around(List<String> command, Floor floor, boolean filtersCalls) {
        List<String> all = new ArrayList<>(List.of(program.toString(), "--unshare-all", "--cap-drop", "ALL",
                // Java finds its libraries by the path of its own program, and that path through /proc.
                "--proc", "/proc"));
        SequencedSet<Path> mounted = new LinkedHashSet<>(floor.readable());
        for (Path library : floor.executable()) {
            // Libraries find each other by links that lie beside them.
            mounted.add(library.getParent());
        }
        // The loader is named by a path that often leads through links of these two.
        mounted.addAll(List.of(Path.of("/lib"), Path.of("/lib64")));
        for (Path path : mounted) {
            all.addAll(List.of("--ro-bind-try", path.toString(), path.toString()));
        }
        for (Path device : floor.devices()) {
            all.addAll(List.of("--dev-bind", device.toString(), device.toString()));
        }
        if (filtersCalls) {
            all.addAll(List.of("--seccomp", Integer.toString(FILTER_DESCRIPTOR)));
        }
        all.add("--");
        all.addAll(command);
        return all;
    }
}
