package dev.assay.grader.compile;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.intake.Legible;
import dev.assay.grader.intake.SourceFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The main class of the compiler process: reads orders from standard input and writes answers to standard output until
 * there are no more orders. It stays warm between orders, for a compiler that has just started is twenty times slower.
 */
final class JavacWorker {
    /** Enough for what {@link Nesting} admits, and for parsing whatever a source of the size limit can contain. */
    private static final long STACK_BYTES = 512L << 20;

    /** Far beyond what is admitted, and far below what a frame can hold: nested finally blocks double each time. */
    private static final int MOST_CLASS_BYTES = 4 << 20;

    private static final int MOST_DIAGNOSTICS = 100;
    private static final int MOST_MESSAGE_CHARS = 1_000;

    private static final List<String> OPTIONS = List.of(
            // No annotation processors, and no sources or classes but those that are handed over.
            "-proc:none", "-implicit:none",
            // Line numbers and names of variables: the former for messages, the latter for debuggers.
            "-g",
            // Concatenation as calls of StringBuilder, whose cost can be counted.
            "-XDstringConcat=inline",
            // Warnings that point to mistakes; matters of taste are left alone.
            "-Xlint:divzero,empty,fallthrough,finally,overrides,rawtypes,static,unchecked",
            "-Xmaxerrs", Integer.toString(MOST_DIAGNOSTICS), "-Xmaxwarns", Integer.toString(MOST_DIAGNOSTICS));

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();

    private JavacWorker() {}

    /**
     * Serves until standard input ends.
     *
     * @param arguments none
     * @throws Exception if the other side says nonsense, or is gone
     */
    public static void main(String[] arguments) throws Exception {
        InputStream in = new BufferedInputStream(System.in);
        OutputStream out = new BufferedOutputStream(System.out);
        // Whatever the compiler prints may not get between the answers.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        System.setIn(InputStream.nullInputStream());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, () -> new JavacWorker().serve(in, out, failure), "javac", STACK_BYTES);
        thread.start();
        thread.join();
        if (failure.get() != null) {
            throw new IOException("the compiler process gives up", failure.get());
        }
    }

    private void serve(InputStream in, OutputStream out, AtomicReference<Throwable> failure) {
        try {
            for (Optional<Wire.Order> order = Wire.readOrder(in); order.isPresent(); order = Wire.readOrder(in)) {
                Wire.Answer answer;
                try {
                    answer = compile(order.get());
                } catch (OutOfMemoryError | StackOverflowError e) {
                    // What the compiler holds may be in any state now: answer, and end.
                    Wire.write(out, new Wire.Answer(Wire.End.EXHAUSTED, List.of(), List.of()));
                    return;
                }
                Wire.write(out, answer);
            }
        } catch (Throwable e) {
            failure.set(e);
        }
    }

    private Wire.Answer compile(Wire.Order order) throws IOException {
        List<Diagnostic> found = new ArrayList<>();
        for (SourceFile file : order.files()) {
            OptionalInt line = Nesting.lineOfTooManyBrackets(file.text());
            if (line.isPresent()) {
                found.add(Diagnostic.error(file.path(), line.getAsInt(),
                        "more than %d brackets within each other; divide this".formatted(Nesting.MOST_BRACKETS)));
            }
        }
        if (!found.isEmpty()) {
            return errors(found);
        }
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager standard = javac.getStandardFileManager(said, Locale.ENGLISH, null);
                MemoryFiles files = new MemoryFiles(standard, order.classPath())) {
            List<MemoryFiles.Source> sources =
                    order.files().stream().map(MemoryFiles.Source::new).toList();
            JavacTask task = (JavacTask) javac.getTask(
                    // Null would be standard error.
                    new PrintWriter(Writer.nullWriter()), files, said, OPTIONS, null, sources);
            task.setLocale(Locale.ENGLISH);
            List<Wire.ClassFile> classes = List.of();
            try {
                List<CompilationUnitTree> units = new ArrayList<>();
                task.parse().forEach(units::add);
                SourcePositions positions = Trees.instance(task).getSourcePositions();
                for (CompilationUnitTree unit : units) {
                    found.addAll(flaws(unit, positions, order.studentPackage()));
                }
                if (!found.isEmpty()) {
                    return errors(found);
                }
                task.analyze();
                if (hasNoErrors(said)) {
                    found.addAll(EntryRule.flaws(task, units, order));
                }
                if (found.isEmpty() && hasNoErrors(said)) {
                    task.generate();
                    classes = files.classes();
                    if (classes.stream().mapToLong(one -> one.bytes().length).sum() > MOST_CLASS_BYTES) {
                        found.add(Diagnostic.error("", "these sources compile to more than %d MB of classes "
                                        .formatted(MOST_CLASS_BYTES >> 20)
                                + "(COMPILE_RESOURCE); simplify try and finally within each other"));
                    }
                }
            } catch (RuntimeException | AssertionError e) {
                // A defect of the compiler. Memory and stack come wrapped now and then.
                for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                    if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
                        return new Wire.Answer(Wire.End.EXHAUSTED, List.of(), List.of());
                    }
                }
                found.add(Diagnostic.error("", "the Java compiler fails on these sources (%s); simplify what is unusual"
                        .formatted(e.getClass().getName())));
            }
            said.getDiagnostics().forEach(one -> found.add(diagnostic(one, order)));
            if (found.stream().anyMatch(one -> one.severity() == Diagnostic.Severity.ERROR)) {
                return errors(found);
            }
            return new Wire.Answer(Wire.End.CLASSES, sorted(found), classes);
        }
    }

    private static boolean hasNoErrors(DiagnosticCollector<JavaFileObject> said) {
        return said.getDiagnostics().stream()
                .noneMatch(one -> one.getKind() == javax.tools.Diagnostic.Kind.ERROR);
    }

    /** What may not be in a source, seen before the compiler gets confused by it. */
    private static List<Diagnostic> flaws(CompilationUnitTree unit, SourcePositions positions, String studentPackage) {
        String path = unit.getSourceFile().getName();
        List<Diagnostic> flaws = new ArrayList<>();
        OptionalInt tooDeep = Nesting.lineOfTooManyTrees(unit, positions);
        if (tooDeep.isPresent()) {
            return List.of(Diagnostic.error(path, tooDeep.getAsInt(),
                    "an expression or statement that is nested more than %d deep; divide it"
                            .formatted(Nesting.MOST_TREES)));
        }
        ModuleTree module = unit.getModule();
        if (module != null) {
            flaws.add(Diagnostic.error(path, line(unit, positions, module), "a submission has no module; delete this"));
        }
        PackageTree declared = unit.getPackage();
        String name = declared == null ? "" : declared.getPackageName().toString();
        boolean isAtHome = name.equals(studentPackage) || name.startsWith(studentPackage + ".");
        if (declared != null && !isAtHome) {
            flaws.add(Diagnostic.error(path, line(unit, positions, declared),
                    "this is in package %s; a submission lives in package %s and in packages below it"
                            .formatted(Legible.line(name, 100), studentPackage)));
        } else if (declared == null && module == null && !unit.getTypeDecls().isEmpty()) {
            flaws.add(Diagnostic.error(path, 1,
                    "this is in no package; begin it with `package %s;`".formatted(studentPackage)));
        }
        return flaws;
    }

    static int line(CompilationUnitTree unit, SourcePositions positions, Tree tree) {
        long position = positions.getStartPosition(unit, tree);
        return position < 0 ? 0 : (int) unit.getLineMap().getLineNumber(position);
    }

    private static Diagnostic diagnostic(javax.tools.Diagnostic<? extends JavaFileObject> one, Wire.Order order) {
        String message = one.getMessage(Locale.ENGLISH);
        for (String jar : order.classPath()) {
            // Where the grader lies on this machine is nobody's business, and would differ on the next machine.
            message = message.replace(jar, jar.substring(jar.replace('\\', '/').lastIndexOf('/') + 1));
        }
        // On the command line the compiler writes String; to programs it says java.lang.String.
        message = message.replaceAll(
                "\\b(java\\.lang|java\\.util|java\\.util\\.function|%s)\\.(?=\\p{Lu})"
                        .formatted(order.studentPackage().replace(".", "\\.")),
                "");
        boolean isSource = one.getSource() instanceof MemoryFiles.Source;
        return new Diagnostic(
                isSource ? one.getSource().getName() : "",
                isSource ? (int) Math.max(0, one.getLineNumber()) : 0,
                isSource ? (int) Math.max(0, one.getColumnNumber()) : 0,
                one.getKind() == javax.tools.Diagnostic.Kind.ERROR
                        ? Diagnostic.Severity.ERROR
                        : Diagnostic.Severity.WARNING,
                Legible.lines(message, MOST_MESSAGE_CHARS));
    }

    private static Wire.Answer errors(List<Diagnostic> found) {
        return new Wire.Answer(Wire.End.ERRORS, sorted(found), List.of());
    }

    /** By place, whatever order the compiler found them in. */
    private static List<Diagnostic> sorted(List<Diagnostic> found) {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(Diagnostic::severity)
                        .thenComparing(Diagnostic::file)
                        .thenComparing(Diagnostic::line)
                        .thenComparing(Diagnostic::column)
                        .thenComparing(Diagnostic::message))
                .limit(MOST_DIAGNOSTICS)
                .toList();
    }
}
