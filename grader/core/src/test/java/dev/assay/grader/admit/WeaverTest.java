package dev.assay.grader.admit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.compile.Compiled;
import dev.assay.grader.compile.Compiler;
import dev.assay.grader.compile.TinyLab;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rewritten classes load, do what they did, and cannot run for ever. */
class WeaverTest {
    @TempDir
    static Path temp;

    private static Compiler.Contract contract;
    private static Compiler compiler;
    private static Gate gate;
    private static URL[] outside;

    @BeforeAll
    static void lab() throws Exception {
        contract = TinyLab.contract(temp);
        compiler = new Compiler();
        gate = new Gate(contract.classPath(), contract.entry());
        Path fuel = Files.writeString(
                temp.resolve("Fuel.java"),
                """
                package dev.assay.simulator.fuel;

                public final class Fuel {
                    public static long left = Long.MAX_VALUE;

                    public static void tick() {
                        if (--left < 0) {
                            throw new Error("spent");
                        }
                    }
                }
                """);
        assertEquals(0, ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", temp.resolve("fuel").toString(), fuel.toString()));
        outside = new URL[] {contract.classPath().getFirst().toUri().toURL(), temp.resolve("fuel").toUri().toURL()};
    }

    @AfterAll
    static void end() {
        compiler.close();
    }

    /** Student classes in a loader of their own, with a Fuel of their own. */
    private static final class Loader extends URLClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(outside, ClassLoader.getPlatformClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
        }

        Object call(String className, String method) throws Exception {
            Method found = Class.forName(className, true, this).getDeclaredMethod(method);
            found.setAccessible(true);
            return found.invoke(null);
        }

        void fuel(long ticks) throws Exception {
            Class.forName("dev.assay.simulator.fuel.Fuel", true, this).getField("left").setLong(null, ticks);
        }

        long left() throws Exception {
            return Class.forName("dev.assay.simulator.fuel.Fuel", true, this).getField("left").getLong(null);
        }
    }

    private static Compiled.Classes compile(Map<String, String> sources) {
        if (compiler.compile(TinyLab.submission(sources), contract) instanceof Compiled.Classes classes) {
            return classes;
        }
        throw new AssertionError("does not compile");
    }

    private static Map<String, byte[]> woven(Compiled.Classes classes) {
        return switch (gate.admit(classes)) {
            case Admission.Admitted admitted -> admitted.classes();
            case Admission.Refused refused -> throw new AssertionError(refused.refusals().toString());
        };
    }

    private static Loader woven(String members) {
        return new Loader(woven(compile(Map.of("tiny/More.java",
                "package tiny; import java.util.*; import java.util.function.*; class More {\n" + members + "\n}\n"))));
    }

    @Test
    void a_program_that_uses_everything_does_woven_what_it_does_unwoven() throws Exception {
        Compiled.Classes classes = compile(Map.of("tiny/AllFeatures.java", GateTest.allFeatures()));
        Loader original = new Loader(classes.bytes());
        original.setDefaultAssertionStatus(true);
        Loader rewritten = new Loader(woven(classes));
        rewritten.setDefaultAssertionStatus(true);
        Object expected = original.call("tiny.AllFeatures", "runAll");
        assertEquals(expected, rewritten.call("tiny.AllFeatures", "runAll"));
        assertTrue(rewritten.left() < Long.MAX_VALUE - 200, "its work was counted");
        for (String name : classes.bytes().keySet()) {
            Class.forName(name, true, rewritten);
        }
    }

    @Test
    void the_count_is_the_same_every_time() throws Exception {
        Compiled.Classes classes = compile(Map.of("tiny/AllFeatures.java", GateTest.allFeatures()));
        Map<String, byte[]> once = woven(classes);
        Map<String, byte[]> twice = woven(classes);
        once.forEach((name, bytes) -> assertArrayEquals(bytes, twice.get(name), name));
        List<Long> left = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Loader loader = new Loader(once);
            loader.call("tiny.AllFeatures", "runAll");
            left.add(loader.left());
        }
        assertEquals(1, left.stream().distinct().count(), left.toString());
    }

    @Test
    void a_method_costs_one_and_a_turn_of_a_loop_costs_one() throws Exception {
        Loader loader = woven("static int a(int n) { int s = 0; for (int i = 0; i < n; i++) { s += b(i); } return s; }"
                + " static int b(int i) { return i; } static int a0() { return a(0); }"
                + " static int a10() { return a(10); }");
        loader.fuel(1_000);
        loader.call("tiny.More", "a0");
        assertEquals(1_000 - 2, loader.left());
        loader.call("tiny.More", "a10");
        assertEquals(1_000 - 2 - 2 - 10 - 10, loader.left());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "static void run() { while (true) {} }",
        "static void run() { for (;;) { int a = 1; } }",
        "static void run() { do {} while (make()); } static boolean make() { return true; }",
        "static void run() { while (true) { try { make(); } catch (Throwable t) {} } } static void make() {}",
        "static void run() { while (true) { try { make(); } finally { continue; } } } static void make() {}",
        "static void run() { for (;;) { try { while (true) {} } catch (Throwable t) { } } }",
        "static void run() { try { run(); } catch (Throwable t) { run(); } }",
        "static void run() { try { run(); } finally { run(); } }",
        "static void run() { int i = 0; while (true) { switch (i) { case 0: i = 1; continue; case 1: i = 2; continue;"
            + " default: i = 0; } } }",
        "static void run() { String s = \"a\"; while (true) { switch (s) { case \"a\" -> s = \"b\";"
            + " default -> s = \"a\"; } } }",
        "static void run() { a: while (true) { while (true) { continue a; } } }",
        "static void run() { Runnable[] r = new Runnable[1]; r[0] = () -> r[0].run(); r[0].run(); }",
        "static void run() { new More(0); } More(int i) { this((long) new More(i).hashCode()); } More(long l) {}",
        "static void run() { new More(); } More() { for (;;) {} }",
        "static void run() { new More(); } int a = make(); int make() { while (true) {} }",
        "static void run() { java.util.stream.Stream.iterate(1, i -> i + 1).filter(i -> i < 0).findFirst(); }",
        "static void run() { new TreeSet<Integer>((a, b) -> { while (true) {} }).addAll(List.of(1, 2)); }",
        "static void run() { new HashMap<Object, Object>().put(new More(), 1); } public int hashCode() { for (;;); }",
        "static void run() { for (Object o : new Endless()) {} } static class Endless implements Iterable<Object>,"
            + " Iterator<Object> { public Iterator<Object> iterator() { return this; } public boolean hasNext() {"
            + " return true; } public Object next() { return this; } }"
    })
    void whatever_would_run_for_ever_runs_out(String members) {
        Loader loader = woven(members);
        InvocationTargetException e = assertThrows(InvocationTargetException.class, () -> {
            loader.fuel(2_000);
            loader.call("tiny.More", "run");
        });
        assertEquals("spent", e.getCause().getMessage(), String.valueOf(e.getCause()));
    }

    @Test
    void functions_that_differ_between_processors_become_those_that_do_not() throws Exception {
        Compiled.Classes classes = compile(Map.of("tiny/More.java",
                "package tiny; class More { static double a() { java.util.function.DoubleUnaryOperator log = Math::log;"
                        + " return Math.pow(1.1, 2.3) + log.applyAsDouble(1e9) + Math.abs(-1); } }"));
        List<String> calls = new ArrayList<>();
        for (PoolEntry entry : ClassFile.of().parse(woven(classes).get("tiny.More")).constantPool()) {
            if (entry instanceof MethodRefEntry method && method.owner().asInternalName().endsWith("Math")) {
                calls.add(method.owner().asInternalName() + "." + method.name().stringValue());
            }
        }
        assertTrue(
                calls.containsAll(List.of("java/lang/StrictMath.pow", "java/lang/StrictMath.log")), calls.toString());
        assertEquals(
                StrictMath.pow(1.1, 2.3) + StrictMath.log(1e9) + 1,
                new Loader(woven(classes)).call("tiny.More", "a"));
    }
}
