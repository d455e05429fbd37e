package dev.assay.grader.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.grader.intake.Diagnostic;
import dev.assay.grader.intake.Submission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What sources compile to, what is said of those that do not, and what becomes of those that attack the compiler. */
class CompilerTest {
    @TempDir
    static Path temp;

    private static Compiler.Contract contract;
    private static Compiler compiler;

    @BeforeAll
    static void lab() {
        contract = TinyLab.contract(temp);
        compiler = new Compiler();
    }

    @AfterAll
    static void end() {
        compiler.close();
    }

    private static Compiled compile(Map<String, String> sources) {
        return compiler.compile(TinyLab.submission(sources), contract);
    }

    private static Compiled.Classes classes(Compiled compiled) {
        if (compiled instanceof Compiled.Diagnostics none) {
            throw new AssertionError(none.diagnostics().toString());
        }
        return (Compiled.Classes) compiled;
    }

    private static List<Diagnostic> diagnostics(Compiled compiled) {
        return assertInstanceOf(Compiled.Diagnostics.class, compiled).diagnostics();
    }

    private static String only(List<Diagnostic> diagnostics) {
        assertEquals(1, diagnostics.size(), diagnostics.toString());
        Diagnostic one = diagnostics.getFirst();
        assertEquals(Diagnostic.Severity.ERROR, one.severity());
        return "%s:%d: %s".formatted(one.file(), one.line(), one.message());
    }

    @Test
    void sources_become_classes_that_know_their_source() {
        Compiled.Classes classes = classes(compile(Map.of(
                "elsewhere/Pair.java", "package tiny.parts; record Pair(int a, int b) { enum Kind { A } }")));
        assertEquals(Set.of("tiny.Solution", "tiny.parts.Pair", "tiny.parts.Pair$Kind"), classes.bytes().keySet());
        assertEquals("tiny/Solution.java", classes.sources().get("tiny.Solution"));
        assertEquals("elsewhere/Pair.java", classes.sources().get("tiny.parts.Pair$Kind"));
        assertEquals(List.of(), classes.warnings());
    }

    @Test
    void a_warm_compiler_answers_as_a_cold_one_does() {
        Submission submission = TinyLab.withMembers(
                """
                Runnable a(int x) { return () -> System.out.println(x + "!"); }
                String b(Object o) { return switch (o) { case String s when s.isEmpty() -> "e"; case Integer i -> "i";
                    default -> "" + o; }; }
                interface C { default void d() { new Object() { int e = 1; }; } }""");
        Compiled.Classes first;
        try (Compiler cold = new Compiler()) {
            first = classes(cold.compile(submission, contract));
        }
        for (int i = 0; i < 5; i++) {
            Compiled.Classes again = classes(compiler.compile(submission, contract));
            assertEquals(first.bytes().keySet(), again.bytes().keySet());
            first.bytes().forEach((name, bytes) -> assertArrayEquals(bytes, again.bytes().get(name), name));
        }
    }

    @Test
    void an_error_has_its_place_and_warnings_do_no_harm() {
        List<Diagnostic> diagnostics = diagnostics(compile(Map.of(
                "tiny/More.java",
                """
                package tiny;

                class More {
                    java.util.List raw;
                    int a = "text";
                    int b = c;
                }
                """)));
        assertEquals(
                List.of(
                        new Diagnostic("tiny/More.java", 5, 13, Diagnostic.Severity.ERROR,
                                "incompatible types: String cannot be converted to int"),
                        new Diagnostic("tiny/More.java", 6, 13, Diagnostic.Severity.ERROR,
                                "cannot find symbol\n  symbol:   variable c\n  location: class More"),
                        new Diagnostic("tiny/More.java", 4, 14, Diagnostic.Severity.WARNING,
                                "found raw type: List\n  missing type arguments for generic class List<E>")),
                diagnostics);
        Compiled.Classes warned = classes(compile(Map.of("tiny/More.java",
                "package tiny; class More { java.util.List raw; }")));
        assertEquals(1, warned.warnings().size());
    }

    @Test
    void errors_in_several_files_come_in_order_and_not_without_end() {
        Map<String, String> sources = IntStream.range(0, 50).boxed().collect(Collectors.toMap(
                "tiny/C%02d.java"::formatted,
                i -> "package tiny; class C%02d { int a = b; int c = d; int e = f; }".formatted(i)));
        List<Diagnostic> diagnostics = diagnostics(compile(sources));
        assertEquals(100, diagnostics.size());
        assertEquals("tiny/C00.java", diagnostics.getFirst().file());
    }

    @Test
    void the_place_of_the_labs_jars_is_not_told() {
        for (Diagnostic one : diagnostics(compile(Map.of("tiny/More.java",
                "package tiny; class More { dev.assay.labs.tiny.Nothing a; }")))) {
            assertFalse(one.message().contains(temp.toString()), one.message());
        }
    }

    @Test
    void an_entry_class_that_is_not_there_is_explained() {
        Map<String, String> renamed = Map.of(
                "tiny/Solution.java", "package tiny;",
                "tiny/Foo.java", TinyLab.SOLUTION.replace("class Solution", "class Foo"));
        assertEquals(
                "tiny/Foo.java:5: the submission must contain class tiny.Solution implementing TinySolution; "
                        + "found tiny.Foo; did you rename it?",
                only(diagnostics(compile(renamed))));
        assertEquals(
                ":0: the submission must contain class tiny.Solution implementing TinySolution; "
                        + "it is part of the skeleton, put it back as it was there",
                only(diagnostics(compile(Map.of("tiny/Solution.java", "package tiny; class Other {}")))));
    }

    @ParameterizedTest
    @MethodSource
    void an_entry_class_that_cannot_be_used_is_explained(String declaration, String expected) {
        String source = "package tiny; import dev.assay.labs.tiny.TinySolution;\n" + declaration;
        assertEquals(
                "tiny/Solution.java:2: tiny.Solution " + expected,
                only(diagnostics(compile(Map.of("tiny/Solution.java", source)))));
    }

    static List<Object[]> an_entry_class_that_cannot_be_used_is_explained() {
        String body = "public int twice(int n) { return n; }";
        return List.of(
                new Object[] {"public class Solution {" + body + "}",
                    "must implement dev.assay.labs.tiny.TinySolution"},
                new Object[] {"class Solution implements TinySolution {" + body + "}", "must be public"},
                new Object[] {"public abstract class Solution implements TinySolution {}", "must not be abstract"},
                new Object[] {"public interface Solution extends TinySolution {}", "must be a class"},
                new Object[] {"public class Solution implements TinySolution { Solution() {} " + body + "}",
                    "must have a public constructor without parameters"},
                new Object[] {"public class Solution implements TinySolution { public Solution(int x) {} " + body + "}",
                    "must have a public constructor without parameters"});
    }

    @Test
    void an_entry_class_may_be_a_record_and_inherit_what_it_implements() {
        classes(compile(Map.of(
                "tiny/Base.java", "package tiny; interface Base extends dev.assay.labs.tiny.TinySolution {"
                        + " default int twice(int n) { return n; } }",
                "tiny/Solution.java", "package tiny; public record Solution() implements Base {}")));
    }

    @ParameterizedTest
    @MethodSource
    void code_outside_of_the_students_package_is_refused(String path, String source, String expected) {
        assertEquals(path + ":1: " + expected, only(diagnostics(compile(Map.of(path, source)))));
    }

    static List<Object[]> code_outside_of_the_students_package_is_refused() {
        String wrong = "this is in package %s; a submission lives in package tiny and in packages below it";
        return List.of(
                new Object[] {"java/lang/Evil.java", "package java.lang; class Evil {}", wrong.formatted("java.lang")},
                new Object[] {"a/Evil.java", "package dev.assay.labs.tiny; class Evil {}",
                    wrong.formatted("dev.assay.labs.tiny")},
                new Object[] {"a/Evil.java", "package org.junit.jupiter.api; class Evil {}",
                    wrong.formatted("org.junit.jupiter.api")},
                new Object[] {"a/Evil.java", "package tinyer; class Evil {}", wrong.formatted("tinyer")},
                new Object[] {"a/package-info.java", "package dev.assay.kit;", wrong.formatted("dev.assay.kit")},
                new Object[] {"Evil.java", "class Evil {}", "this is in no package; begin it with `package tiny;`"},
                new Object[] {"Evil.java", "void main() {}", "this is in no package; begin it with `package tiny;`"},
                new Object[] {"module-info.java", "module evil { requires java.sql; }",
                    "a submission has no module; delete this"});
    }

    @Test
    void annotation_processors_do_not_run_and_sources_beside_the_jars_are_not_compiled() {
        List<Diagnostic> diagnostics = diagnostics(compile(Map.of(
                "tiny/More.java", "package tiny; class More { Unseen a; }",
                "tiny/Processor.java",
                """
                package tiny;
                @javax.annotation.processing.SupportedAnnotationTypes("*")
                public class Processor extends javax.annotation.processing.AbstractProcessor {
                    public boolean process(java.util.Set<? extends javax.lang.model.element.TypeElement> a,
                            javax.annotation.processing.RoundEnvironment b) { System.exit(1); return true; }
                }
                """)));
        assertTrue(diagnostics.getFirst().message().startsWith("cannot find symbol"), diagnostics.toString());
    }

    @ParameterizedTest
    @MethodSource
    void nesting_is_limited_before_it_can_hurt(String name, String members) {
        String message = only(diagnostics(compiler.compile(TinyLab.withMembers(members), contract)));
        assertTrue(message.contains("nested more than") || message.contains("brackets within each other")
                || message.contains("COMPILE_RESOURCE") || message.contains("code too large"), name + ": " + message);
    }

    static List<Object[]> nesting_is_limited_before_it_can_hurt() {
        int much = 120_000;
        return List.of(
                new Object[] {"parentheses", "int a = " + "(".repeat(much) + "1" + ")".repeat(much) + ";"},
                new Object[] {"blocks", "{" + "{".repeat(much) + "}".repeat(much) + "}"},
                new Object[] {"arrays", "Object a = new Object[][]" + "{".repeat(much) + "}".repeat(much) + ";"},
                new Object[] {"negation", "boolean a = " + "!".repeat(much) + "true;"},
                new Object[] {"sums", "int b; int a = b" + "+b".repeat(much) + ";"},
                new Object[] {"casts", "int a = " + "(int)".repeat(40_000) + "1;"},
                new Object[] {"conditions", "int a = " + "true?1:".repeat(30_000) + "1;"},
                new Object[] {"lambdas", "Object a = " + "x->".repeat(60_000) + "1;"},
                new Object[] {"ifs", "void a() { " + "if(true)".repeat(25_000) + "; }"},
                new Object[] {"else-ifs", "void a(int b) { " + "if(b>0);else ".repeat(15_000) + "; }"},
                new Object[] {"labels", "void a() { "
                        + IntStream.range(0, 30_000).mapToObj(i -> "l" + i + ":").collect(Collectors.joining())
                        + "; }"},
                new Object[] {"calls", "More a(){return this;} Object b = this" + ".a()".repeat(50_000) + ";"},
                new Object[] {"generics", "java.util." + "List<".repeat(40_000) + "A" + ">".repeat(40_000) + " a;"},
                new Object[] {"annotations", "@A(" .repeat(50_000) + "int a;"});
    }

    @Test
    void a_constant_that_grows_without_end_is_stopped_and_the_next_submission_is_none_the_worse() {
        StringBuilder constants = new StringBuilder("static final String A0 = \"0123456789012345\";\n");
        for (int i = 1; i < 40; i++) {
            constants.append("static final String A%d = A%d + A%d;\n".formatted(i, i - 1, i - 1));
        }
        String message = only(diagnostics(compiler.compile(TinyLab.withMembers(constants.toString()), contract)));
        assertTrue(message.contains("COMPILE_RESOURCE") || message.contains("too long"), message);
        classes(compile(Map.of()));
    }

    @Test
    void sources_that_swell_are_refused() {
        String nested = "try { a(); } finally { ".repeat(9) + "}".repeat(9);
        StringBuilder members = new StringBuilder("void a() {}\n");
        for (int i = 0; i < 150; i++) {
            members.append("void m").append(i).append("() {").append(nested).append("}\n");
        }
        String message = only(diagnostics(compiler.compile(TinyLab.withMembers(members.toString()), contract)));
        assertTrue(message.contains("COMPILE_RESOURCE"), message);
        classes(compile(Map.of()));
    }

    @ParameterizedTest
    @MethodSource
    void a_source_that_takes_for_ever_is_killed_and_the_next_submission_is_none_the_worse(String members) {
        try (Compiler impatient = new Compiler(Duration.ofSeconds(3))) {
            long begin = System.nanoTime();
            String message = only(diagnostics(impatient.compile(TinyLab.withMembers(members), contract)));
            long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
            assertTrue(message.contains("takes too long (COMPILE_RESOURCE)"), message);
            assertTrue(seconds < 10, "it took " + seconds + " s");
            classes(impatient.compile(TinyLab.submission(Map.of()), contract));
        }
    }

    static List<String> a_source_that_takes_for_ever_is_killed_and_the_next_submission_is_none_the_worse() {
        return List.of(
                // The inferred type doubles with every call.
                """
                interface P<A, B> {}
                static <T> P<T, T> d(T t) { return null; }
                static { var v = %s; }""".formatted("d(".repeat(30) + "1" + ")".repeat(30)),
                // Subtyping that does not end: Kennedy and Pierce, On Decidability of Nominal Subtyping with Variance.
                """
                static class N<Z> {}
                static class C<X> extends N<N<? super C<C<X>>>> {
                    N<? super C<Byte>> cast(C<Byte> c) { return c; }
                }""");
    }

    @Test
    void names_that_are_no_ascii_are_fine() {
        Compiled.Classes classes = classes(compile(Map.of(
                "tiny/Gr\u00f6\u00dfe.java", "package tiny; public class Gr\u00f6\u00dfe { String a = \"\u00e4\"; }")));
        assertTrue(classes.bytes().containsKey("tiny.Gr\u00f6\u00dfe"));
        assertEquals("tiny/Gr\u00f6\u00dfe.java", classes.sources().get("tiny.Gr\u00f6\u00dfe"));
    }

    @Test
    void jars_may_lie_in_a_folder_whose_name_is_not_ascii() throws Exception {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")));
        Compiler.Contract elsewhere = TinyLab.contract(Files.createDirectories(temp.resolve("Jos\u00e9")));
        classes(compiler.compile(TinyLab.submission(Map.of()), elsewhere));
    }

    @Test
    void a_submission_of_many_files_is_compiled_as_one() {
        Map<String, String> sources = IntStream.range(0, 200).boxed().collect(Collectors.toMap(
                i -> "tiny/C" + i + ".java", i -> "package tiny; class C" + i + " { C" + (i + 1) % 200 + " next; }"));
        assertEquals(201, classes(compile(sources)).bytes().size());
    }
}
