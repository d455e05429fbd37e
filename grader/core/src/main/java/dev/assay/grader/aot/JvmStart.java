package dev.assay.grader.aot;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a JVM of the JDK that we run on is started, as far as its cache depends on it.
 *
 * @param flags options for the JVM
 * @param classPath jars, in their order
 * @param main the main class
 */
public record JvmStart(List<String> flags, List<Path> classPath, String main) {
    /** Copies the lists. */
    public JvmStart {
        flags = List.copyOf(flags);
        classPath = classPath.stream().map(Path::toAbsolutePath).toList();
    }

    /** The command line, with more options for this one time. */
    public List<String> command(List<String> more) {
        return command(more, main);
    }

    /** The command line of a JVM that does nothing but come up. */
    List<String> idle(List<String> more) {
        return command(more, "-version");
    }

    private List<String> command(List<String> more, String last) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(more);
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(last);
        return command;
    }
}
