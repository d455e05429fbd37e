package dev.assay.bench;

import dev.assay.grader.weave.ClassPath;
import dev.assay.grader.weave.Library;
import dev.assay.grader.weave.Metering;
import dev.assay.simulator.fuel.Fuel;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Loads what students could have written, as compiled or as a grading would rewrite it. */
final class Metered {
    /** As compiled, against the JDK's own library. */
    static final String PLAIN = "plain";
    /** Rewritten, against the metered copies. */
    static final String METERED = "metered";

    private static final List<String> STUDENT = List.of("raft.", "leaderboard.", "dev.assay.bench.workload.");

    private Metered() {}

    /** The copies of this machine, in the folder for temporary files. */
    static Library library() throws IOException {
        return Library.in(Path.of(System.getProperty("java.io.tmpdir"), "assay-bench-library"), runtime(), text -> {});
    }

    static Path runtime() {
        try {
            return Path.of(Fuel.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new object of a student class. */
    static Object make(String name, String how) throws ReflectiveOperationException, IOException {
        Fuel.refill(Long.MAX_VALUE / 4, Long.MAX_VALUE / 4);
        return new Loader(classes(how)).loadClass(name).getConstructor().newInstance();
    }

    private static Map<String, byte[]> classes(String how) throws IOException {
        return how.equals(METERED) ? new Metering(ClassPath.of(classPath())).weave(compiled()) : compiled();
    }

    static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
    }

    /** The classes of all workloads and of the references that are measured, as compiled, by internal name. */
    static Map<String, byte[]> compiled() throws IOException {
        Map<String, byte[]> compiled = new TreeMap<>();
        for (Path place : classPath()) {
            if (place.endsWith("classes")) {
                compiled.putAll(ofStudents(place));
            }
        }
        return compiled;
    }

    private static Map<String, byte[]> ofStudents(Path folder) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = folder.relativize(file).toString().replace(".class", "").replace(File.separatorChar, '/');
                if (isStudents(name.replace('/', '.')) && !name.endsWith("-info")) {
                    classes.put(name, Files.readAllBytes(file));
                }
            }
        }
        return classes;
    }

    private static boolean isStudents(String name) {
        return STUDENT.stream().anyMatch(name::startsWith);
    }

    /** Asks nobody else for student classes; finds the copies of the library itself. */
    private static final class Loader extends URLClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) throws IOException {
            super(new URL[] {library().jar().toUri().toURL()}, Metered.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] bytes = classes.get(name.replace('.', '/'));
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : defineClass(name, bytes, 0, bytes.length);
            }
        }
    }
}
