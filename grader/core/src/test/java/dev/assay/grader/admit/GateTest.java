package dev.assay.grader.admit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grader.compile.Compiled;
import dev.assay.grader.compile.Compiler;
import dev.assay.grader.compile.TinyLab;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may run and what may not, and what is said about it. */
class GateTest {
    @TempDir
    static Path temp;

    private static Compiler.Contract contract;
    private static Compiler compiler;
    private static Gate gate;

    @BeforeAll
    static void lab() {
        contract = TinyLab.contract(temp);
        compiler = new Compiler();
        gate = new Gate(contract.classPath(), TinyLab.runtime(), contract.entry());
    }

    @AfterAll
    static void end() {
        compiler.close();
    }

    private static Admission admit(Map<String, String> sources) {
        return switch (compiler.compile(TinyLab.submission(sources), contract)) {
            case Compiled.Diagnostics none -> throw new AssertionError(none.diagnostics().toString());
            case Compiled.Classes classes -> gate.admit(classes);
        };
    }

    private static Admission admitMembers(String members) {
        return admit(Map.of("tiny/More.java",
                "package tiny; import java.math.*; import java.time.*; import java.util.*; import java.util.function.*;"
                        + " import java.util.regex.*; class More {\n" + members + "\n}\n"));
    }

    private static void assertAdmitted(Admission admission) {
        if (admission instanceof Admission.Refused none) {
            throw new AssertionError(none.refusals().toString());
        }
    }

    private static List<Refusal> refusals(Admission admission) {
        return assertInstanceOf(Admission.Refused.class, admission).refusals();
    }

    static String allFeatures() throws IOException {
        try (InputStream in = GateTest.class.getResourceAsStream("AllFeatures.java.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everything_that_the_compiler_makes_of_ordinary_code_is_admitted() throws IOException {
        assertAdmitted(admit(Map.of("tiny/AllFeatures.java", allFeatures())));
    }

    @Test
    void a_refusal_names_place_thing_and_way_out() {
        assertEquals(
                List.of(new Refusal("tiny/More.java", 3, Refusal.Rule.UNLISTED,
                        "java.lang.System.currentTimeMillis may not be used: it reads the real clock, and would differ from"
                                + " run to run",
                        "the simulated clock: now() of your context")),
                refusals(admitMembers("long now() {\n    return System.currentTimeMillis();\n}")));
    }

    @Test
    void a_class_that_is_not_listed_is_refused_once_a_line() {
        String why = "java.util.Random may not be used: all chance has to come from the simulation, which can repeat it";
        assertEquals(
                List.of(
                        new Refusal("tiny/More.java", 2, Refusal.Rule.UNLISTED, why,
                                "the simulated dice: random() of your context"),
                        new Refusal("tiny/More.java", 3, Refusal.Rule.UNLISTED, why,
                                "the simulated dice: random() of your context")),
                refusals(admitMembers("int draw() { Random r = new Random(7); return r.nextInt();\n}"
                        + " int twice() { return new Random().nextInt() + new Random().nextInt(); }")));
    }

    @Test
    void a_refusal_names_the_source_that_was_handed_in_wherever_it_lay() {
        assertEquals("loose/File.java", refusals(admit(Map.of("loose/File.java",
                "package tiny.sub; class File { Object o = new Thread(); }"))).getFirst().file());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "System.nanoTime();", "System.exit(1);", "Runtime.getRuntime().halt(1);", "System.getenv(\"X\");",
        "System.getProperty(\"X\");", "System.setProperty(\"X\", \"Y\");", "Thread.sleep(1);",
        "new Thread(() -> {}).start();", "Thread.ofVirtual();", "Thread.currentThread();", "Math.random();",
        "StrictMath.random();", "UUID.randomUUID();", "Class.forName(\"x\");", "More.class.getClassLoader();",
        "getClass().getDeclaredFields();", "More.class.getResourceAsStream(\"x\");", "getClass().getModule();",
        "java.lang.invoke.MethodHandles.lookup();", "new java.io.File(\"x\").exists();",
        "java.nio.file.Files.exists(java.nio.file.Path.of(\"x\"));", "new java.net.Socket();", "new Scanner(\"x\");",
        "super.clone();", "String.CASE_INSENSITIVE_ORDER.compare(null, null);", "System.identityHashCode(this);",
        "System.setOut(null);", "System.in.read();", "System.out.close();", "new java.io.PrintStream(\"x\");",
        "\"x\".intern();", "Integer.getInteger(\"x\");",
        "Long.getLong(\"x\");", "Boolean.getBoolean(\"x\");", "Locale.getDefault();", "new Hashtable<Integer, Integer>();",
        "Collections.shuffle(new ArrayList<>());", "List.of(1).parallelStream();", "List.of(1).stream().parallel();",
        "java.util.stream.IntStream.range(0, 9).parallel();", "Arrays.parallelSort(new int[1]);",
        "new ArrayList<Integer>().spliterator();", "new java.util.concurrent.ConcurrentLinkedQueue<Integer>();",
        "java.util.concurrent.TimeUnit.SECONDS.sleep(1);", "new java.util.concurrent.atomic.LongAdder();",
        "new java.util.concurrent.ConcurrentHashMap<Integer, Integer>().reduceKeys(1, (a, b) -> a);",
        "new java.util.concurrent.ConcurrentHashMap<Integer, Integer>().elements();",
        "java.time.LocalDate.EPOCH.datesUntil(null);", "java.time.ZoneId.of(\"Europe/Berlin\");",
        "java.time.ZonedDateTime.parse(\"x\");", "java.time.format.DateTimeFormatter.ofPattern(\"yyyy\");",
        "java.util.stream.StreamSupport.stream(null, true);", "new java.math.BigInteger(9, new Random());",
        "java.util.random.RandomGenerator.getDefault();", "((java.util.random.RandomGenerator) null).ints();",
        "java.security.MessageDigest.getInstance(\"SHA-256\");", "javax.crypto.Mac.getInstance(\"x\");",
        "java.util.stream.Gatherers.mapConcurrent(2, x -> x);", "\"x\".getBytes(java.nio.charset.Charset.forName(\"x\"));",
        "Base64.getEncoder().wrap((java.io.OutputStream) null);", "new java.util.zip.Deflater().end();",
        "java.util.concurrent.ForkJoinPool.commonPool();", "java.util.concurrent.CompletableFuture.runAsync(null);",
        "new WeakHashMap<Integer, Integer>();", "new IdentityHashMap<Integer, Integer>();",
        "new Throwable().printStackTrace();", "new Throwable().getStackTrace();", "StackWalker.getInstance();",
        "java.time.Year.now();", "java.time.Instant.now();", "java.time.LocalDate.now();", "new Date();",
        "java.time.chrono.IsoChronology.INSTANCE.dateNow();", "Locale.setDefault(Locale.ROOT);",
        "TimeZone.setDefault(null);", "new Formatter(\"file\");",
        "ServiceLoader.load(Runnable.class);", "ProcessHandle.current();",
        "new ProcessBuilder(\"x\").start();", "java.lang.ref.Cleaner.create();",
        "new java.lang.ref.WeakReference<>(this);", "new ClassLoader() {};", "new ThreadLocal<Integer>();",
        "java.lang.reflect.Array.newInstance(int.class, 1);", "Enum.EnumDesc.of(null, \"x\");",
        "java.lang.foreign.Arena.ofAuto();", "java.util.logging.Logger.getLogger(\"x\");",
        "new Timer();", "Runtime.version();", "System.loadLibrary(\"x\");", "System.console();",
        "Supplier<Long> now = System::nanoTime;", "Supplier<Object> random = Random::new;",
        "Function<Object, Integer> hash = System::identityHashCode;", "IntFunction<Thread[]> threads = Thread[]::new;",
        "Object o = Thread.class;", "Object o = new Thread[1][];", "if ((Object) this instanceof Thread) {}",
        "try { run(); } catch (SecurityException e) {}", "Object o = (Thread) null;",
        "Runnable r = (Runnable & java.io.Serializable) () -> {};"
    })
    void what_is_not_on_the_list_is_refused_with_its_line_and_something_better(String statement) {
        List<Refusal> refusals = refusals(admitMembers("void run() throws Throwable {\n" + statement + "\n}"));
        for (Refusal refusal : refusals) {
            assertEquals("tiny/More.java", refusal.file());
            assertEquals(Refusal.Rule.UNLISTED, refusal.rule());
            assertTrue(refusal.line() == 3 || refusal.line() == 2 && refusal.message().contains("java.lang.Thread"),
                    refusals.toString());
            assertTrue(refusal.message().contains(" may not be used: ") || refusal.message().contains("serializable"),
                    refusal.message());
            assertFalse(refusal.instead().isBlank());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "class T extends Thread {}", "interface T extends java.io.Closeable {}", "class T implements Runnable, "
            + "java.util.concurrent.Delayed { public void run() {} public int compareTo(java.util.concurrent.Delayed d) "
            + "{ return 1; } public long getDelay(java.util.concurrent.TimeUnit u) { return 1; } }",
        "java.util.concurrent.Future<Integer> field;", "void take(Thread thread) {}", "Random give() { return null; }",
        "record T(java.util.concurrent.locks.Lock lock) {}", "class T extends Random {}",
        "@jdk.jfr.Name(\"x\") class T {}", "@jdk.jfr.Name(\"x\") int a;"
    })
    void types_that_are_not_listed_are_refused_wherever_they_stand(String member) {
        assertEquals(Refusal.Rule.UNLISTED, refusals(admitMembers(member)).getFirst().rule());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "native void a();                                | NATIVE    | a is native",
        "protected void finalize() {}              | FINALIZER | finalize() would be called whenever memory is "
            + "collected"
    })
    void natives_and_finalizers_are_refused(String member, Refusal.Rule rule, String message) {
        Refusal refusal = refusals(admitMembers(member)).getFirst();
        assertEquals(rule, refusal.rule());
        assertEquals(message, refusal.message());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "static int a;", "static final int[] a = {1, 2};", "static final List<Integer> a = new ArrayList<>();",
        "static final Map<Integer, Integer> a = new HashMap<>();", "static final Object[] a = {};",
        "static final StringBuilder a = new StringBuilder();",
        "static class Box { int n; } static final Box a = new Box();",
        "record R(int[] n) {} static final R a = new R(new int[1]);",
        "record R(List<Integer> n) {} static final R a = new R(new ArrayList<>());",
        "static final List<int[]> a = List.of(new int[1]);",
        "static final List<Object> a = List.of(new More());  int n;",
        "static final Supplier<int[]> a = box(); static Supplier<int[]> box() { int[] b = {1}; return () -> b; }",
        "static final IntSupplier a = new IntSupplier() { int n; public int getAsInt() { return n++; } };",
        "static final IntSupplier a; static { int[] b = {1}; a = () -> b[0]++; }",
        "static final Comparator<Object> a = Comparator.comparing(make()); static <T> Function<T, Integer> make() {"
            + " int[] n = {1}; return t -> n[0]++; }",
        "enum E { A; int n; }", "enum E { A; final int[] n = {1}; }",
        "enum E { A(new int[1]); E(int[] a) { b = a; } final int[] b; }",
        "enum E { A { int n; int next() { return n++; } }; abstract int next(); }",
        "enum E { A(make()); final IntSupplier n; E(IntSupplier s) { n = s; } static IntSupplier make() {"
            + " int[] n = {1}; return () -> n[0]++; } }",
        "enum E { A(List.of()); final List<Integer> n; E(List<Integer> l) { n = new ArrayList<>(l); } }",
        "enum E { A(List.of()); final List<Integer> n; E(List<Integer> l) { l = new ArrayList<>(); n = l; } }",
        "enum E { A { int b() { return 1; } }; final int[] n; E() { this(new int[1]); } E(int[] a) { n = a; }"
            + " abstract int b(); }",
        "interface I { List<Integer> a = new ArrayList<>(); }",
        "static final List<Integer> a; static { List<Integer> b = new ArrayList<>(); a = b; }",
        "static final List<Integer> a = b(), c = List.of(1); static List<Integer> b() { return new ArrayList<>(); }",
        "static final Object a = true ? new int[1] : null;",
        "static final List<Object> a = List.of(make(), 1); static final int b; static { b = 5; }"
            + " static Object make() { return new int[1]; }",
        "static final List<Object> a; static final int b; static { a = List.of(make(), switch (1) {"
            + " default -> { b = 5; yield b; } }); } static Object make() { return new int[1]; }",
        "sealed interface S {} record T(int[] a) implements S {} static final S a = new T(new int[1]);",
        "static class P { final int[] a; P(int[] b) { a = b; } } static class Q extends P {"
            + " Q() { super(new int[1]); } } static final P a = new Q();",
        "static final Object a = Optional.of(new int[1]);", "static final Iterator<Integer> a = List.of(1).iterator();",
        "static class Big extends BigInteger { int n; Big() { super(\"1\"); } } static final BigInteger a = new Big();",
        "static final java.util.concurrent.atomic.AtomicLong a = new java.util.concurrent.atomic.AtomicLong();",
        "static volatile boolean a;", "private static transient long a = 5;",
        "static final RuntimeException a = new RuntimeException();"
    })
    void state_that_nodes_would_share_is_refused(String members) {
        List<Refusal> refusals = refusals(admitMembers(members));
        assertEquals(1, refusals.size(), refusals.toString());
        assertEquals(Refusal.Rule.STATIC_STATE, refusals.getFirst().rule());
        assertTrue(refusals.getFirst().message().contains("field "), refusals.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "static final int A = 5; static final long B = A * 7L; static final boolean C = A > B;",
        "static final String A = \"x\"; static final String B = A.repeat(3) + make();"
            + " static String make() { return A; }",
        "static final Pattern A = Pattern.compile(\"a*\"); static final Set<String> B = Set.of(\"a\"); static final"
            + " Map<String, LocalDate> C = Map.of(\"a\", LocalDate.EPOCH); static final BigInteger D = BigInteger.TEN;",
        "static final Integer A = 1_000_000; static final java.time.Duration B = java.time.Duration.ofMillis(5);",
        "static final List<String> A = List.of(\"a\", \"b\");",
        "static final List<Integer> A = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);",
        "static final List<List<Integer>> A = List.of(List.of(1), List.of());",
        "enum E { A, B } static final List<E> A = List.of(E.A, E.B); static final E B = E.valueOf(\"A\");",
        "static final Comparator<String> A = Comparator.comparing(String::length).thenComparing(s -> s).reversed();",
        "static final IntBinaryOperator A = (a, b) -> a + b; static final Runnable B = () -> {};",
        "record R(int a, String b) {} static final R A = new R(1, make()); static String make() { return \"\"; }",
        "record R(int a, R next) {} static final R A = new R(1, new R(2, null));",
        "record R(String a, IntUnaryOperator b) {} static final List<R> A = List.of(new R(\"x\", n -> n + 1));",
        "enum Op { ADD((a, b) -> a + b), SUB { int x() { return 2; } }; private final IntBinaryOperator f;"
            + " Op() { this((a, b) -> a - b); } Op(IntBinaryOperator f) { this.f = f; } int x() { return 1; } }",
        "enum E { A(1, List.of(2)), B(3, List.of()); final int n; final List<Integer> l;"
            + " E(int n, List<Integer> l) { this.n = n; this.l = l; } }",
        "sealed interface S {} record T(int a) implements S {} record U() implements S {} static final S A = new T(1);",
        "static final Object LOCK = new Object();", "interface I { int A = 5; List<String> B = List.of(); }",
        "static class P { private final int a; P(int a) { this.a = a; } int a() { return a; } }"
            + " static final P A = new P(3);",
        "static final Optional<String> A = Optional.empty(); static final double B = Math.sqrt(2) / 2;",
        "static final dev.assay.labs.tiny.TinySolution A = n -> 2 * n;"
    })
    void constants_that_cannot_change_are_admitted(String members) {
        assertAdmitted(admitMembers(members));
    }

    @Test
    void the_entry_class_may_not_carry_state_from_node_to_node() {
        String shared = TinyLab.SOLUTION.replace("public int twice",
                "public int twice(int number) { return counts.size(); }\n"
                        + "    private final java.util.List<Integer> counts = new java.util.ArrayList<>();\n"
                        + "    public int thrice");
        List<Refusal> refusals = refusals(admit(Map.of("tiny/Solution.java", shared.replace("@Override\n", ""))));
        assertEquals(Refusal.Rule.STATIC_STATE, refusals.getFirst().rule());
        assertTrue(refusals.getFirst().message().startsWith("field counts is final, but"), refusals.toString());
        assertTrue(refusals.getFirst().line() > 1, refusals.toString());
    }

    @Test
    void a_static_field_is_found_where_it_gets_its_value_or_is_used_first() {
        assertEquals(3, refusals(admitMembers("\nstatic int a = make(); static int make() { return 1; }"))
                .getFirst().line());
        assertEquals(4, refusals(admitMembers("static int a;\n\nint b() { return a; }")).getFirst().line());
    }

    @Test
    void size_is_limited() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 301; i++) {
            many.append("class C").append(i).append(" {}\n");
        }
        assertEquals("the submission compiles to more than 300 classes or 1024 KB",
                refusals(admitMembers(many.toString())).getFirst().message());
        Refusal method = refusals(admitMembers("int a(int b) {\n" + "b += b * 7 - b / 3;\n".repeat(2_500)
                + "return b; }")).getFirst();
        assertEquals(Refusal.Rule.SIZE, method.rule());
        assertEquals(3, method.line());
        StringBuilder text = new StringBuilder("void a() { String s = \"\";\n");
        for (int i = 0; i < 10; i++) {
            text.append("s = \"").append(Character.toString('a' + i).repeat(30_000)).append("\";\n");
        }
        assertEquals("the submission has more than 256 KB of text in it",
                refusals(admitMembers(text + "}")).getFirst().message());
    }

    @Test
    void refusals_are_sorted_and_not_without_end() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            many.append("void m").append(i).append("() { System.exit(1); }\n");
        }
        List<Refusal> refusals = refusals(admitMembers(many.toString()));
        assertEquals(101, refusals.size());
        assertEquals(2, refusals.getFirst().line());
        assertEquals(101, refusals.get(99).line());
        assertEquals(102, refusals.getLast().line());
        assertEquals("here and in 199 more places is something that may not be used", refusals.getLast().message());
    }
}
