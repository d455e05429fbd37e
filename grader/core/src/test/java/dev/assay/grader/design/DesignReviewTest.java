package dev.assay.grader.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.assay.grader.compile.Compiled;
import dev.assay.grader.compile.Compiler;
import dev.assay.grader.compile.TinyLab;
import dev.assay.grader.examine.Examined;
import dev.assay.grader.examine.Outcome;
import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.lab.LabManifest;
import dev.assay.grader.lab.LabManifest.DesignRule;
import dev.assay.grader.lab.LabManifest.DesignRule.Kind;
import dev.assay.grader.lab.SampleLab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A review of a submission's design")
class DesignReviewTest {
    private static final String PURE = "package tiny; class Pure { long twice(long now) { return 2 * now; } }";
    private static final String USES_PORT = """
            package tiny;

            class Pure {
                private dev.assay.kit.port.Time time;

                long twice() {
                    return 2 * time.now();
                }
            }
            """;

    @TempDir
    static Path folder;

    private static Compiler compiler;
    private static Compiler.Contract contract;

    @BeforeAll
    static void lab() throws Exception {
        Compiler.Contract tiny = TinyLab.contract(folder);
        Path port = folder.resolve("dev/assay/kit/port/Time.java");
        Files.createDirectories(port.getParent());
        Files.writeString(port, "package dev.assay.kit.port; public interface Time { long now(); }");
        assertEquals(0, ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.resolve("classes").toString(), port.toString()));
        contract = new Compiler.Contract(tiny.classPath(), "tiny", tiny.entry(), tiny.solution());
        compiler = new Compiler();
    }

    @AfterAll
    static void end() {
        compiler.close();
    }

    private static Compiled.Classes compiled(String... more) {
        Map<String, String> sources = new TreeMap<>(Map.of("tiny/Solution.java", TinyLab.SOLUTION));
        for (String source : more) {
            String name = source.replaceFirst("(?s).*?class (\\w+).*", "$1");
            sources.put("tiny/" + name + ".java", source);
        }
        return assertInstanceOf(Compiled.Classes.class, compiler.compile(TinyLab.submission(sources), contract));
    }

    private static LabManifest lab(Kind kind, List<String> classes, Optional<String> test) {
        LabManifest sample = SampleLab.MANIFEST;
        return new LabManifest(sample.id(), sample.title(), sample.version(), sample.contract(), sample.studentPackage(), sample.entry(),
                sample.solution(), sample.skeletonFloor(), sample.fuelPerTest(), sample.parts(), sample.tests(),
                List.of(new DesignRule(kind, classes, "Mend it.", test)));
    }

    private static List<String> found(Kind kind, List<String> classes, String... sources) {
        return DesignReview.of(lab(kind, classes, Optional.empty()), compiled(sources)).findings().stream()
                .map(one -> one.file() + ":" + one.line() + " " + one.what())
                .toList();
    }

    @Test
    @DisplayName("finds ports in classes that are to be pure, with file and line")
    void ports() {
        assertEquals(List.of(), found(Kind.NO_PORTS, List.of("Pure"), PURE));
        assertEquals(List.of("tiny/Pure.java:0 Pure uses Time", "tiny/Pure.java:7 Pure uses Time"),
                found(Kind.NO_PORTS, List.of("Pure"), USES_PORT));
        assertEquals(List.of(), found(Kind.NO_PORTS, List.of("Solution"), USES_PORT));
    }

    @Test
    @DisplayName("finds classes that depend on each other in a circle, and none inside of each other")
    void cycles() {
        assertEquals(List.of(), found(Kind.NO_CYCLES, List.of(), "package tiny; class A { class In { A out; } In in; B b; }",
                "package tiny; class B { int i; }"));
        assertEquals(List.of("tiny/A.java:0 A and B depend on each other, in a circle"), found(Kind.NO_CYCLES, List.of(),
                "package tiny; class A { B b; }", "package tiny; class B { A a; }"));
    }

    @Test
    @DisplayName("finds statics that can change")
    void statics() {
        assertEquals(List.of("tiny/A.java:0 A has a static field count that can change"),
                found(Kind.NO_MUTABLE_STATICS, List.of(), "package tiny; class A { static final int MOST = 3; static int count; }"));
    }

    @Test
    @DisplayName("misses names that the handout asks for")
    void names() {
        assertEquals(List.of(":0 there is no class Ring"), found(Kind.NAMES, List.of("Pure", "Ring"), PURE));
    }

    @Test
    @DisplayName("is advice beside the compiler's warnings, and says the rule's sentence")
    void advice() {
        DesignReview review = DesignReview.of(lab(Kind.NO_PORTS, List.of("Pure"), Optional.empty()), compiled(USES_PORT));
        Diagnostic last = review.advice().getLast();
        assertEquals(Diagnostic.Severity.WARNING, last.severity());
        assertEquals("tiny/Pure.java:7 Mend it. (design: Pure uses Time)", last.file() + ":" + last.line() + " " + last.message());
        Examined.Outcomes outcomes = outcomes(Outcome.Status.PASSED);
        assertEquals(outcomes, review.judged(outcomes));
    }

    @Test
    @DisplayName("fails the test that stands for a rule, and leaves one that has failed as it is")
    void points() {
        LabManifest lab = lab(Kind.NO_PORTS, List.of("Pure"), Optional.of("A1"));
        DesignReview review = DesignReview.of(lab, compiled(USES_PORT));
        Outcome judged = review.judged(outcomes(Outcome.Status.PASSED)).of("A1").orElseThrow();
        assertEquals(Outcome.Status.FAILED, judged.status());
        assertEquals("design Mend it. Found: Pure uses Time. tiny/Pure.java", judged.rule() + " " + judged.message() + " " + judged.file());
        Examined.Outcomes failed = outcomes(Outcome.Status.FAILED);
        assertSame(failed.outcomes().getFirst(), review.judged(failed).outcomes().getFirst());
        Examined.Outcomes passed = outcomes(Outcome.Status.PASSED);
        assertEquals(passed, DesignReview.of(lab, compiled(PURE)).judged(passed));
    }

    private static Examined.Outcomes outcomes(Outcome.Status status) {
        List<Outcome> all = new ArrayList<>();
        all.add(new Outcome("A1", status, status == Outcome.Status.FAILED ? "M1" : "", "", "", 0, -1, 1, 10, ""));
        return new Examined.Outcomes(all, "", 0, new Examined.Facts("25", 1, 1, ""));
    }
}
