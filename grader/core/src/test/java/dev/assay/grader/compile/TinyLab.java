package dev.assay.grader.compile;

import dev.assay.grader.intake.SourceFile;
import dev.assay.grader.intake.Submission;
import dev.assay.simulator.fuel.Fuel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.ToolProvider;

/** A lab of one interface, compiled on the spot, to compile submissions against. */
public final class TinyLab {
    /** A solution that is complete. */
    public static final String SOLUTION =
            """
            package tiny;

            import dev.assay.labs.tiny.TinySolution;

            public class Solution implements TinySolution {
                @Override
                public int twice(int number) {
                    return 2 * number;
                }
            }
            """;

    private TinyLab() {}

    /**
     * Compiles the lab's contract.
     *
     * @param folder where it may write
     */
    public static Compiler.Contract contract(Path folder) {
        try {
            Path source = folder.resolve("dev/assay/labs/tiny/TinySolution.java");
            Files.createDirectories(source.getParent());
            Files.writeString(
                    source,
                    """
                    package dev.assay.labs.tiny;

                    public interface TinySolution {
                        int twice(int number);
                    }
                    """);
            Path classes = Files.createDirectories(folder.resolve("classes"));
            int exit = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-d", classes.toString(), source.toString());
            if (exit != 0) {
                throw new IllegalStateException("the tiny contract does not compile");
            }
            return new Compiler.Contract(List.of(classes), "tiny", "tiny.Solution", "dev.assay.labs.tiny.TinySolution");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is woven into student code: a jar or a folder. */
    public static Path runtime() {
        try {
            return Path.of(Fuel.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A submission of sources by path, to which the complete solution is added unless it has one. */
    public static Submission submission(Map<String, String> sources) {
        TreeMap<String, String> all = new TreeMap<>(Map.of("tiny/Solution.java", SOLUTION));
        all.putAll(sources);
        List<SourceFile> files = new ArrayList<>();
        all.forEach((path, text) -> files.add(SourceFile.of(path, text)));
        return Submission.of(files, List.of());
    }

    /** A submission of the complete solution and a class {@code tiny.More} with these members. */
    public static Submission withMembers(String members) {
        return submission(Map.of("tiny/More.java", "package tiny;\n\nclass More {\n" + members + "\n}\n"));
    }
}
