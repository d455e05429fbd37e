package dev.assay.grader.weave;

import dev.assay.grader.compile.TinyLab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles programs, rewrites them, and runs both in JVMs of their own, with the options that the box uses. */
final class Workshop {
    private static final long PATIENCE_SECONDS = 300;

    private final Path folder;
    private final Path runtime = TinyLab.runtime();
    private final Library library;

    /** @param folder an empty folder that the workshop may fill */
    Workshop(Path folder) throws IOException {
        this.folder = folder;
        library = Library.in(Path.of(System.getProperty("java.io.tmpdir"), "assay-test-library"), runtime, text -> {});
    }

    Library library() {
        return library;
    }

    /** Compiles sources beside this class, against other folders. */
    Path compile(String name, List<Path> against, String... sources) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (String source : sources) {
            Path copy = folder.resolve(source);
            Files.createDirectories(copy.getParent());
            try (var in = Workshop.class.getResourceAsStream(source)) {
                Files.write(copy, in.readAllBytes());
            }
            copies.add(copy);
        }
        return compile(name, against, copies);
    }

    /** Compiles a source that lies nowhere. */
    Path compileText(String name, String file, String source) throws IOException {
        return compile(name, List.of(), List.of(Files.writeString(folder.resolve(file), source)));
    }

    private Path compile(String name, List<Path> against, List<Path> sources) throws IOException {
        Path out = Files.createDirectories(folder.resolve(name));
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-XDsuppressNotes", "-g", "-XDstringConcat=inline",
                "-d", out.toString(), "-cp", join(against)));
        sources.forEach(source -> arguments.add(source.toString()));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new AssertionError(name + " does not compile");
        }
        return out;
    }

    /** Rewrites the classes of a folder into another. */
    Path weave(Path classes, List<Path> lab) throws IOException {
        List<Path> seen = new ArrayList<>(lab);
        seen.add(runtime);
        Path out = Files.createDirectories(Path.of(classes + "-woven"));
        Map<String, byte[]> woven = new Metering(ClassPath.of(seen)).weave(read(classes));
        for (Map.Entry<String, byte[]> each : woven.entrySet()) {
            Path file = out.resolve(each.getKey() + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
        return out;
    }

    static Map<String, byte[]> read(Path classes) throws IOException {
        Map<String, byte[]> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                bytes.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
            }
        }
        return bytes;
    }

    /** Runs {@link Examinee} with these arguments; standard output, with a mark at its end when the JVM was killed. */
    String run(List<String> options, List<Path> classPath, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-XX:MaxJavaStackTraceDepth=32", "-XX:-OmitStackTraceInFastThrow",
                "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2"));
        command.addAll(options.isEmpty() ? List.of("-XX:+UseSerialGC") : options);
        command.addAll(library.flags());
        List<Path> all = new ArrayList<>(classPath);
        all.addAll(List.of(runtime, library.jar(), Path.of(Examinee.class.getProtectionDomain().getCodeSource()
                .getLocation().toURI())));
        command.addAll(List.of("-cp", join(all), Examinee.class.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        return Files.readString(out, StandardCharsets.UTF_8) + (ended ? "" : "KILLED");
    }

    private static String join(List<Path> paths) {
        return String.join(java.io.File.pathSeparator, paths.stream().map(Path::toString).toList());
    }
}
