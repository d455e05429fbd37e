package dev.assay.grader.admit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.compile.Compiled;
import dev.assay.grader.compile.Compiler;
import dev.assay.grader.compile.TinyLab;
import dev.assay.grader.fuzz.Edit;
import dev.assay.grader.intake.Intake;
import dev.assay.grader.intake.Rejected;
import dev.assay.grader.intake.Submission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever is done to a source, the way from the folder to the gate ends in a verdict. */
class SourceFuzzTest {
    private static final String SEED = "20260103";

    /** What a language can be cut into pieces with. */
    private static final List<String> VOCABULARY = List.of(
            "(", ")", "{", "}", "[", "]", "<", ">", ";", ",", ".", "@", "\"", "'", "\"\"\"", "\\", "\\u000a", "\\u0022",
            "\\uD800", "\\u", "//", "/*", "*/", "\n", "\u0000", "\u202e", "\ufeff", "0x", "1e999", "9999999999", "-", "->",
            "::", "?", ":", "int", "var", "void", "class", "record", "enum", "interface", "sealed", "permits", "switch",
            "case", "default", "yield", "while", "for", "do", "try", "catch", "finally", "throw", "throws", "return",
            "synchronized", "static", "native", "new", "this", "super", "null", "instanceof", "import", "package",
            "module", "goto", "_", "Object", "String", "Runtime", "System", "Thread", "sun.misc.Unsafe", "T", "T extends T",
            "@Override", "@interface", "if(true){", "1+", "!", "(Object)", "new int[", "()->");

    private static final String TINY =
            """
            package tiny;

            class More {
                static int fibonacci(int n) {
                    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
                }
            }
            """;

    /** A class with several others in it, and with most of what the compiler can make of one. */
    static final String SMALL =
            """
            package tiny;

            import java.util.*;

            class More {
                sealed interface Shape permits Circle, Square {}
                record Circle(int r) implements Shape {}
                record Square(int a) implements Shape {}

                private final Map<String, List<Shape>> shapes = new HashMap<>();

                int area(Shape shape) {
                    try {
                        return switch (shape) {
                            case Circle(int r) when r > 100 -> throw new IllegalArgumentException("large: " + r);
                            case Circle(int r) -> 3 * r * r;
                            case Square square -> square.a() * square.a();
                        };
                    } catch (IllegalArgumentException e) {
                        return -1;
                    } finally {
                        shapes.computeIfAbsent("seen", key -> new ArrayList<>()).add(shape);
                    }
                }

                long sum() {
                    long sum = 0;
                    for (Shape shape : shapes.getOrDefault("seen", List.of())) {
                        int[] twice = {area(shape), area(shape)};
                        sum += Arrays.stream(twice).filter(x -> x > 0).sum();
                    }
                    return sum;
                }
            }
            """;

    private static Path folder;
    private static Compiler.Contract contract;
    private static Compiler compiler;
    private static Gate gate;
    private static Verified verified;

    @BeforeContainer
    static void lab() throws IOException {
        folder = Files.createTempDirectory(Path.of("target"), "fuzz");
        contract = TinyLab.contract(Files.createTempDirectory(Path.of("target"), "fuzz-lab"));
        compiler = new Compiler();
        verified = new Verified(contract.classPath());
        gate = new Gate(contract.classPath(), TinyLab.runtime(), contract.entry());
        Files.createDirectories(folder.resolve("tiny"));
    }

    @AfterContainer
    static void end() {
        compiler.close();
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 250, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void editedTokens(@ForAll("sources") String source, @ForAll("edits") List<Edit> edits) throws IOException {
        take(Edit.all(edits, source, VOCABULARY).getBytes(StandardCharsets.UTF_8));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 100, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void editedBytes(@ForAll("sources") String source, @ForAll("edits") List<Edit> edits) throws IOException {
        take(Edit.all(edits, source.getBytes(StandardCharsets.UTF_8)));
    }

    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 60, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void oneWordAThousandTimes(
            @ForAll("sources") String source, @ForAll("words") String word, @ForAll("places") int place)
            throws IOException {
        int at = Math.floorMod(place, source.length());
        take((source.substring(0, at) + word.repeat(1_000) + source.substring(at)).getBytes(StandardCharsets.UTF_8));
    }

    private static void take(byte[] more) throws IOException {
        Files.writeString(folder.resolve("tiny/Solution.java"), TinyLab.SOLUTION);
        Files.write(folder.resolve("tiny/More.java"), more);
        Submission submission;
        try {
            submission = new Intake().read(folder.toString());
        } catch (Rejected rejected) {
            assertFalse(rejected.diagnostics().isEmpty());
            return;
        }
        String verdict = switch (compiler.compile(submission, contract)) {
            case Compiled.Diagnostics none -> {
                assertFalse(none.diagnostics().isEmpty());
                yield "not compiled";
            }
            case Compiled.Classes classes -> admitted(classes);
        };
        // Fuzzing that always meets the same end would not be any.
        Statistics.label("verdict").collect(verdict).coverage(seen -> {
            seen.check("not compiled").count(count -> count >= 10);
            seen.check("admitted").count(count -> count >= 1);
        });
    }

    private static String admitted(Compiled.Classes classes) {
        return switch (gate.admit(classes)) {
            case Admission.Refused refused -> {
                assertFalse(refused.refusals().isEmpty());
                yield "refused";
            }
            case Admission.Admitted admitted -> {
                verified.all(admitted.classes());
                yield "admitted";
            }
        };
    }

    @AfterProperty
    void anHonestSubmissionIsStillAdmitted() {
        Compiled compiled = compiler.compile(TinyLab.withMembers("int i = 1;"), contract);
        assertTrue(gate.admit(assertInstanceOf(Compiled.Classes.class, compiled)) instanceof Admission.Admitted);
    }

    @Provide
    Arbitrary<String> sources() throws IOException {
        return Arbitraries.frequency(
                Tuple.of(1, GateTest.allFeatures().replace("class AllFeatures", "class More")),
                Tuple.of(4, SMALL),
                Tuple.of(4, TINY));
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Edit.some(5);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(VOCABULARY);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers();
    }
}
