package dev.assay.exam.box;

import dev.assay.exam.Pupil;
import dev.assay.exam.protocol.Done;
import dev.assay.exam.protocol.Finished;
import dev.assay.exam.protocol.Frame;
import dev.assay.exam.protocol.Frames;
import dev.assay.exam.protocol.Order;
import dev.assay.exam.protocol.Printed;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A real child JVM with the tiny lab in three jars on its class path, as the grader would start it. */
final class Child {
    private static final long FUEL = 1_000_000;

    private final Path folder;
    private final List<String> flags;
    private SortedMap<String, byte[]> reference = new TreeMap<>();
    private long rootSeed = 1;

    Child(Path folder, String... flags) throws IOException {
        this.folder = folder;
        this.flags = List.of(flags);
        jar("contract", "tinylab/contract");
        jar("public", "tinylab/open");
        jar("hidden", "tinylab/hidden");
        jar("broken", "tinylab/broken");
    }

    Child withReference(SortedMap<String, byte[]> classes) {
        reference = classes;
        return this;
    }

    Child withRootSeed(long seed) {
        rootSeed = seed;
        return this;
    }

    /**
     * What a child has said.
     *
     * @param frames all frames in order
     * @param exitCode the process's exit code
     */
    record Answer(List<Frame> frames, int exitCode) {
        Finished finished(String testId) {
            return all(Finished.class).filter(one -> one.testId().equals(testId)).findFirst().orElseThrow();
        }

        <F extends Frame> Stream<F> all(Class<F> type) {
            return frames.stream().filter(type::isInstance).map(type::cast);
        }

        Printed printed() {
            return all(Printed.class).findFirst().orElseThrow();
        }

        boolean isDone() {
            return frames.getLast() instanceof Done;
        }
    }

    /** Examines a submission with some tests of the tiny lab. */
    Answer examine(SortedMap<String, byte[]> submission, String... testIds) throws IOException, InterruptedException {
        Map<String, Order.Test> all = new TreeMap<>();
        for (Order.Test test : TESTS) {
            all.put(test.id(), test);
        }
        return answer(order(Order.Mode.EXAMINE, Arrays.stream(testIds).map(all::get).toList(), submission));
    }

    Answer discover() throws IOException, InterruptedException {
        return answer(order(Order.Mode.DISCOVER, List.of(), new TreeMap<>()));
    }

    Order order(Order.Mode mode, List<Order.Test> tests, SortedMap<String, byte[]> submission) {
        return new Order(
                mode,
                "tiny",
                "dev.assay.exam.tinylab.contract.CounterSolution",
                "pupil.Solution",
                rootSeed,
                1,
                FUEL,
                tests,
                folder.resolve("public.jar").toString(),
                folder.resolve("hidden.jar").toString(),
                submission,
                reference);
    }

    Answer answer(Order order) throws IOException, InterruptedException {
        Process process = start();
        try (OutputStream orders = process.getOutputStream()) {
            Frames.write(orders, order);
            List<Frame> frames = new ArrayList<>();
            InputStream in = new BufferedInputStream(process.getInputStream());
            try {
                while (true) {
                    frames.add(Frames.read(in));
                }
            } catch (EOFException end) {
                return new Answer(frames, process.waitFor());
            }
        } finally {
            process.destroyForcibly();
        }
    }

    Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx128m"));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(), Box.class.getName()));
        Path empty = Files.createDirectories(folder.resolve("empty"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(empty.toFile());
        builder.environment().keySet().retainAll(List.of("SystemRoot"));
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** Everything but the classes of these tests, which come in jars as those of a lab do. */
    private String classPath() {
        String own = Pupil.testClasses().toString();
        Stream<String> jars = Stream.of("contract", "public", "hidden", "broken")
                .map(name -> folder.resolve(name + ".jar").toString());
        Stream<String> libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().toString().equals(own));
        return Stream.concat(libraries, jars).collect(Collectors.joining(File.pathSeparator));
    }

    private void jar(String name, String packageFolder) throws IOException {
        Path classes = Pupil.testClasses();
        Path source = classes.resolve("dev/assay/exam").resolve(packageFolder);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name + ".jar")));
                Stream<Path> files = Files.list(source)) {
            for (Path file : files.sorted().toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private static final List<Order.Test> TESTS = List.of(
            test("P1", "One and one is two", "open.OpenChecks#oneAndOne", false),
            test("H1", "Counts", "hidden.HiddenChecks#counts", true),
            test("H2", "Starts anew", "hidden.HiddenChecks#startsAnew", true, "H1"),
            test("H3", "Order does not matter", "hidden.HiddenChecks#order", true),
            test("H10", "Adds zero", "hidden.HiddenChecks#zero", true),
            test("X1", "Throws by itself", "broken.BrokenChecks#throwsByItself", true),
            test("X2", "Asks for what nobody has", "broken.BrokenChecks#asks", true),
            test("X3", "Is disabled", "broken.BrokenChecks#disabled", true),
            test("X4", "Assumes", "broken.BrokenChecks#assumes", true),
            test("X5", "Wants schedules in a property", "broken.BrokenChecks#schedules", true),
            test("X6", "Is false", "broken.BrokenChecks#isFalse", true),
            test("X7", "Asks for the reference", "broken.BrokenChecks#reference", true),
            test("X99", "Is not there", "broken.BrokenChecks#nowhere", true));

    private static Order.Test test(String id, String title, String method, boolean isHidden, String... needs) {
        return new Order.Test(id, title, "dev.assay.exam.tinylab." + method, isHidden, List.of(needs));
    }
}
