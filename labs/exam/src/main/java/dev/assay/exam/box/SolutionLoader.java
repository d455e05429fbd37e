package dev.assay.exam.box;

import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.SortedMap;

/**
 * Defines the classes of one solution. There is a new one for every test, so static fields start afresh and a test's
 * verdict cannot depend on the tests before it.
 */
final class SolutionLoader extends ClassLoader {
    /** The name of the loader of the submission; stack frames carry it. */
    static final String SUBMISSION = "submission";

    /** The name of the loader of the reference solution. */
    static final String REFERENCE = "reference";

    private final SortedMap<String, byte[]> classes;

    SolutionLoader(String name, SortedMap<String, byte[]> classes, Border border) {
        super(name, border);
        this.classes = classes;
    }

    /**
     * Initialises all classes. A class that fails to initialise says so once, and something else ever after: a bit that
     * nodes could leave each other, or themselves across a crash. So none may fail once the simulation has begun.
     *
     * @throws LinkageError or whatever else the first initialiser that fails throws
     */
    void initializeAll() {
        for (String name : classes.keySet()) {
            try {
                Class.forName(name, true, this);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("the submission's own class is not there: " + name, e);
            }
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public URL getResource(String name) {
        return null;
    }

    @Override
    public Enumeration<URL> getResources(String name) {
        return Collections.emptyEnumeration();
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        return null;
    }
}
