package dev.assay.bench;

import dev.assay.exam.Check;
import dev.assay.exam.FailedSchedule;
import dev.assay.exam.Part;
import dev.assay.exam.Sitting;
import dev.assay.exam.Submission;
import dev.assay.exam.Verdict;
import dev.assay.exam.protocol.Order;
import dev.assay.simulator.Schedule;
import dev.assay.simulator.Shrinker;
import dev.assay.simulator.Trace;
import dev.assay.simulator.Trial;
import dev.assay.simulator.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * How small failures become: runs the hidden Raft tests on every flawed solution, makes the first failure small that a test
 * shows under its schedules, and prints a table. Unmetered and in one JVM, so times are those of the simulator; run it with
 * the box's flags. Needs the checkout's root as its argument, and a built lab; the system property {@code tests} is a
 * regular expression of the tests' ids.
 */
public final class TraceTable {
    private static final Shrinker.Limits LIMITS = new Shrinker.Limits(300, 120_000, 3, 0);

    private final Path root;
    private final Launcher launcher = LauncherFactory.create();
    private final List<Method> checks = new ArrayList<>();
    private final Map<String, String> reference = new TreeMap<>();

    private record Row(String bug, String test, String rule, long before, int after, int acts, int runs, double millis) {}

    private TraceTable(Path root, String tests) throws IOException, ReflectiveOperationException {
        this.root = root;
        Path hidden = root.resolve("labs/raft-election/target/hidden-classes");
        ClassLoader loader = new URLClassLoader(new URL[] {url(hidden)}, TraceTable.class.getClassLoader());
        for (Path file : files(hidden, ".class")) {
            String name = hidden.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
            Arrays.stream(Class.forName(name, false, loader).getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Check.class))
                    .filter(method -> method.getAnnotation(Check.class).id().matches(tests))
                    .forEach(checks::add);
        }
        checks.sort(Comparator.comparing((Method check) -> check.getDeclaringClass().getAnnotation(Part.class).id())
                .thenComparing(check -> check.getAnnotation(Check.class).id()));
        Path sources = root.resolve("solutions/raft-election/reference/src/main/java");
        for (Path file : files(sources, ".java")) {
            reference.put(sources.relativize(file).toString(), Files.readString(file));
        }
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws Exception {
        new TraceTable(Path.of(arguments[0]), System.getProperty("tests", ".*")).print();
    }

    private void print() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (Path edit : files(root.resolve("solutions/raft-election/flawed"), ".edit")) {
            row(edit).ifPresent(rows::add);
        }
        System.out.println("| mistake | test | rule | events, whole run | events, shown | acts | runs | ms of CPU |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (Row row : rows) {
            System.out.printf(
                    "| %s | %s | %s | %d | %d | %d | %d | %.1f |%n",
                    row.bug(), row.test(), row.rule(), row.before(), row.after(), row.acts(), row.runs(), row.millis());
        }
        System.out.printf("%n%d failures have a trace%n", rows.size());
        summary("events, whole run", rows, Row::before);
        summary("events, shown", rows, Row::after);
        summary("acts", rows, Row::acts);
        summary("runs", rows, Row::runs);
        summary("ms", rows, row -> Math.round(row.millis()));
    }

    private static void summary(String name, List<Row> rows, ToLongFunction<Row> column) {
        long[] sorted = rows.stream().mapToLong(column).sorted().toArray();
        System.out.printf("%s: median %d, max %d%n", name, sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    private Optional<Row> row(Path edit) throws Exception {
        String bug = edit.getFileName().toString().replace(".edit", "");
        ClassLoader solution = new Solution(compile(root.resolve("solutions/target/flawed").resolve(bug), edited(edit)));
        for (Method check : checks) {
            Sitting sitting = Sitting.inBox(solution, Optional.empty(), Order.STANDARD_ROOT_SEED, 1, TraceTable::judge);
            Submission.begin(sitting);
            launcher.execute(LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectMethod(check.getDeclaringClass(), check))
                    .enableImplicitConfigurationParameters(false)
                    .configurationParameter("jqwik.database", "")
                    .build());
            if (sitting.failedSchedule().isPresent()) {
                Optional<Row> row = row(bug, check.getAnnotation(Check.class).id(), sitting.failedSchedule().get());
                if (row.isPresent()) {
                    return row;
                }
                System.out.println(bug + ": no trace of its failure of " + check.getAnnotation(Check.class).id());
            } else if (sitting.verdict().isPresent()) {
                System.out.println(bug + " ends outside of schedules: " + sitting.verdict().get());
                return Optional.empty();
            }
        }
        System.out.println(bug + " breaks no rule");
        return Optional.empty();
    }

    private static Optional<Row> row(String bug, String test, FailedSchedule failed) {
        Trial whole = Trial.recorded();
        try {
            failed.body().run(failed.schedule().again(whole));
        } catch (Violation expected) {
            // it has failed before
        }
        int[] runs = {0};
        FailedSchedule counted = new FailedSchedule(
                failed.exploration(),
                schedule -> {
                    runs[0]++;
                    failed.body().run(schedule);
                },
                failed.schedule(),
                failed.index(),
                failed.violation());
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Optional<Shrinker.Failure> small = counted.smallest(LIMITS);
        double millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e6;
        return small.map(one -> new Row(
                bug,
                test,
                one.violation().rule(),
                whole.recording().events().size(),
                Trace.of(one.recording(), one.violation(), Integer.MAX_VALUE).events().size(),
                one.acts().size(),
                runs[0],
                millis));
    }

    private static Verdict judge(Throwable thrown) {
        return thrown instanceof Violation violation
                ? Verdict.of(Verdict.Kind.FAILED, violation.rule(), violation.sentence())
                : Verdict.of(Verdict.Kind.TROUBLE, "", thrown.toString());
    }

    // ------------------------------------------------------------------------------------------------ solutions

    private static final Pattern SECTION = Pattern.compile("(?m)^=== (\\S+)$");
    private static final Pattern EDIT = Pattern.compile("(?ms)^<<<<\n(.*?)\n====\n(.*?)\n?>>>>$");

    /** The reference with a mistake, by path; {@code assay verify} has looked whether the edits are put together well. */
    private Map<String, String> edited(Path edit) throws IOException {
        Map<String, String> files = new TreeMap<>(reference);
        String text = Files.readString(edit);
        Matcher section = SECTION.matcher(text);
        while (section.find()) {
            int end = text.indexOf("\n=== ", section.end());
            Matcher one = EDIT.matcher(text).region(section.end(), end < 0 ? text.length() : end);
            while (one.find()) {
                files.compute(section.group(1), (path, source) -> source.replace(one.group(1), one.group(2)));
            }
        }
        return files;
    }

    private static Path compile(Path folder, Map<String, String> sources) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException(folder + " does not compile");
        }
        return folder;
    }

    /** Loads a flawed solution in place of the reference, which is on the class path. */
    private static final class Solution extends URLClassLoader {
        Solution(Path folder) {
            super(new URL[] {url(folder)}, TraceTable.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith("raft.")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        }
    }
}
