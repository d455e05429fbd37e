package dev.assay.grader.compile;

import dev.assay.grader.aot.AotCaches;
import dev.assay.grader.aot.CacheUse;
import dev.assay.grader.aot.JvmStart;
import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.intake.Submission;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Compiles submissions, one at a time, in a process of its own that can be killed. The process is started with the
 * first submission and stays for the next ones; it is replaced when a submission has exhausted or killed it. Safe for
 * use by several threads, which then wait for each other.
 */
public final class Compiler implements AutoCloseable {
    private static final Duration STANDARD_BACKSTOP = Duration.ofSeconds(60);

    private static final JvmStart START = new JvmStart(
            List.of(
                    // Compiling one submission is over before the optimising compiler would pay.
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-XX:-UsePerfData",
                    "-XX:+DisableAttachMechanism", "-XX:+DisplayVMOutputToStderr", "-Xlog:disable",
                    "-Duser.language=en", "-Duser.country=US", "-Dfile.encoding=UTF-8"),
            List.of(ownClassPath()),
            JavacWorker.class.getName());

    private static final Diagnostic TOO_MUCH_TIME = Diagnostic.error("",
            "compiling these sources takes too long (COMPILE_RESOURCE); simplify types and lambdas within each other");

    private static final Diagnostic TOO_MUCH_MEMORY = Diagnostic.error("",
            "compiling these sources takes too much memory (COMPILE_RESOURCE); simplify large constants and types");

    private final Duration backstop;
    private final AotCaches caches;
    private Worker worker;

    /** A compiler with the standard backstop of 60 s, whose process is started without a cache. */
    public Compiler() {
        this(STANDARD_BACKSTOP);
    }

    /** A compiler with the standard backstop of 60 s, whose process is started with one of these caches. */
    public Compiler(AotCaches caches) {
        this(STANDARD_BACKSTOP, caches);
    }

    Compiler(Duration backstop) {
        this(backstop, AotCaches.none());
    }

    /**
     * @param backstop how long one submission may take before the process is killed; it is there to protect the
     *     machine, so it should be far beyond what any honest source takes
     */
    Compiler(Duration backstop, AotCaches caches) {
        this.backstop = backstop;
        this.caches = caches;
    }

    /** Starts the process now, so that the first submission need not wait for it. What goes wrong, compiling will say. */
    public synchronized void getReady() {
        try {
            if (worker == null) {
                worker = new Worker(start(cacheUse().flags()));
            }
        } catch (IOException e) {
            // The first submission tries again, and has somebody to tell.
            close();
        }
    }

    /** How its process is started; makes the cache when there is none, which takes some seconds. */
    public CacheUse cacheUse() {
        return caches.use("javac", START, JavacRehearsal::with);
    }

    /**
     * What a submission is compiled against, and what must be in it.
     *
     * @param classPath jars of the lab and the kit
     * @param studentPackage the package that all sources must be in, sub-packages included
     * @param entry fully qualified name of the class that must be there
     * @param solution fully qualified name of the interface that it must implement
     */
    public record Contract(List<Path> classPath, String studentPackage, String entry, String solution) {
        /** Copies the list. */
        public Contract {
            classPath = List.copyOf(classPath);
        }
    }

    /**
     * Compiles a submission.
     *
     * @return its class files, or why there are none; the same sources give the same answer every time
     * @throws UncheckedIOException if the process cannot be started, or has died twice for no reason that it could
     *     state: our own trouble, not the submission's
     */
    public synchronized Compiled compile(Submission submission, Contract contract) {
        Wire.Order order = new Wire.Order(
                contract.classPath().stream().map(jar -> jar.toAbsolutePath().toString()).toList(),
                contract.studentPackage(),
                contract.entry(),
                contract.solution(),
                submission.files());
        for (boolean isSecondTry = false; ; isSecondTry = true) {
            try {
                if (worker == null) {
                    // What is tried again is tried without anything that could be to blame.
                    worker = new Worker(start(isSecondTry ? List.of() : cacheUse().flags()));
                }
                Wire.Answer answer = worker.compile(order, backstop);
                return switch (answer.end()) {
                    case CLASSES -> classes(answer);
                    case ERRORS -> new Compiled.Diagnostics(answer.diagnostics());
                    case EXHAUSTED -> {
                        close();
                        yield new Compiled.Diagnostics(List.of(TOO_MUCH_MEMORY));
                    }
                };
            } catch (IOException e) {
                boolean wasKilled = worker != null && worker.wasKilled();
                close();
                if (wasKilled) {
                    return new Compiled.Diagnostics(List.of(TOO_MUCH_TIME));
                }
                if (isSecondTry) {
                    throw new UncheckedIOException("the compiler process has died twice", e);
                }
            }
        }
    }

    private static Compiled classes(Wire.Answer answer) {
        TreeMap<String, byte[]> bytes = new TreeMap<>();
        TreeMap<String, String> sources = new TreeMap<>();
        for (Wire.ClassFile one : answer.classes()) {
            bytes.put(one.name(), one.bytes());
            sources.put(one.name(), one.source());
        }
        return new Compiled.Classes(bytes, sources, answer.diagnostics());
    }

    /** Ends the process, if there is one. The next submission starts another. */
    @Override
    public synchronized void close() {
        if (worker != null) {
            worker.close();
            worker = null;
        }
    }

    private static Process start(List<String> moreFlags) throws IOException {
        List<String> command = START.command(moreFlags);
        ProcessBuilder java = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // Windows cannot start a process without this one.
        java.environment().keySet().retainAll(Set.of("SystemRoot"));
        // In the locale C, which is what remains, Java cannot open files whose names are not ASCII.
        java.environment().put("LC_ALL", "C.UTF-8");
        return java.start();
    }

    /** Where this class is loaded from: all that the process needs besides the JDK. */
    static Path ownClassPath() {
        try {
            return Path.of(JavacWorker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the grader's own jar cannot be found", e);
        }
    }

    /** The process, and what is needed to talk to it and to end it. */
    private static final class Worker implements AutoCloseable {
        private final Process process;
        private final InputStream answers;
        private final AtomicBoolean killed = new AtomicBoolean();

        Worker(Process process) {
            this.process = process;
            this.answers = new BufferedInputStream(process.getInputStream());
        }

        Wire.Answer compile(Wire.Order order, Duration backstop) throws IOException {
            Thread watch = Thread.ofVirtual().start(() -> {
                try {
                    TimeUnit.NANOSECONDS.sleep(backstop.toNanos());
                    killed.set(true);
                    process.destroyForcibly();
                } catch (InterruptedException e) {
                    // The answer has come.
                }
            });
            try {
                Wire.write(process.getOutputStream(), order);
                return Wire.readAnswer(answers);
            } finally {
                watch.interrupt();
            }
        }

        boolean wasKilled() {
            return killed.get();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
