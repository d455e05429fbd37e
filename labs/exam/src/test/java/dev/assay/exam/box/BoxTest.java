package dev.assay.exam.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.exam.Pupil;
import dev.assay.exam.box.Child.Answer;
import dev.assay.exam.protocol.Finished;
import dev.assay.exam.protocol.Finished.Status;
import dev.assay.exam.protocol.Frames;
import dev.assay.exam.protocol.Order;
import dev.assay.exam.protocol.Printed;
import dev.assay.exam.protocol.Ready;
import dev.assay.exam.protocol.Skipped;
import dev.assay.exam.protocol.Trouble;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@DisplayName("The child that examines a submission")
@Execution(ExecutionMode.CONCURRENT)
class BoxTest {
    private static final String[] ALL = {"P1", "H1", "H2", "H3", "H10"};

    @TempDir
    private Path folder;

    private Child child;

    @BeforeEach
    void makeLab() throws Exception {
        child = new Child(folder);
    }

    private static List<String> statuses(Answer answer) {
        return answer.all(Finished.class).map(one -> one.testId() + " " + one.status()).toList();
    }

    @Test
    @DisplayName("passes an honest solution in every test, in the order of the order")
    void honest() throws Exception {
        Answer answer = child.examine(Pupil.honest(), ALL);
        assertEquals(List.of("P1 PASSED", "H1 PASSED", "H2 PASSED", "H3 PASSED", "H10 PASSED"), statuses(answer));
        assertInstanceOf(Ready.class, answer.frames().getFirst());
        assertTrue(answer.isDone());
        assertEquals(0, answer.exitCode());
        assertEquals(new Printed("", 0), answer.printed());
        assertEquals(20, answer.finished("H1").schedulesRun());
        assertEquals(200, answer.finished("H3").schedulesRun());
    }

    @Test
    @DisplayName("fails a violation with its rule and sentence, names the schedule, and skips what needs the test")
    void violation() throws Exception {
        Answer answer = child.examine(Pupil.solution("return total += (number == 42 ? 41 : number);"), ALL);
        Finished counts = answer.finished("H1");
        assertEquals(Status.FAILED, counts.status());
        assertEquals("sum", counts.rule());
        assertEquals("The total was told wrongly.", counts.message());
        assertTrue(counts.schedule() >= 0, counts.toString());
        assertEquals(counts.schedule() + 1, counts.schedulesRun());
        assertEquals(List.of(new Skipped("H2", "H1")), answer.all(Skipped.class).toList());
        assertEquals(Status.PASSED, answer.finished("H10").status());
    }

    @Test
    @DisplayName("tells a student what a public assertion says, and of a hidden one its title only")
    void assertions() throws Exception {
        Answer answer = child.examine(Pupil.solution("return total += number + 1;"), "P1", "H10");
        assertEquals("assertion", answer.finished("P1").rule());
        assertEquals("expected: <2> but was: <4>", answer.finished("P1").message());
        assertEquals("assertion", answer.finished("H10").rule());
        assertEquals("Does not hold: Adds zero", answer.finished("H10").message());
    }

    @Test
    @DisplayName("shrinks a failing property to a small example of the same mistake")
    void shrinking() throws Exception {
        Finished order = child.examine(Pupil.solution("return total = number;"), "H3").finished("H3");
        assertEquals("order", order.rule());
        assertEquals("The order of 2 numbers matters.", order.message());
    }

    @Test
    @DisplayName("gives the same answer to the same order, to the byte, and other schedules under another root seed")
    void pure() throws Exception {
        SortedMap<String, byte[]> flawed = Pupil.solution("return total += (number == 42 ? 41 : number);");
        Answer first = child.examine(flawed, ALL);
        assertEquals(first, child.examine(flawed, ALL));
        Child other = new Child(folder).withRootSeed(77);
        assertNotEquals(first.finished("H1"), other.examine(flawed, ALL).finished("H1"));
        for (String[] flags : new String[][] {
            {"-Xint"}, {"-XX:-UseSerialGC", "-XX:+UseParallelGC"}, {"-XX:TieredStopAtLevel=4"}, {"-Xmx64m"}
        }) {
            assertEquals(first, new Child(folder, flags).examine(flawed, ALL), flags[0]);
        }
    }

    @Test
    @DisplayName("blames what student code throws on the line that threw it")
    void exception() throws Exception {
        Answer answer = child.examine(
                Pupil.solution("return Integer.parseInt(\"x\" + number);"), "P1", "H3");
        Finished finished = answer.finished("P1");
        assertEquals(Status.FAILED, finished.status());
        assertEquals("API", finished.rule());
        assertEquals("Your code threw java.lang.NumberFormatException at pupil/Sum.java:10.", finished.message());
        assertEquals("pupil/Sum.java", finished.file());
        assertEquals(10, finished.line());
        assertEquals("API", answer.finished("H3").rule());
    }

    @Test
    @DisplayName("does not take what a test stumbles over for the lab's trouble: a value that is missing is the submission's")
    void missingValue() throws Exception {
        Answer answer = child.examine(Pupil.absent(), ALL);
        assertEquals(
                List.of("P1 FAILED", "H1 FAILED", "H3 FAILED", "H10 FAILED"),
                statuses(answer));
        assertEquals("API", answer.finished("H10").rule());
        assertEquals("The test cannot go on with what your code gave (NullPointerException): something is null, empty, or of another kind "
                + "than its contract promises.", answer.finished("H10").message());
    }

    @Test
    @DisplayName("does not listen to what an exception of the student's own says about itself")
    void lyingException() throws Exception {
        String liar = """
                class Passed extends RuntimeException {
                    public String getMessage() { while (true) {} }
                    public String toString() { System.exit(0); return ""; }
                    public StackTraceElement[] getStackTrace() { throw new Error("ha"); }
                    public Throwable getCause() { throw this; }
                    public synchronized Throwable fillInStackTrace() { return this; }
                    public void printStackTrace() { while (true) {} }
                    public boolean equals(Object o) { while (true) {} }
                    public int hashCode() { while (true) {} }
                }
                """;
        Answer answer = child.examine(Pupil.solution("throw new Passed();", liar), "P1", "H1", "H3", "H10");
        assertEquals(List.of("P1 FAILED", "H1 FAILED", "H3 FAILED", "H10 FAILED"), statuses(answer));
        assertTrue(answer.all(Finished.class).allMatch(one -> one.message().equals("Your code threw pupil.Passed.")));
        assertTrue(answer.isDone());
    }

    @Test
    @DisplayName("does not take a student's assertion, or a class named like a verdict, for the lab's")
    void forgedVerdicts() throws Exception {
        Answer asserted = child.examine(Pupil.solution("throw new AssertionError(\"I pass\");"), "P1");
        assertEquals("API", asserted.finished("P1").rule());
        Answer named =
                child.examine(Pupil.solution("throw new Violation();", "class Violation extends Error {}"), "P1");
        assertEquals("Your code threw pupil.Violation.", named.finished("P1").message());
    }

    @Test
    @DisplayName("calls an endless loop spent, whatever the loop does with the error")
    void endless() throws Exception {
        String tick = "dev.assay.simulator.fuel.Fuel.tick();";
        Answer answer = child.examine(Pupil.solution("while (true) { " + tick + " }"), "P1", "H1", "H3");
        assertEquals(List.of("P1 SPENT", "H1 SPENT", "H3 SPENT"), statuses(answer));
        assertTrue(answer.all(Finished.class).allMatch(one -> one.rule().equals("FUEL")));
        Answer swallowed = child.examine(
                Pupil.solution("for (int i = 0; i < 2_000_000; i++) { try { " + tick
                        + " } catch (Throwable t) { } } return total += number;"),
                "P1", "H10");
        assertEquals(List.of("P1 SPENT", "H10 SPENT"), statuses(swallowed));
    }

    @Test
    @DisplayName("still calls it a failure when shrinking the failure has used up the fuel")
    void spentByShrinking() throws Exception {
        Answer answer = child.examine(
                Pupil.solution("for (int i = 0; i < 9_000; i++) dev.assay.simulator.fuel.Fuel.tick(); "
                        + "return total = number;"),
                "H3");
        assertEquals(Status.FAILED, answer.finished("H3").status());
        assertEquals("order", answer.finished("H3").rule());
        assertEquals(1_000_000, answer.finished("H3").fuelSpent());
    }

    @Test
    @DisplayName("calls a recursion without end, and a memory without end, spent, and goes on with the next test")
    void depthAndMemory() throws Exception {
        Answer deep = child.examine(Pupil.solution("return add(number) + 1;"), "P1", "H1", "H3", "H10");
        assertEquals(List.of("P1 SPENT", "H1 SPENT", "H3 SPENT", "H10 SPENT"), statuses(deep));
        assertEquals("DEPTH", deep.finished("H3").rule());
        assertEquals("pupil/Sum.java", deep.finished("P1").file());
        Answer full = child.examine(
                Pupil.solution("if (number == 0) return total; var all = new java.util.ArrayList<long[]>(); "
                        + "while (true) all.add(new long[1 << 20]);"),
                "P1", "H1", "H3", "H10");
        assertEquals("MEMORY", full.finished("P1").rule());
        assertEquals(List.of("P1 SPENT", "H1 SPENT", "H3 SPENT", "H10 SPENT"), statuses(full));
    }

    @Test
    @DisplayName("keeps 64 Ki characters of fifty megabytes of prints, and counts the rest")
    void prints() throws Exception {
        Answer answer = child.examine(
                Pupil.solution("for (int i = 0; i < 50_000; i++) { System.out.println(\"x\".repeat(999)); "
                        + "System.err.print(\"é\"); System.out.write(65); } return total += number;"),
                "P1");
        assertEquals(Status.PASSED, answer.finished("P1").status());
        assertEquals(Printed.MOST_CHARS, answer.printed().text().length());
        assertEquals(2 * 50_000L * 1_002 - Printed.MOST_CHARS, answer.printed().droppedChars());
        assertTrue(answer.printed().text().startsWith("x".repeat(999) + "\néA"));
    }

    @Test
    @DisplayName("gives every test fresh classes, so a static field carries nothing over")
    void statics() throws Exception {
        Answer answer = child.examine(Pupil.solution("total += number; return ++calls > 2 ? -1 : total;"), "P1", "P1");
        assertEquals(List.of("P1 PASSED", "P1 PASSED"), statuses(answer));
    }

    @Test
    @DisplayName("lets student code see the contract and the JDK, but neither tests nor exam nor JUnit")
    void border() throws Exception {
        String probe = """
                for (String name : new String[] {
                        "dev.assay.exam.tinylab.hidden.HiddenChecks", "dev.assay.exam.tinylab.open.OpenChecks",
                        "dev.assay.exam.box.Box", "dev.assay.exam.Submission", "dev.assay.simulator.Violation",
                        "org.junit.jupiter.api.Test", "net.jqwik.api.Property", "org.opentest4j.AssertionFailedError"
                }) {
                    try { Class.forName(name); return -1; } catch (ClassNotFoundException expected) { }
                }
                try {
                    Class.forName("dev.assay.exam.tinylab.contract.Counter");
                    Class.forName("dev.assay.kit.Node");
                    Class.forName("dev.assay.simulator.fuel.Fuel");
                } catch (ClassNotFoundException e) { return -2; }
                if (Sum.class.getResource("/dev/assay/exam/tinylab/hidden/HiddenChecks.class") != null) return -3;
                if (ClassLoader.getSystemClassLoader() == Sum.class.getClassLoader()) return -4;
                return total += number;
                """;
        assertEquals(Status.PASSED, child.examine(Pupil.solution(probe), "P1").finished("P1").status());
    }

    @Test
    @DisplayName("is not held by threads and hooks that student code leaves behind")
    void leakedThreads() throws Exception {
        Answer answer = child.examine(
                Pupil.solution("""
                        new Thread(() -> { while (true) { } }).start();
                        Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { } }));
                        return total += number;
                        """),
                "P1");
        assertTrue(answer.isDone());
        assertEquals(0, answer.exitCode());
    }

    @Test
    @DisplayName("dies with a student's exit without a word about the test, so the grader sees it")
    void exit() throws Exception {
        Answer answer = child.examine(Pupil.solution("Runtime.getRuntime().halt(0); return 0;"), "P1");
        assertFalse(answer.isDone());
        assertEquals(0, answer.all(Finished.class).count());
    }

    @Test
    @DisplayName("calls a broken test trouble, and never blames the submission for it")
    void brokenTests() throws Exception {
        Answer answer = child.examine(Pupil.honest(), "X1", "X2", "X3", "X4", "X5", "X7", "X99", "P1");
        assertEquals(
                List.of(
                        "X1 TROUBLE", "X2 TROUBLE", "X3 TROUBLE", "X4 TROUBLE", "X5 TROUBLE", "X7 TROUBLE",
                        "X99 TROUBLE", "P1 PASSED"),
                statuses(answer));
        String thrown = answer.finished("X1").message();
        assertTrue(thrown.contains("the author's mistake") && thrown.contains("BrokenChecks.java:"), thrown);
        String missing = answer.finished("X99").message();
        assertTrue(missing.contains("--write-manifest"), missing);
        String property = answer.finished("X5").message();
        assertTrue(property.contains("@ForAll long seed"), property);
        String disabled = answer.finished("X3").message();
        assertTrue(disabled.contains("for now"), disabled);
    }

    @Test
    @DisplayName("fails a property that is merely false")
    void falseProperty() throws Exception {
        Finished finished = child.examine(Pupil.honest(), "X6").finished("X6");
        assertEquals(Status.FAILED, finished.status());
        assertEquals("Does not hold: Is false", finished.message());
    }

    @Test
    @DisplayName("hands the reference to a test that asks for it, and blames it on nobody")
    void reference() throws Exception {
        assertEquals(Status.PASSED,
                child.withReference(Pupil.honest()).examine(Pupil.honest(), "X7").finished("X7").status());
        assertEquals(Status.TROUBLE,
                child.withReference(Pupil.solution("throw new IllegalStateException();"))
                        .examine(Pupil.honest(), "X7").finished("X7").status());
    }

    @Test
    @DisplayName("says what does not fit when lab.json and contract name different classes")
    void wrongManifest() throws Exception {
        Order right = child.order(Order.Mode.EXAMINE, List.of(), Pupil.honest());
        Order wrong = new Order(
                right.mode(), right.labId(), right.solutionType(), "pupil.Other", right.rootSeed(), right.seedFactor(),
                right.fuelPerTest(), right.tests(), "", "", right.submission(), right.reference());
        Answer answer = child.answer(wrong);
        Trouble trouble = answer.all(Trouble.class).findFirst().orElseThrow();
        assertTrue(trouble.text().contains("pupil.Other") && trouble.text().contains("pupil.Solution"), trouble.text());
    }

    @Test
    @DisplayName("ends when the grader is gone, even in the middle of an endless loop")
    void orphan() throws Exception {
        Process process = child.start();
        Frames.write(process.getOutputStream(), child.order(
                Order.Mode.EXAMINE,
                List.of(new Order.Test("P1", "", "dev.assay.exam.tinylab.open.OpenChecks#oneAndOne", false, List.of())),
                Pupil.solution("while (true) { }")));
        InputStream in = process.getInputStream();
        assertInstanceOf(Ready.class, Frames.read(in));
        process.getOutputStream().close();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    }
}
