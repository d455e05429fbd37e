package dev.assay.grader.admit;

import dev.assay.grader.compile.TinyLab;
import dev.assay.grader.weave.Library;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Loads admitted classes as the child would, and has the JVM verify them; runs nothing of them. */
final class Verified {
    /** Has the contract and the copies of the library, for all submissions. */
    private final ClassLoader lab;

    /** @param contract jars or folders of what submissions may use */
    Verified(List<Path> contract) throws IOException {
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "assay-test-library");
        List<URL> urls = new ArrayList<>();
        for (Path each : contract) {
            urls.add(each.toUri().toURL());
        }
        urls.add(Library.in(cache, TinyLab.runtime(), text -> {}).jar().toUri().toURL());
        lab = new URLClassLoader(urls.toArray(URL[]::new), Verified.class.getClassLoader());
    }

    /**
     * Loads and links all classes.
     *
     * @throws LinkageError if the JVM will not have one of them
     */
    void all(Map<String, byte[]> classes) {
        ClassLoader loader = new ClassLoader(lab) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        try {
            for (String name : classes.keySet()) {
                loader.loadClass(name).getDeclaredMethods(); // links, and does not initialise
            }
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
