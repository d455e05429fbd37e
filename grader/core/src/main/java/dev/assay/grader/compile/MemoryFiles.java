package dev.assay.grader.compile;

import dev.assay.grader.intake.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * What the compiler may read and where its output goes: sources come from memory, class files go to memory, and besides
 * the JDK and the lab's jars there is nothing to be read.
 */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final List<Output> outputs = new ArrayList<>();

    MemoryFiles(StandardJavaFileManager standard, List<String> classPath) throws IOException {
        super(standard);
        standard.setLocation(StandardLocation.CLASS_PATH, classPath.stream().map(File::new).toList());
        standard.setLocation(StandardLocation.SOURCE_PATH, List.of());
    }

    /** The class files written so far, sorted by name. */
    List<Wire.ClassFile> classes() {
        return outputs.stream()
                .map(output -> new Wire.ClassFile(output.className, output.source, output.bytes.toByteArray()))
                .sorted(Comparator.comparing(Wire.ClassFile::name))
                .toList();
    }

    @Override
    public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind,
            FileObject sibling) {
        Output output = new Output(className, kind, sibling instanceof Source source ? source.getName() : "");
        outputs.add(output);
        return output;
    }

    @Override
    public FileObject getFileForOutput(Location location, String packageName, String relativeName, FileObject sibling)
            throws IOException {
        throw new IOException("the compiler is to write nothing but class files");
    }

    @Override
    public Iterable<JavaFileObject> list(Location location, String packageName, Set<JavaFileObject.Kind> kinds,
            boolean recurse) throws IOException {
        // Jars of a lab may hold sources for the IDE; those are not to be compiled.
        Set<JavaFileObject.Kind> wanted = kinds.contains(JavaFileObject.Kind.CLASS)
                ? Set.of(JavaFileObject.Kind.CLASS)
                : Set.of();
        return wanted.isEmpty() ? List.of() : super.list(location, packageName, wanted, recurse);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        return one.toUri().equals(other.toUri());
    }

    private static URI uri(String scheme, String path) {
        try {
            return new URI(scheme, null, "/" + path, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("intake lets no such path through: " + path, e);
        }
    }

    /** A source of the submission. */
    static final class Source extends SimpleJavaFileObject {
        private final SourceFile file;

        Source(SourceFile file) {
            super(uri("source", file.path()), Kind.SOURCE);
            this.file = file;
        }

        @Override
        public String getName() {
            return file.path();
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            String name = file.path().substring(file.path().lastIndexOf('/') + 1);
            return kind == Kind.SOURCE && name.equals(simpleName + kind.extension);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final String className;
        private final String source;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String className, Kind kind, String source) {
            super(uri("class", className), kind);
            this.className = className;
            this.source = source;
        }

        @Override
        public OutputStream openOutputStream() {
            bytes.reset();
            return bytes;
        }
    }
}
