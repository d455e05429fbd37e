package dev.assay.grader.admit;

import dev.assay.grader.compile.TinyLab;
import dev.assay.grader.weave.Library;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Loads admitted classes as the child would, and has the JVM verify them; runs nothing of them. */
final class Verified {
    private Verified() {}

    /**
     * Loads and links all classes.
     *
     * @throws LinkageError if the JVM will not have one of them
     */
    static void all(Map<String, byte[]> classes, List<Path> contract) {
        try (Loader loader = new Loader(classes, contract)) {
            for (String name : classes.keySet()) {
                loader.loadClass(name).getDeclaredMethods(); // links, and does not initialise
            }
        } catch (ClassNotFoundException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Loader extends URLClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes, List<Path> contract) throws IOException {
            super(urls(contract), Verified.class.getClassLoader());
            this.classes = classes;
        }

        private static URL[] urls(List<Path> contract) throws IOException {
            List<URL> urls = new ArrayList<>();
            for (Path each : contract) {
                urls.add(url(each));
            }
            Path cache = Path.of(System.getProperty("java.io.tmpdir"), "assay-test-library");
            urls.add(url(Library.in(cache, TinyLab.runtime(), text -> {}).jar()));
            return urls.toArray(URL[]::new);
        }

        private static URL url(Path path) throws MalformedURLException {
            return path.toUri().toURL();
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
        }
    }
}
