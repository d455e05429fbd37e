package dev.assay.exam;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Writes solutions of the tiny lab, good and bad. */
public final class Pupil {
    private Pupil() {}

    /** A solution whose counter has this body for {@code int add(int number)}, and a field {@code int total}. */
    public static SortedMap<String, byte[]> solution(String addBody, String... moreTypes) {
        return compile(Map.of(
                "pupil.Solution",
                """
                package pupil;

                import dev.assay.exam.tinylab.contract.*;

                public class Solution implements CounterSolution {
                    public Counter counter() {
                        return new Sum();
                    }
                }
                """,
                "pupil.Sum",
                """
                package pupil;

                import dev.assay.exam.tinylab.contract.*;

                class Sum implements Counter {
                    static int calls;
                    int total;

                    public int add(int number) {
                        %s
                    }
                }

                %s
                """.formatted(addBody, String.join("\n", moreTypes))));
    }

    /** A solution that gives nothing where a counter is asked for. */
    public static SortedMap<String, byte[]> absent() {
        return compile(Map.of("pupil.Solution", """
                package pupil;

                import dev.assay.exam.tinylab.contract.*;

                public class Solution implements CounterSolution {
                    public Counter counter() {
                        return null;
                    }
                }
                """));
    }

    /** A solution without mistakes. */
    public static SortedMap<String, byte[]> honest() {
        return solution("return total += number;");
    }

    /** Compiles sources by class name, against the class path of the tests. */
    public static SortedMap<String, byte[]> compile(Map<String, String> sources) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
        Output output = new Output(standard);
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        List<Object> problems = new ArrayList<>();
        boolean compiles = compiler.getTask(
                        null, output, problems::add, List.of("-proc:none", "-g", "-cp", classPath()), null, units)
                .call();
        if (!compiles) {
            throw new IllegalArgumentException("the pupil's code does not compile: " + problems);
        }
        SortedMap<String, byte[]> classes = new TreeMap<>();
        output.written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** The folder with the classes of these tests. */
    public static Path testClasses() {
        try {
            return Path.of(Pupil.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

        Output(StandardJavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() throws IOException {
                    return written.computeIfAbsent(name, unused -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
