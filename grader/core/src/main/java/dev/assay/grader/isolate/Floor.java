package dev.assay.grader.isolate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * The files that a child stands on: without these it does not run, and others it never sees.
 *
 * @param readable files and folders that it reads: the JDK and its class path
 * @param executable Java, and the shared libraries that Java is made of, one of which is the loader that the kernel
 *     executes in its place
 * @param devices files under /dev
 */
record Floor(List<Path> readable, List<Path> executable, List<Path> devices) {
    private static final int DEEPEST_LINK = 4;

    /**
     * What this very JVM stands on, seen from the inside. Found once, for walking through the JDK takes some
     * milliseconds.
     *
     * @throws IOException if /proc is not there
     */
    static Floor ofThisJvm() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        SequencedSet<Path> readable = new LinkedHashSet<>(List.of(home));
        // Distributions keep parts of the JDK elsewhere (conf in /etc, say) and leave links.
        try (Stream<Path> files = Files.walk(home, DEEPEST_LINK)) {
            for (Path link : files.filter(Files::isSymbolicLink).filter(Files::exists).toList()) {
                Path target = link.toRealPath();
                if (!target.startsWith(home)) {
                    readable.add(target);
                }
            }
        }
        // The last three are the locale C.UTF-8, for paths that are not ASCII, as distributions lay it out.
        Stream.of("/etc/ld.so.cache", "/usr/lib/locale/C.utf8", "/usr/lib/locale/C.UTF-8",
                        "/usr/lib/locale/locale-archive")
                .map(Path::of).filter(Files::isReadable).forEach(readable::add);
        SequencedSet<Path> executable = new LinkedHashSet<>(List.of(java(home)));
        // The last column of proc_pid_maps(5) is the mapped file.
        for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
            int slash = line.indexOf('/');
            String file = slash < 0 ? "" : line.substring(slash);
            if (file.contains(".so") && !Path.of(file).startsWith(home) && Files.isRegularFile(Path.of(file))) {
                executable.add(Path.of(file));
            }
        }
        List<Path> devices = Stream.of("null", "random", "urandom")
                .map(name -> Path.of("/dev", name)).filter(Files::exists).toList();
        return new Floor(List.copyOf(readable), List.copyOf(executable), devices);
    }

    /** The program that starts a JVM. */
    static Path java(Path home) {
        return home.resolve("bin").resolve("java");
    }

    /** This floor and more files or folders that may be read. */
    Floor with(List<Path> more) throws IOException {
        List<Path> all = new ArrayList<>(readable);
        for (Path path : more) {
            all.add(path.toRealPath());
        }
        return new Floor(List.copyOf(all), executable, devices);
    }
}
